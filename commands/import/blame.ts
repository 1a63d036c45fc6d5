import { type Change, type Changes, UNKNOWN, withoutInstances } from "./changes";
import { JSON_ATTRIBUTES } from "./raw-resource";

/**
 * What an import is to blame for: what its plan changes and the directory's own plan does not, or not in the same way. Of what
 * changes since something else does, only that is blamed.
 */
export function blamed(changes: Changes, own: Changes): readonly string[] {
  const other = [...changes].filter(([address, change]) => !isExcused(change, own.get(address)));
  const resources = other.filter(([address]) => isResource(address));
  const addresses = resources.map(([address]) => address);
  const causes = resources.filter(([, { dependsOn }]) => !addresses.some((each) => isOneOf(each, dependsOn)));
  // What data sources and outputs are, follows from resources.
  if (causes.length > 0) return causes.map(([address]) => address);
  return addresses.length > 0 ? addresses : other.map(([address]) => address);
}

/** Which of these a change depends on. */
export function among(addresses: readonly string[], { dependsOn }: Pick<Change, "dependsOn">): readonly string[] {
  return addresses.filter((address) => isOneOf(address, dependsOn));
}

/** What the directory's own plan changes of these and the import's does not, by its arguments. */
export function notCarried(addresses: readonly string[], changes: Changes, own: Changes): ReadonlyMap<string, string> {
  const lost = new Map<string, string>();
  for (const address of addresses) {
    const becomes = changes.get(address)?.becomes ?? new Map<string, string>();
    const paths = [...(own.get(address)?.becomes ?? [])].filter(
      ([path, text]) => text !== UNKNOWN && !isSame(path, text, becomes),
    );
    const names = new Set(paths.map(([path]) => argumentOf(path)).filter((name) => name !== "tags_all"));
    if (names.size > 0) lost.set(address, [...names].join(", "));
  }
  return lost;
}

/** Whether the directory's own plan does the same: its update of a resource excuses no replacement of it. */
function isExcused(change: Change, own: Change | undefined): boolean {
  if (own === undefined || (isReplaced(change) && !isReplaced(own))) return false;
  if (change.actions === "read") return own.actions === "read";
  return [...change.becomes].every(([path, text]) => isSame(path, text, own.becomes));
}

/** In a state, JSON has what AWS fills in, so that the same change is written in another way. */
function isSame(path: string, text: string, becomes: Change["becomes"]): boolean {
  return becomes.get(path) === text || (JSON_ATTRIBUTES.has(argumentOf(path)) && becomes.has(path));
}

function isReplaced({ actions }: Change): boolean {
  return actions.includes("delete");
}

function isResource(address: string): boolean {
  return !address.startsWith("output.") && !/(?:^|\.)data\./.test(withoutInstances(address));
}

function isOneOf(address: string, dependencies: readonly string[]): boolean {
  const block = withoutInstances(address);
  return dependencies.some((each) => block === each || block.startsWith(`${each}.`));
}

function argumentOf(path: string): string {
  return path.split(".")[0] ?? path;
}

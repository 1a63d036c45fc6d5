import { UsageError } from "../lib/program";
import { nearestName } from "../../constructs/core/nearest";

/** Stacks of a program, by name: those whose outputs each one reads. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/**
 * Which stacks are meant.
 *
 * @param named as the command line names them; none means all
 * @throws UsageError for a name that no stack has
 */
export function chooseStacks(named: readonly string[], all: Dependencies): string[] {
  const names = [...all.keys()];
  for (const name of named) {
    if (all.has(name)) continue;
    const near = nearestName(name, names);
    throw new UsageError(
      `there is no stack ${name}; ${near === undefined ? `the stacks are ${names.join(", ")}` : `write ${near}`}`,
    );
  }
  return named.length === 0 ? names : [...named];
}

/**
 * Groups stacks so that each comes after those that it reads from: what is in one group may be planned at the same time.
 * cdktf refuses stacks that depend on each other.
 */
export function inOrder(stacks: readonly string[], all: Dependencies): string[][] {
  const level = (stack: string): number =>
    Math.max(0, ...[...needs(stack, all)].filter((other) => stacks.includes(other)).map((other) => level(other) + 1));
  const groups: string[][] = [];
  for (const stack of stacks) (groups[level(stack)] ??= []).push(stack);
  return groups;
}

/** What a stack depends on, also by way of stacks that were not asked for. */
function needs(stack: string, all: Dependencies, found = new Set<string>()): Set<string> {
  for (const other of all.get(stack) ?? []) {
    if (found.has(other)) continue;
    found.add(other);
    needs(other, all, found);
  }
  return found;
}

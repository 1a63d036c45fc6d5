import { readFileSync } from "node:fs";
import { join } from "node:path";
// Types alone, so that it is read only where a statement has to be judged; the compiler puts it beside the program.
import type Table from "./service-actions.json";

/** What a service can be asked, as AWS's Service Authorization Reference has it. */
export interface ServiceActions {
  /** By the action's name in lower case, since IAM compares without case. */
  readonly actions: ReadonlyMap<string, ServiceAction>;
  /** Its condition keys; `*` is any text. */
  readonly keys: readonly string[];
}

/** An action of a service. */
export interface ServiceAction {
  readonly name: string;
  /** ARNs of what it acts on, `*` for any text; none where it knows no resources. @default it may act on anything */
  readonly resources?: readonly string[];
}

let table: typeof Table | undefined;
const services = new Map<string, ServiceActions | undefined>();
let owners: ReadonlyMap<string, readonly string[]> | undefined;

/** @param prefix such as `logs`. @returns `undefined` where the reference has no such service */
export function serviceActions(prefix: string): ServiceActions | undefined {
  if (!services.has(prefix)) services.set(prefix, parse(textOf(prefix)));
  return services.get(prefix);
}

/** The prefixes of all services. */
export function servicePrefixes(): readonly string[] {
  return Object.keys(read().services);
}

/** The condition keys that every service knows. */
export function globalKeys(): readonly string[] {
  return read().keys.split(" ");
}

/** The services that know an action of this name, in whatever case. */
export function servicesWith(action: string): readonly string[] {
  owners ??= indexOwners();
  return owners.get(action.toLowerCase()) ?? [];
}

function read(): typeof Table {
  table ??= JSON.parse(readFileSync(join(__dirname, "service-actions.json"), "utf8")) as typeof Table;
  return table;
}

function textOf(prefix: string): string | undefined {
  const all: Readonly<Record<string, string>> = read().services;
  return Object.hasOwn(all, prefix) ? all[prefix] : undefined;
}

function parse(text: string | undefined): ServiceActions | undefined {
  if (text === undefined) return undefined;
  const [actions = "", types = "", keys = ""] = text.split("|");
  const arns = types.split(" ");
  const parsed = actions.split(" ").map((action): [string, ServiceAction] => {
    const [name = "", on] = action.split(":");
    const resources = on === undefined ? [] : on.split(",").flatMap((index) => arns[Number(index)] ?? []);
    return [name.toLowerCase(), on === "*" ? { name } : { name, resources }];
  });
  return { actions: new Map(parsed), keys: keys === "" ? [] : keys.split(" ") };
}

function indexOwners(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const prefix of servicePrefixes()) {
    for (const action of serviceActions(prefix)?.actions.keys() ?? [])
      index.set(action, [...(index.get(action) ?? []), prefix]);
  }
  return index;
}

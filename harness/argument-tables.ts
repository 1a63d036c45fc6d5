import { isObject } from "../constructs/core/shape";

/** An argument of a block, as the bindings of a provider have it. */
interface Argument {
  readonly isRequired: boolean;
  /** The interface of the block that it is. `undefined`: it is a value. */
  readonly block?: string;
}

/** The arguments of each block of a resource or data source, by the block's interface in the bindings. */
export type ArgumentTables = ReadonlyMap<string, ReadonlyMap<string, Argument>>;

/** An interface, from its head to the brace that closes it at the beginning of a line. */
const INTERFACE = /^export interface (\w+)( extends \w+\.TerraformMetaArguments)? \{\n([^]*?)^\}/gm;
/** What the provider calls an argument, at the end of the link to its documentation, and how the bindings type it. */
const ARGUMENT = /\{@link [^}]*#(\w+)\}[^]*?readonly \w+(\??): ([^\n]+)/g;

/** The name of the table of a resource's own arguments. */
export const WHOLE = "";

/**
 * Reads the arguments from the declarations of a resource, `lib/<resource>/index.d.ts`.
 *
 * @throws Error where they declare no resource
 */
export function argumentTables(declarations: string): ArgumentTables {
  const found = [...declarations.matchAll(INTERFACE)];
  const names = found.map(([, name = ""]) => name);
  const tables = new Map(
    found.map(([, name = "", isWhole, body = ""]) => [
      isWhole === undefined ? name : WHOLE,
      new Map(
        [...body.matchAll(ARGUMENT)].map(([, argument = "", optional, type = ""]) => {
          const block = names.find((each) => new RegExp(`\\b${each}\\b`).test(type));
          return [argument, { isRequired: optional === "", block }];
        }),
      ),
    ]),
  );
  if (!tables.has(WHOLE)) throw new Error("These declarations have no interface of a resource's arguments.");
  return tables;
}

/** What any resource takes (Terraform documentation, "Meta-Arguments"), cdktf's metadata, and blocks that are made of others. */
const META = ["//", "count", "depends_on", "dynamic", "for_each", "lifecycle", "provider", "provisioner", "connection"];

/**
 * What a provider would refuse of a resource, as far as its arguments say: those that it does not have, and those that it
 * requires and that are missing.
 *
 * @returns the path of each argument and what is wrong with it
 */
export function argumentFaults(
  block: Readonly<Record<string, unknown>>,
  tables: ArgumentTables,
  table = WHOLE,
  path = "",
): string[] {
  const known = tables.get(table) ?? new Map<string, Argument>();
  const gone = Object.keys(block).filter((name) => !known.has(name) && !(path === "" && META.includes(name)));
  const dynamic = isObject(block["dynamic"]) ? Object.keys(block["dynamic"]) : [];
  const missing = [...known].filter(([name, each]) => each.isRequired && !(name in block) && !dynamic.includes(name));
  const inside = Object.entries(block).flatMap(([name, value]) => {
    const next = known.get(name)?.block;
    const blocks = next === undefined ? [] : [value].flat().filter(isObject);
    return blocks.flatMap((each) => argumentFaults(each, tables, next, `${path}${name}.`));
  });
  return [
    ...gone.map((name) => `${path}${name} is gone`),
    ...missing.map(([name]) => `${path}${name} is required`),
    ...inside,
  ];
}

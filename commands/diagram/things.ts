import { groupOf, groupOfModule } from "./kinds";

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** What a resource refers to. */
export interface Reference {
  readonly address: string;
  /** The argument of the resource that holds the reference. */
  readonly field: string;
  /** Whether it only comes first (`depends_on`). */
  readonly soft: boolean;
}

/** A resource or a module of a stack. */
export interface Thing {
  readonly address: string;
  /** Type of the resource; `module` of a module. */
  readonly type: string;
  readonly name: string;
  readonly group: string;
  readonly body: Json;
  /** The others that it refers to, each once. */
  readonly references: readonly Reference[];
}

/** A value that is looked through: what a local or a data source refers to is referred to by its users. */
type Through = ReadonlyMap<string, unknown>;

/** Arguments that connect nothing. */
const UNREAD: ReadonlySet<string> = new Set(["//", "tags", "tags_all", "provider", "providers"]);

const REFERENCE = /(?<![\w.-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+|module|local)\.([A-Za-z_][\w-]*)/g;

/**
 * The resources and modules of a stack with what they refer to, by their addresses. Names are sorted, so that the order in
 * a file changes nothing.
 *
 * @param json what Terraform reads: a `cdk.tf.json`, or any `*.tf.json`
 */
export function thingsOf(json: Json): Map<string, Thing> {
  const found = [...resources(json), ...modules(json)];
  const addresses = new Set(found.map(({ address }) => address));
  const through = lookedThrough(json);
  return new Map(
    found.map((thing) => [
      thing.address,
      { ...thing, references: merged(referencesIn(thing.body, addresses, through), thing.address) },
    ]),
  );
}

type Bare = Omit<Thing, "references">;

function resources(json: Json): Bare[] {
  return entries(json["resource"]).flatMap(([type, byName]) =>
    entries(byName).map(([name, body]) => ({
      address: `${type}.${name}`,
      type,
      name,
      group: groupOf(type),
      body: objectOf(body),
    })),
  );
}

function modules(json: Json): Bare[] {
  return entries(json["module"]).map(([name, value]) => {
    const body = objectOf(value);
    const { source } = body;
    const group = groupOfModule(typeof source === "string" ? source : "", name);
    return { address: `module.${name}`, type: "module", name, group, body };
  });
}

function lookedThrough(json: Json): Through {
  const data = entries(json["data"]).flatMap(([type, byName]) =>
    entries(byName).map(([name, body]) => [`data.${type}.${name}`, body] as const),
  );
  const locals = entries(json["locals"]).map(([name, value]) => [`local.${name}`, value] as const);
  return new Map([...data, ...locals]);
}

/** Members of an object in the order of their names. Terraform also takes a list of objects where it takes one. */
function entries(value: unknown): [string, unknown][] {
  const objects = (Array.isArray(value) ? value : [value]).map(objectOf);
  return objects.flatMap((object) => Object.entries(object)).sort(([a], [b]) => compare(a, b));
}

/** An object as it is, the first of a list, and of everything else an empty one. */
function objectOf(value: unknown): Json {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null && !Array.isArray(first) ? (first as Json) : {};
}

/** The order of texts by their code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function referencesIn(body: unknown, addresses: ReadonlySet<string>, through: Through): Reference[] {
  const seen = new Set<string>();
  const read = (value: unknown, inherited: string): Reference[] =>
    textsIn(value).flatMap(({ text, field: own }) => {
      const field = inherited === "" ? own : inherited;
      const soft = field === "depends_on";
      if (!soft && !text.includes("${")) return [];
      return [...text.matchAll(REFERENCE)].flatMap(([address]) => {
        if (addresses.has(address)) return [{ address, field, soft }];
        if (!through.has(address) || seen.has(address)) return [];
        seen.add(address);
        return read(through.get(address), field);
      });
    });
  return read(body, "");
}

/** Texts of a value, each with the name of the outermost member that holds it. */
function textsIn(value: unknown, field = ""): { readonly text: string; readonly field: string }[] {
  if (typeof value === "string") return [{ text: value, field }];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, field));
  return Object.entries(objectOf(value))
    .filter(([name]) => !UNREAD.has(name))
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([name, member]) => textsIn(member, field === "" ? name : field));
}

/** Each address once; it is soft where all references to it are. */
function merged(references: readonly Reference[], own: string): Reference[] {
  const byAddress = new Map<string, Reference>();
  for (const reference of references) {
    const known = byAddress.get(reference.address);
    if (reference.address === own || (known !== undefined && !known.soft)) continue;
    byAddress.set(reference.address, reference);
  }
  return [...byAddress.values()];
}

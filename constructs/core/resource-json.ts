import { TerraformDataSource, TerraformResource, type TerraformElement } from "cdktf";
import { processDynamicAttributes } from "cdktf/lib/util";

type Fields = Record<string, unknown>;

/** A resource or data source by its block, type and name, with its attributes, tokens and all. */
export interface ResourceJson {
  readonly block: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly attributes: Fields;
}

/** What makes more of a resource than its own attributes; cdktf's names. */
const ARGUMENTS = ["dependsOn", "count", "provider", "lifecycle", "forEach", "provisioners", "connection"];
const MOVES = ["_hasMoved", "_imported", "_movedById", "_movedByTarget"];

/** What writes it: a class with its own may say something else. */
const WRITERS = ["toTerraform", "terraformMetaArguments"] as const;

/** Whether the elements of a class are written as cdktf does it, by their prototype. */
const asUsual = new Map<object, boolean>(
  [TerraformResource, TerraformDataSource].map(({ prototype }) => [prototype, true]),
);

function isWrittenAsUsual(prototype: object | null): boolean {
  if (prototype === null) return false;
  let usual = asUsual.get(prototype);
  if (usual === undefined) {
    usual =
      !WRITERS.some((name) => Object.hasOwn(prototype, name)) && isWrittenAsUsual(Reflect.getPrototypeOf(prototype));
    asUsual.set(prototype, usual);
  }
  return usual;
}

/**
 * What cdktf's `toTerraform` says of a resource that has nothing but attributes, as almost all do: it spends most of its
 * time on what such a resource does not have.
 *
 * @returns `undefined` for all others
 */
export function resourceJson(element: TerraformElement): ResourceJson | undefined {
  if (Object.hasOwn(element, "toTerraform") || !isWrittenAsUsual(Reflect.getPrototypeOf(element))) return undefined;
  if (!TerraformResource.isTerraformResource(element) && !TerraformDataSource.isTerraformDataSource(element))
    return undefined;
  if (ARGUMENTS.some((name) => Reflect.get(element, name) !== undefined)) return undefined;
  if (MOVES.some((name) => Boolean(Reflect.get(element, name)))) return undefined;
  if (Object.keys(Reflect.get(element, "rawOverrides") as Fields).length > 0) return undefined;
  const { terraformResourceType: type, friendlyUniqueId: name } = element;
  const block = TerraformResource.isTerraformResource(element) ? "resource" : "data";
  const synthesize = Reflect.get(element, "synthesizeAttributes") as () => Fields;
  const attributes = synthesize.call(element);
  return {
    block,
    type,
    name,
    attributes: mayBeDynamic(attributes) ? processDynamicAttributes(attributes) : attributes,
  };
}

/** Whether one of them may be, or hold, a dynamic block, which cdktf looks for in all. */
function mayBeDynamic(attributes: Fields): boolean {
  return Object.values(attributes).some(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  );
}

/** What cdktf notes of each element beside its attributes. */
export function nodeMetadata(element: TerraformElement): Fields {
  return Reflect.get(element, "constructNodeMetadata") as Fields;
}

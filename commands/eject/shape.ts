import { isFields } from "./fields";
import type { FieldKind, Shape } from "./grammar";

/** What cdktf marks its objects with (cdktf 0.21, `terraform-dynamic-expression.ts` and `terraform-dynamic-block.ts`). */
const DYNAMIC_EXPRESSION = Symbol.for("cdktf/TerraformDynamicExpression");
const DYNAMIC_BLOCK = Symbol.for("cdktf/TerraformDynamicBlock");

/** Deeper than any block of a provider. */
const DEEPEST = 12;

/**
 * Which fields of a type are blocks, as the bindings of its provider know it: they are asked to write down something that
 * has every field. The provider's schema alone does not say so: an attribute such as `aws_security_group.ingress` is written
 * as blocks too, or each would need all of its fields.
 *
 * @param prototype of the binding's class
 */
export function shapeOf(prototype: object): Shape {
  const shape: Record<string, FieldKind> = {};
  visit(ask(prototype, -1), "", (path, field) => (shape[path] = kindOf(field)));
  const depths = Object.entries(shape).flatMap(([path, kind]) => (kind === "block" ? [path.split(".").length] : []));
  for (const depth of new Set(depths)) {
    visit(ask(prototype, depth), "", (path, { isBlock, value }) => {
      // A list of blocks becomes a dynamic block, where it is made of an iteration; an attribute becomes an expression.
      if (isBlock && Array.isArray(value) && path.split(".").length === depth) shape[path] = "listed";
    });
  }
  return shape;
}

interface Field {
  readonly value: unknown;
  readonly isBlock: boolean;
  readonly storageClassType?: unknown;
}

function ask(prototype: object, iteratedDepth: number): unknown {
  const synthesize: unknown = Reflect.get(prototype, "synthesizeHclAttributes");
  return typeof synthesize === "function" ? Reflect.apply(synthesize, everything(0, iteratedDepth), []) : {};
}

/**
 * Has every field, each of which has every field: once in a list of one, and once by itself. What is at the depth says
 * that it comes from an iteration.
 */
function everything(depth: number, iteratedDepth: number): object {
  const self: object = new Proxy([], {
    get: (target, name) => {
      if (typeof name === "symbol" || name === "resolve") return undefined;
      if (name === "map") return depth > DEEPEST ? () => [] : (each: (item: object) => unknown) => [each(self)];
      if (name === "constructor" || name === "length") return target[name];
      return name === "internalValue" ? self : everything(depth + 1, iteratedDepth);
    },
    has: (_, name) => name === DYNAMIC_EXPRESSION && depth === iteratedDepth,
  });
  return self;
}

function visit(data: unknown, path: string, found: (path: string, field: Field) => void): void {
  for (const part of Array.isArray(data) ? (data as unknown[]) : [data]) {
    if (!isFields(part) || DYNAMIC_BLOCK in part) continue;
    for (const [key, field] of Object.entries(part)) {
      if (!isField(field)) continue;
      const at = path === "" ? key : `${path}.${key}`;
      found(at, field);
      if (field.isBlock) visit(field.value, at, found);
    }
  }
}

function isField(data: unknown): data is Field {
  return isFields(data) && "value" in data && typeof data["isBlock"] === "boolean";
}

function kindOf({ isBlock, storageClassType }: Field): FieldKind {
  if (isBlock) return "block";
  return storageClassType === "any" ? "open" : "attribute";
}

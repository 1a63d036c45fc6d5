import type { TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { isFields } from "./fields";
import type { Shape } from "./grammar";
import type { Notes, Origin, StackNotes } from "./notes";
import { Origins } from "./origin";
import { shapeOf } from "./shape";
import { blocksIn } from "./words";

/** What cdktf marks its objects with: the program has a cdktf of its own, whose classes are not ours. */
const STACK = Symbol.for("cdktf/TerraformStack");
const ELEMENT = Symbol.for("cdktf/TerraformElement");

/** Where constructs were made. */
export type Traces = Pick<WeakMap<IConstruct, Trace>, "get">;

/** An error writes its stack trace when it is first asked for: most are never read. */
type Trace = Pick<Error, "stack">;

/** Notes on all stacks of a synthesized program. */
export function takeNotes(app: IConstruct, traces: Traces): Notes {
  const stacks = app.node.findAll().filter((construct): construct is TerraformStack => STACK in construct);
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, stackNotes(stack, traces)]));
}

/** Notes on a stack. */
export function stackNotes(stack: TerraformStack, traces: Traces = new WeakMap<IConstruct, Trace>()): StackNotes {
  const shapes: Record<string, Shape> = {};
  const origins: Record<string, Origin> = {};
  const counts = new Map<string, number>();
  const program = new Origins();
  for (const element of elementsOf(stack)) {
    const json: unknown = element.toTerraform();
    const trace = traces.get(element)?.stack;
    const origin = trace === undefined ? {} : program.of(trace);
    for (const { words } of isFields(json) ? blocksIn(json) : []) {
      const name = words.join(" ");
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      origins[`${name} ${count}`] = origin;
      const [kind = "", type = ""] = words;
      if (["resource", "data", "provider"].includes(kind)) {
        shapes[`${kind} ${type}`] ??= shapeOf(Object.getPrototypeOf(element) as object);
      }
    }
  }
  return { shapes, origins };
}

function elementsOf(construct: IConstruct): TerraformElement[] {
  const own = isElement(construct) ? [construct] : [];
  const below = construct.node.children.filter((child) => !(STACK in child));
  return [...own, ...below.flatMap(elementsOf)];
}

function isElement(construct: IConstruct): construct is TerraformElement {
  return ELEMENT in construct;
}

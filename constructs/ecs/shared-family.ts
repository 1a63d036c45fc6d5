import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { warnOf } from "../core/problem";

/** The first task definition of each family, by stack. */
const families = new WeakMap<TerraformStack, Map<string, string>>();

/**
 * Warns of a second task definition of one family: AWS takes it as another revision of the same, so that whoever asks for the
 * family gets whichever was written last (Amazon ECS API reference, `RegisterTaskDefinition`).
 */
export function warnOfSharedFamily(task: Construct, family: string): void {
  const stack = TerraformStack.of(task);
  const inStack = families.get(stack) ?? new Map<string, string>();
  families.set(stack, inStack);
  const first = inStack.get(family);
  inStack.set(family, first ?? task.node.path);
  if (first === undefined) return;
  warnOf(task, {
    code: "task-family-shared",
    rule: `a family belongs to one task definition (here ${first} and ${task.node.path}), whose revisions it counts`,
    got: family,
    fix: "give one of the two another family",
  });
}

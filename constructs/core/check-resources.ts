import { Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { arnArgumentProblems, arnArgumentWarnings } from "./arn-argument-problems";
import { reportProblems, warnOf } from "./problem";
import { stackElements } from "./stack-json";
import { uniqueNameProblems } from "./unique-names";

/** Stacks that are looked at already: one may hold many thousand constructs. */
const checked = new WeakSet<TerraformStack>();

/**
 * Reports, when the program is complete, what is wrong with the resources of the construct's stack, whoever wrote them: what
 * it makes twice although AWS has only one of it, and ARNs of the wrong kind, region or partition.
 */
export function checkResources(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (checked.has(stack)) return;
  checked.add(stack);
  reportProblems(stack, () => {
    const elements = stackElements(stack);
    return [...uniqueNameProblems(stack, elements), ...elements.flatMap(arnArgumentProblems)];
  });
  let isLookedAt = false;
  Aspects.of(stack).add({
    visit: (node) => {
      if (node !== stack || isLookedAt) return;
      isLookedAt = true;
      for (const warning of stackElements(stack).flatMap(arnArgumentWarnings)) warnOf(stack, warning);
    },
  });
}

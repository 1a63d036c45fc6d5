import { TerraformStack, type TerraformElement } from "cdktf";
import type { IConstruct } from "constructs";
import { arnArgumentVerdict } from "./arn-argument-verdict";
import { stackElements } from "./stack-json";
import { uniqueNameProblems } from "./unique-names";
import { joinVerdicts, reportVerdict, verdict, type Verdict } from "./verdict";

/** Stacks that are looked at already: one may hold many thousand constructs. */
const checked = new WeakSet<TerraformStack>();

/** What rooms above this one know of resources. */
const judges: ((elements: readonly TerraformElement[]) => Verdict)[] = [];

/** Has the resources of every stack judged by what a room above knows of them. */
export function judgeResources(judge: (elements: readonly TerraformElement[]) => Verdict): void {
  judges.push(judge);
}

/**
 * Reports what is wrong with the resources of the construct's stack, whoever wrote them: what it makes twice although AWS has
 * only one of it, ARNs of the wrong kind, region or partition, and what rooms above know.
 */
export function checkResources(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (checked.has(stack)) return;
  checked.add(stack);
  reportVerdict(stack, () => {
    const elements = stackElements(stack);
    return joinVerdicts([
      verdict(uniqueNameProblems(stack, elements)),
      arnArgumentVerdict(elements),
      ...judges.map((judge) => judge(elements)),
    ]);
  });
}

import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";

/** A rule of a listener. */
interface Ranked extends IConstruct {
  readonly listenerArn: string;
  readonly priority: number;
}

/** The rules of each program, by listener and priority: the stacks of a program may share a listener that is there already. */
const RULES = new WeakMap<IConstruct, Map<string, Ranked[]>>();

const placeOf = ({ listenerArn, priority }: Ranked): string => `${listenerArn} ${priority}`;

/** Remembers a rule for {@link priorityProblems}. */
export function notePriority(rule: Ranked): void {
  const byPlace = RULES.get(rule.node.root) ?? new Map<string, Ranked[]>();
  RULES.set(rule.node.root, byPlace);
  byPlace.set(placeOf(rule), [...(byPlace.get(placeOf(rule)) ?? []), rule]);
}

/**
 * Whether a rule has the priority of one in another stack (Elastic Load Balancing API reference, `CreateRule`, error
 * `PriorityInUse`). Those of one stack are compared with all else that AWS has once, when the stack is complete.
 */
export function priorityProblems(rule: Ranked): Problem[] {
  const { listenerArn, priority } = rule;
  if (known(listenerArn) === undefined || known(priority) === undefined) return [];
  const stack = TerraformStack.of(rule);
  const [first] = RULES.get(rule.node.root)?.get(placeOf(rule)) ?? [];
  if (first === undefined || TerraformStack.of(first) === stack) return [];
  const said = `the priority of a listener's rule belongs to one construct of all stacks (here ${first.node.path} and ${rule.node.path}): AWS refuses the second`;
  return [problem("duplicate-name", said, priority, "give one of the two another")];
}

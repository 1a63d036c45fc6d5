import type { Construct } from "constructs";
import { knownValue } from "./known-value";
import { problem, reportProblems, type Problem } from "./problem";

/** What AWS accepts as a name; each is beside the construct that has it. */
export interface NameRule {
  /** Such as "an IAM role's name". */
  readonly what: string;
  /** Most characters; 1 is the fewest. */
  readonly max: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly says: string;
}

/** Whether AWS accepts the name. */
export function nameProblems({ what, max, pattern, says }: NameRule, name: string): Problem[] {
  if (name.length === 0 || name.length > max) {
    const fix = name.length === 0 ? "give it one" : `shorten it by ${name.length - max}`;
    return [problem("name-length", `${what} has 1 to ${max} characters`, name, fix)];
  }
  return pattern.test(name) ? [] : [problem("name-pattern", `${what} consists of ${says}`, name, "rename it")];
}

/** Checks a name at synthesis, as far as it is known then; references to variables count with their defaults. */
export function checkName(scope: Construct, rule: NameRule, name: string): void {
  reportProblems(scope, () => {
    const known = knownValue(scope, name);
    return known === undefined ? [] : nameProblems(rule, known);
  });
}

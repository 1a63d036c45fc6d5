import type { Construct } from "constructs";
import { knownValue } from "./known-value";
import { problem, reportProblems, type Problem } from "./problem";
import { isToken } from "./token";

/** What AWS accepts as a name; each is beside the construct that has it. */
export interface NameRule {
  /** Such as "an IAM role's name". */
  readonly what: string;
  /** Fewest characters. @default 1 */
  readonly min?: number;
  /** Most characters. */
  readonly max: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly says: string;
}

/** Whether AWS accepts the name. */
export function nameProblems({ what, min = 1, max, pattern, says }: NameRule, name: string): Problem[] {
  if (name.length < min || name.length > max) {
    const short = name.length === 0 ? "give it one" : "give it a longer one";
    const fix = name.length < min ? short : `shorten it by ${name.length - max}`;
    return [problem("name-length", `${what} has ${min} to ${max} characters`, name, fix)];
  }
  return pattern.test(name) ? [] : [problem("name-pattern", `${what} consists of ${says}`, name, "rename it")];
}

/** Checks a name at synthesis, as far as it is known then; references to variables count with their defaults. */
export function checkName(scope: Construct, rule: NameRule, name: string): void {
  const find = (): Problem[] => {
    const known = knownValue(scope, name);
    return known === undefined ? [] : nameProblems(rule, known);
  };
  reportProblems(scope, isToken(name) ? find : find());
}

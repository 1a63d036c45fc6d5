import type { IConstruct } from "constructs";
import { explainAt, warnOf, type Problem } from "./problem";

/** What is wrong: what AWS refuses or what can't work, and what may be right after all. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Nothing is wrong. */
export const FINE: Verdict = { problems: [], warnings: [] };

/** All of them together. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  return {
    problems: verdicts.flatMap(({ problems }) => problems),
    warnings: verdicts.flatMap(({ warnings }) => warnings),
  };
}

/**
 * Reports what `judge` finds when the program is complete: other constructs may change what it looks at. cdktf validates
 * after all aspects and before it collects warnings; an aspect of its own for each construct would cost more.
 */
export function reportVerdict(construct: IConstruct, judge: () => Verdict): void {
  let hasWarned = false;
  const validate = (): string[] => {
    const { problems, warnings } = judge();
    if (!hasWarned) for (const warning of warnings) warnOf(construct, warning);
    hasWarned = true;
    return problems.map((problem) => explainAt(construct, problem));
  };
  construct.node.addValidation({ validate });
}

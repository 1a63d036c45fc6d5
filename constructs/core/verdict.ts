import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { explainAt, type Problem } from "./problem";

/** What is wrong: what AWS refuses or what can't work, and what may be right after all. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Nothing is wrong. */
export const FINE: Verdict = { problems: [], warnings: [] };

/** What is wrong, by how sure that is. */
export function verdict(problems: readonly Problem[], warnings: readonly Problem[] = []): Verdict {
  return problems.length + warnings.length === 0 ? FINE : { problems, warnings };
}

/** All of them together. */
export function joinVerdicts(verdicts: readonly Verdict[]): Verdict {
  const found = verdicts.filter((each) => each !== FINE);
  return verdict(
    found.flatMap(({ problems }) => problems),
    found.flatMap(({ warnings }) => warnings),
  );
}

/**
 * Reports what `judge` finds when the program is complete: other constructs may change what it looks at. Warnings come with the
 * validation, since an aspect of its own for each construct would cost more; each comes once, however often that runs.
 */
export function reportVerdict(construct: IConstruct, judge: () => Verdict): void {
  const validate = (): string[] => {
    const { problems, warnings } = judge();
    for (const warning of warnings) {
      const sentence = explainAt(construct, warning);
      const isNew = !construct.node.metadata.some(({ data }) => data === sentence);
      if (isNew) Annotations.of(construct).addWarning(sentence);
    }
    return problems.map((problem) => explainAt(construct, problem));
  };
  construct.node.addValidation({ validate });
}

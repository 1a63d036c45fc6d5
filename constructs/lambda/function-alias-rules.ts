import { known } from "../core/known";
import type { NameRule } from "../core/name";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

/** AWS Lambda API reference, `CreateAlias`, Name. */
export const ALIAS_NAME: NameRule = {
  what: "an alias's name",
  max: 128,
  pattern: /^(?!\d+$)[a-zA-Z0-9-_]+$/,
  says: "letters, digits, - and _, and is no number: that would be a version",
};

/** What is checked of an alias, beside its name. */
interface AliasSettings {
  readonly version: string;
  readonly weights?: Readonly<Record<string, number>>;
}

/** The rules of an alias (AWS Lambda API reference, `CreateAlias`; developer guide, "… canary deployments using a weighted alias"). */
export function aliasProblems({ version, weights }: AliasSettings): Problem[] {
  const code = "function-alias";
  const first = known(version);
  const problems: Problem[] = [];
  if (first !== undefined && !/^(\$LATEST|\d+)$/.test(first)) {
    problems.push(problem(code, "an alias leads to a version's number, or to $LATEST", first, "write a number"));
  }
  const entries = weights === undefined || isToken(weights) ? [] : Object.entries(weights);
  if (entries.length === 0) return problems;
  if (first === "$LATEST") {
    const rule = "an alias leads to two versions only if both are published";
    problems.push(problem(code, rule, first, "name a version, or let the function publish its versions"));
  }
  if (entries.length > 1) {
    const rule = "an alias leads to two versions at most: its own, and one with a weight";
    problems.push(problem(code, rule, entries.map(([second]) => second).join(", "), "leave one of them"));
  }
  return [...problems, ...entries.flatMap(([second, weight]) => weightProblems(first, second, weight))];
}

function weightProblems(first: string | undefined, second: string, weight: number): Problem[] {
  const code = "function-alias";
  const problems: Problem[] = [];
  if (!isToken(second) && (!/^\d+$/.test(second) || second === first)) {
    const rule = "a weight is another published version's than the alias's own";
    problems.push(problem(code, rule, second, "write the number of the other version"));
  }
  const share = known(weight);
  if (share !== undefined && (share < 0 || share > 1)) {
    const rule = "a version's weight is a part of all invocations, 0 to 1";
    problems.push(problem(code, rule, share, `write ${share > 1 && share <= 100 ? share / 100 : 0.05}`));
  }
  return problems;
}

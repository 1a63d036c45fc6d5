import { problem, type Problem } from "../core/problem";
import { quote } from "./filter-condition-rules";
import { lengthProblems, type RenderedPattern } from "./filter-pattern-rules";

/** Which words or phrases an event holds; case counts. */
export interface Terms {
  /** All of these. @default none is asked for */
  readonly all?: readonly string[];
  /** At least one of these; AWS ignores it beside the other two. @default none is asked for */
  readonly any?: readonly string[];
  /** None of these. @default none is excluded */
  readonly exclude?: readonly string[];
}

/** The pattern of words or phrases (CloudWatch Logs user guide, "Match terms in unstructured log events"). */
export function renderTerms({ all = [], any = [], exclude = [] }: Terms): RenderedPattern {
  const every = [...all, ...any, ...exclude];
  const text = [
    ...all.map(quote),
    ...any.map((term) => `?${quote(term)}`),
    ...exclude.map((term) => `-${quote(term)}`),
  ].join(" ");
  const problems: Problem[] = [];
  if (every.length === 0 || every.includes("")) {
    const fix = "name one, or use FilterPattern.allEvents()";
    problems.push(
      problem("filter-pattern-term", "a pattern of terms holds at least one, and none is empty", every, fix),
    );
  }
  if (any.length > 0 && all.length + exclude.length > 0) {
    const rule = "AWS ignores `any` beside `all` or `exclude`";
    problems.push(problem("filter-pattern-any-term", rule, { all, any, exclude }, "make two filters of it"));
  }
  return { text, fields: [], problems: [...problems, ...lengthProblems(text)] };
}

import { regexProblems } from "./filter-condition-rules";
import { lengthProblems, type RenderedPattern } from "./filter-pattern-rules";

/** The pattern of one regular expression (CloudWatch Logs user guide, "Match terms with a regular expression (regex)"). */
export function renderRegex(expression: string): RenderedPattern {
  const text = `%${expression}%`;
  return { text, fields: [], hasRegex: true, problems: [...regexProblems(expression), ...lengthProblems(text)] };
}

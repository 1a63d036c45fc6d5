import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";
import { testsOf, type FilterCondition } from "./filter-condition";
import { regexCount, regexCountProblems, renderTest, valueProblems } from "./filter-condition-rules";
import { lengthProblems, type RenderedPattern } from "./filter-pattern-rules";

/** `$`, then properties (letters, digits, `_`, `-`), elements of arrays, or `*` for any of them. */
const JSON_SELECTOR = /^\$(?:\.[\w-]+|\.\*|\.?\[(?:\d+|\*)\])+$/;

/** The pattern of events that are JSON (CloudWatch Logs user guide, "Match terms in JSON log events"). */
export function renderJsonPattern(condition: FilterCondition): RenderedPattern {
  const fields = [...new Set(testsOf(condition).map(({ selector }) => selector))];
  const text = `{ ${renderCondition(condition)} }`;
  return {
    text,
    fields,
    hasRegex: regexCount([condition]) > 0,
    problems: [
      ...fields.flatMap(selectorProblems),
      ...valueProblems(condition),
      ...regexCountProblems([condition]),
      ...lengthProblems(text),
    ],
  };
}

function selectorProblems(selector: string): Problem[] {
  if (Token.isUnresolved(selector) || JSON_SELECTOR.test(selector)) return [];
  const rule = "a JSON selector is $ and properties of letters, digits, _ and -, or elements such as [0]";
  return [problem("filter-pattern-selector", rule, selector, "write it like $.users[0].id")];
}

function renderCondition(condition: FilterCondition): string {
  if (!("conditions" in condition)) return renderTest(condition);
  const parts = condition.conditions.map((part) =>
    "conditions" in part ? `(${renderCondition(part)})` : renderCondition(part),
  );
  return parts.join(condition.type === "and" ? " && " : " || ");
}

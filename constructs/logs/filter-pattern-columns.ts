import { problem, type Problem } from "../core/problem";
import { repeated } from "../core/values";
import { testsOf, type FilterCondition } from "./filter-condition";
import { regexCount, regexCountProblems, renderTest, valueProblems } from "./filter-condition-rules";
import { lengthProblems, type RenderedPattern } from "./filter-pattern-rules";

/** Any number of columns that nobody names. */
const ELLIPSIS = "...";

/** The pattern of columns (CloudWatch Logs user guide, "Match terms in space-delimited log events"). */
export function renderSpaceDelimited(columns: readonly (string | FilterCondition)[]): RenderedPattern {
  const conditions = columns.filter((column) => typeof column !== "string");
  const names = columns.map(nameOf);
  const text = `[${columns.map(renderColumn).join(", ")}]`;
  const named = names.filter((name) => name !== undefined && name !== ELLIPSIS);
  return {
    text,
    fields: named.map((name) => `$${name}`),
    hasRegex: regexCount(conditions) > 0,
    problems: [
      ...nameProblems(names),
      ...conditions.flatMap(columnProblems),
      ...conditions.flatMap(valueProblems),
      ...regexCountProblems(conditions),
      ...lengthProblems(text),
    ],
  };
}

/** The one name of a column, or nothing where its conditions name several. */
function nameOf(column: string | FilterCondition): string | undefined {
  if (typeof column === "string") return column;
  const [name, ...others] = new Set(testsOf(column).map(({ selector }) => selector));
  return others.length === 0 ? name : undefined;
}

function renderColumn(column: string | FilterCondition): string {
  if (typeof column === "string") return column;
  if (!("conditions" in column)) return renderTest(column);
  return testsOf(column)
    .map(renderTest)
    .join(column.type === "and" ? " && " : " || ");
}

function nameProblems(names: readonly (string | undefined)[]): Problem[] {
  const known = names.filter((name) => name !== undefined);
  const wrong = known.filter((name) => name !== ELLIPSIS && !/^[A-Za-z_]\w*$/.test(name));
  return [
    ...wrong.map((name) =>
      problem(
        "filter-pattern-column",
        "a column's name consists of letters, digits and _, and does not start with a digit",
        name,
        "rename it",
      ),
    ),
    ...repeated(known).map((name) =>
      problem(
        "filter-pattern-column-twice",
        "a column's name, and the ellipsis, is used once",
        name,
        "rename one, or drop one",
      ),
    ),
  ];
}

function columnProblems(column: FilterCondition): Problem[] {
  const tests = testsOf(column);
  const selectors = [...new Set(tests.map(({ selector }) => selector))];
  const problems: Problem[] = [];
  if (selectors.length > 1) {
    problems.push(
      problem(
        "filter-pattern-column-condition",
        "all conditions of a column must name that column",
        selectors,
        "use a separate column for each",
      ),
    );
  }
  if ("conditions" in column && mixes(column, column.type)) {
    // The guide shows && and || between the conditions of a column, and no parentheses.
    problems.push(
      problem(
        "filter-pattern-column-nesting",
        "a column's conditions are joined by and, or by or",
        column.type,
        "use one",
      ),
    );
  }
  for (const test of tests) {
    if (test.type !== "is") continue;
    const { state } = test;
    problems.push(
      problem("filter-pattern-column-state", "a column is always there, and text or a number", state, "drop the test"),
    );
  }
  return problems;
}

function mixes(condition: FilterCondition, type: "and" | "or"): boolean {
  if (!("conditions" in condition)) return false;
  return condition.type !== type || condition.conditions.some((part) => mixes(part, type));
}

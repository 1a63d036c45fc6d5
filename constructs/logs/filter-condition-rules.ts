import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";
import { numberText } from "../core/literal-text";
import { testsOf, type FilterCondition, type FieldTest } from "./filter-condition";

/**
 * One test as a filter pattern writes it. Texts are always in quotes, which is right for all of them: only some may
 * do without. Inside, `"` and `\` have a backslash before them.
 */
export function renderTest(test: FieldTest): string {
  const { selector } = test;
  switch (test.type) {
    case "is":
      return test.state === "EXISTS" ? `${selector} = *` : `${selector} ${test.state}`;
    case "number":
      return `${selector} ${test.operator} ${numberText(test.value)}`;
    case "regex":
      return `${selector} ${test.operator} %${test.value}%`;
    default:
      return `${selector} ${test.operator} ${quote(test.value)}`;
  }
}

/** A text in quotes. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * What is wrong with the values of a condition (CloudWatch Logs user guide, "Filter pattern syntax for metric filters,
 * subscription filters, filter log events, and Live Tail").
 */
export function valueProblems(condition: FilterCondition): Problem[] {
  const tests = testsOf(condition);
  return tests.flatMap(testProblems);
}

function testProblems(test: FieldTest): Problem[] {
  if (test.type === "is" || Token.isUnresolved(test.value)) return [];
  const { value } = test;
  switch (test.type) {
    case "number":
      if (Number.isFinite(value)) return [];
      return [
        problem("filter-pattern-number", "a filter pattern compares with a finite number", String(value), "give one"),
      ];
    case "string":
      if (!/^\*|\*$/.test(test.value)) return [];
      return [
        problem(
          "filter-pattern-asterisk",
          "an asterisk at either end of a text is a wildcard, but `compare` takes it literally",
          value,
          "use like for a wildcard; a literal asterisk can't be matched there",
        ),
      ];
    case "wildcard":
      if (/^\*|\*$/.test(test.value)) return [];
      return [
        problem(
          "filter-pattern-wildcard",
          "like takes a text with * at its start, its end or both",
          value,
          "add one, or use compare for the whole text",
        ),
      ];
    case "regex":
      return regexProblems(test.value);
  }
}

/** What is wrong with a regular expression (same page, "Supported regular expressions (regex) syntax"). */
export function regexProblems(expression: string): Problem[] {
  if (Token.isUnresolved(expression)) return [];
  // Letters, digits, these symbols and operators.
  if (/^(?:[A-Za-z0-9:_#=@/;,\-^$?[\]{}|*+.\s]|\\.)+$/.test(expression)) return [];
  return [
    problem(
      "filter-pattern-regex",
      "a regular expression holds letters, digits, :_#=@/;,- and the operators ^$?[]{}|\\*+. only; no parentheses",
      expression,
      "write it without the others, or put a backslash before them",
    ),
  ];
}

/** How many regular expressions are in conditions. */
export function regexCount(conditions: readonly FilterCondition[]): number {
  return conditions.flatMap(testsOf).filter(({ type }) => type === "regex").length;
}

/** AWS takes at most two regular expressions in a JSON or space-delimited pattern (same page, "Quotas"). */
export function regexCountProblems(conditions: readonly FilterCondition[]): Problem[] {
  const count = regexCount(conditions);
  if (count <= 2) return [];
  return [
    problem(
      "filter-pattern-regex-count",
      "a filter pattern holds at most 2 regular expressions",
      count,
      "use like for the rest",
    ),
  ];
}

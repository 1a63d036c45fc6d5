import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";
import { testsOf, type Condition } from "./filter-condition";
import { quote, regexCountProblems, renderTest, valueProblems } from "./filter-condition-rules";

/**
 * Which log events a metric filter, a subscription filter or an anomaly detector takes (CloudWatch Logs user guide,
 * "Filter pattern syntax for metric filters, subscription filters, filter log events, and Live Tail"). Made by
 * {@link allEvents}, {@link terms}, {@link jsonEvents} and {@link spaceDelimited}.
 */
export interface FilterPattern {
  readonly kind: "all" | "terms" | "json" | "spaceDelimited";
  /** The pattern as AWS reads it. */
  readonly text: string;
  /** Selectors of the fields that it names, as metric values and dimensions write them: `$.latency`, `$status_code`. */
  readonly fields: readonly string[];
  /** What is wrong with it; the construct that takes the pattern reports this. */
  readonly problems: readonly Problem[];
}

/** Which words or phrases an event holds; case counts. */
export interface Terms {
  /** All of these. @default none is asked for */
  readonly all?: readonly string[];
  /** At least one of these; AWS ignores it beside the other two. @default none is asked for */
  readonly any?: readonly string[];
  /** None of these. @default none is excluded */
  readonly exclude?: readonly string[];
}

/** Takes every event. */
export function allEvents(): FilterPattern {
  return { kind: "all", text: "", fields: [], problems: [] };
}

/**
 * Takes events by the words or phrases in them, whatever their format.
 *
 * @example terms({ all: ["ERROR"], exclude: ["health check"] })
 */
export function terms({ all = [], any = [], exclude = [] }: Terms): FilterPattern {
  const every = [...all, ...any, ...exclude];
  const text = [
    ...all.map(quote),
    ...any.map((term) => `?${quote(term)}`),
    ...exclude.map((term) => `-${quote(term)}`),
  ].join(" ");
  const problems: Problem[] = [];
  if (every.length === 0 || every.includes("")) {
    problems.push(
      problem(
        "filter-pattern-term",
        "terms holds at least one, and none is empty",
        every,
        "name one, or use allEvents()",
      ),
    );
  }
  if (any.length > 0 && all.length + exclude.length > 0) {
    problems.push(
      problem(
        "filter-pattern-any-term",
        "AWS ignores any beside all or exclude",
        { all, any, exclude },
        "make two filters of it",
      ),
    );
  }
  return { kind: "terms", text, fields: [], problems: [...problems, ...lengthProblems(text)] };
}

/** `$`, then properties (letters, digits, `_`, `-`), elements of arrays, or `*` for any of them. */
const JSON_SELECTOR = /^\$(?:\.[\w-]+|\.\*|\.?\[(?:\d+|\*)\])+$/;

/**
 * Takes events that are JSON, by the values of their properties. A property that is an array or an object never matches:
 * select an element.
 *
 * @example jsonEvents(and(compare("$.level", "=", "error"), compare("$.latency", ">", 500)))
 */
export function jsonEvents(condition: Condition): FilterPattern {
  const fields = [...new Set(testsOf(condition).map(({ selector }) => selector))];
  const text = `{ ${renderJson(condition)} }`;
  const selectorProblems = fields.flatMap((selector) =>
    Token.isUnresolved(selector) || JSON_SELECTOR.test(selector)
      ? []
      : [
          problem(
            "filter-pattern-selector",
            "a JSON selector is $ and properties of letters, digits, _ and -, or elements such as [0]",
            selector,
            "write it like $.users[0].id",
          ),
        ],
  );
  return {
    kind: "json",
    text,
    fields,
    problems: [
      ...selectorProblems,
      ...valueProblems(condition),
      ...regexCountProblems([condition]),
      ...lengthProblems(text),
    ],
  };
}

function renderJson(condition: Condition): string {
  if (!("conditions" in condition)) return renderTest(condition);
  const parts = condition.conditions.map((part) => ("conditions" in part ? `(${renderJson(part)})` : renderJson(part)));
  return parts.join(condition.type === "and" ? " && " : " || ");
}

/** AWS takes 1,024 characters (CloudWatch Logs API reference, `PutMetricFilter`, filterPattern). */
export function lengthProblems(text: string): Problem[] {
  if (Token.isUnresolved(text) || text.length <= 1024) return [];
  return [
    problem(
      "filter-pattern-length",
      "a filter pattern has at most 1024 characters",
      text.length,
      "make two filters of it",
    ),
  ];
}

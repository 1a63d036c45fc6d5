/** What strings can be compared with. */
export type StringOperator = "=" | "!=";

/** What numbers can be compared with. */
export type NumberOperator = StringOperator | "<" | "<=" | ">" | ">=";

/**
 * A condition on a field of a log event, made by `FilterCondition.compare` and the others. The selector is a
 * JSON property (`$.latency`, `$.users[0].id`) in `FilterPattern.json`, a column's name (`status_code`) in
 * `FilterPattern.spaceDelimited`.
 */
export type FilterCondition = FieldTest | Combination;

/** A condition on one field. */
export type FieldTest =
  | { readonly type: "string"; readonly selector: string; readonly operator: StringOperator; readonly value: string }
  | { readonly type: "number"; readonly selector: string; readonly operator: NumberOperator; readonly value: number }
  | { readonly type: "wildcard"; readonly selector: string; readonly operator: StringOperator; readonly value: string }
  | { readonly type: "regex"; readonly selector: string; readonly operator: StringOperator; readonly value: string }
  | { readonly type: "is"; readonly selector: string; readonly state: FieldState };

/** What a JSON property can be, beside its value. */
export type FieldState = "EXISTS" | "NOT EXISTS" | "IS NULL" | "IS TRUE" | "IS FALSE";

/** Conditions that must all hold, or of which one must. */
export interface Combination {
  readonly type: "and" | "or";
  readonly conditions: readonly FilterCondition[];
}

/** Conditions on the fields of a log event. */
export const FilterCondition = {
  compare,
  like,
  regex,
  exists,
  notExists,
  isNull,
  isTrue,
  isFalse,
  and,
  or,
} as const;

/**
 * Compares a field with a text, exactly, or with a number.
 *
 * @example FilterCondition.compare("$.latency", ">", 500)
 */
function compare(selector: string, operator: StringOperator, value: string): FieldTest;
function compare(selector: string, operator: NumberOperator, value: number): FieldTest;
function compare(selector: string, operator: NumberOperator, value: string | number): FieldTest {
  if (typeof value === "number") return { type: "number", selector, operator, value };
  return { type: "string", selector, operator: operator === "!=" ? "!=" : "=", value };
}

/**
 * Whether a text starts with, ends with or contains another.
 *
 * @param value the text with `*` before it, after it or both: `4*`, `*.html`, `*timeout*`; elsewhere a `*` is itself
 */
function like(selector: string, value: string, operator: StringOperator = "="): FieldTest {
  return { type: "wildcard", selector, operator, value };
}

/**
 * Whether a text matches a regular expression. AWS takes at most two in a pattern, and five such filters in a log group.
 *
 * @param value without the `%` around it
 */
function regex(selector: string, value: string, operator: StringOperator = "="): FieldTest {
  return { type: "regex", selector, operator, value };
}

/** Whether a JSON property is there, whatever its value. */
function exists(selector: string): FieldTest {
  return { type: "is", selector, state: "EXISTS" };
}

/** Whether a JSON property is missing. */
function notExists(selector: string): FieldTest {
  return { type: "is", selector, state: "NOT EXISTS" };
}

/** Whether a JSON property is there and null. */
function isNull(selector: string): FieldTest {
  return { type: "is", selector, state: "IS NULL" };
}

/** Whether a JSON property is the boolean `true`. */
function isTrue(selector: string): FieldTest {
  return { type: "is", selector, state: "IS TRUE" };
}

/** Whether a JSON property is the boolean `false`. */
function isFalse(selector: string): FieldTest {
  return { type: "is", selector, state: "IS FALSE" };
}

/** All must hold. */
function and(...conditions: readonly [FilterCondition, ...FilterCondition[]]): FilterCondition {
  return conditions.length === 1 ? conditions[0] : { type: "and", conditions };
}

/** One must hold. */
function or(...conditions: readonly [FilterCondition, ...FilterCondition[]]): FilterCondition {
  return conditions.length === 1 ? conditions[0] : { type: "or", conditions };
}

/** The tests that a condition is made of, from left to right. */
export function testsOf(condition: FilterCondition): FieldTest[] {
  return "conditions" in condition ? condition.conditions.flatMap(testsOf) : [condition];
}

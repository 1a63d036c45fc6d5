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
  | {
      /** The field is exactly a text. */
      readonly type: "string";
      /** Which field: `$.level`, or a column's name. */
      readonly selector: string;
      /** Whether it is the text, or is not. */
      readonly operator: StringOperator;
      /** The text, without quotation marks around it. */
      readonly value: string;
    }
  | {
      /** The field is a number. */
      readonly type: "number";
      /** Which field: `$.latency`, or a column's name. */
      readonly selector: string;
      /** How it compares with the number. */
      readonly operator: NumberOperator;
      /** The number that it is compared with. */
      readonly value: number;
    }
  | {
      /** The field is a text of which only a part is known. */
      readonly type: "wildcard";
      /** Which field: `$.path`, or a column's name. */
      readonly selector: string;
      /** Whether it is such a text, or is not. */
      readonly operator: StringOperator;
      /** The text, with `*` for what is not known. */
      readonly value: string;
    }
  | {
      /** The field matches a regular expression. */
      readonly type: "regex";
      /** Which field: `$.message`, or a column's name. */
      readonly selector: string;
      /** Whether it matches, or does not. */
      readonly operator: StringOperator;
      /** The regular expression, without the `%` around it. */
      readonly value: string;
    }
  | {
      /** The field is in a state; only in JSON. */
      readonly type: "is";
      /** Which property: `$.error`. */
      readonly selector: string;
      /** What it is, or is not. */
      readonly state: FieldState;
    };

/** What a JSON property can be, beside its value. */
export type FieldState = "EXISTS" | "NOT EXISTS" | "IS NULL" | "IS TRUE" | "IS FALSE";

/** Conditions that must all hold, or of which one must. */
export interface Combination {
  /** Whether all must hold (`&&`), or one (`||`). */
  readonly type: "and" | "or";
  /** One or more, joined from left to right. */
  readonly conditions: readonly FilterCondition[];
}

/** Conditions on the fields of a log event. */
export const FilterCondition = {
  /** A field is, is not, is less or more than a text or a number. */
  compare,
  /** A text starts with, ends with or contains another. */
  like,
  /** A text matches a regular expression. */
  regex,
  /** A JSON property is there. */
  exists,
  /** A JSON property is missing. */
  notExists,
  /** A JSON property is null. */
  isNull,
  /** A JSON property is the boolean `true`. */
  isTrue,
  /** A JSON property is the boolean `false`. */
  isFalse,
  /** All conditions hold. */
  and,
  /** One condition holds. */
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

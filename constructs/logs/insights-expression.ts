/** Part of a query, as CloudWatch Logs Insights reads it. */
export interface QueryExpression {
  /** As it is written into the query. */
  readonly text: string;
}

/** A condition of a query. */
export interface QueryFilter extends QueryExpression {
  /** Tells conditions from other expressions: only conditions filter. */
  readonly kind: "filter";
}

/** A field by its name (`@message`, `status`), or something computed from fields. */
export type Operand = string | QueryExpression;

/** How values are compared (CloudWatch Logs user guide, "Comparison operators"). */
export type QueryOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** Conditions of a query. */
export const QueryFilter = {
  /** A field is, is not, is less or more than a value. */
  where,
  /** A field contains a text, or matches a regular expression. */
  contains,
  /** A field has one of some values. */
  isOneOf,
  /** An event has the field. */
  isPresent,
  /** All conditions hold. */
  allOf,
  /** One condition holds. */
  anyOf,
  /** A condition does not hold. */
  not,
} as const;

/** What a query computes. */
export const QueryExpression = {
  /** How many events there are. */
  count,
  /** How many different values a field has. */
  countDistinct,
  /** Mean, sum, smallest or largest value. */
  aggregate,
  /** The value below which a share of all values is. */
  percentile,
  /** The period that an event is in. */
  bin,
} as const;

/** A length of time: `30s`, `5m`, `1h`, `1d`, `1w` (same guide, "Functions": bin). */
export type BinPeriod = `${number}${"ms" | "s" | "m" | "h" | "d" | "w"}`;

/**
 * A field's name as a query writes it: names with other than letters, digits, `_`, `.` are put in backticks, an `@` before
 * them (same guide, "Fields that contain special characters").
 */
export function field(name: string): string {
  if (/^@?\w[\w.]*$/.test(name)) return name;
  return name.startsWith("@") ? `@\`${name.slice(1)}\`` : `\`${name}\``;
}

/** A text or a number as a query writes it. */
export function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** What is between slashes in a query. Flag `i` is the only one that it can say. */
export function pattern(expression: RegExp): string {
  return `/${expression.flags.includes("i") ? "(?i)" : ""}${expression.source}/`;
}

/** `field`, or what the expression says. */
export function operand(value: Operand): string {
  return typeof value === "string" ? field(value) : value.text;
}

/** Whether a field compares so with a text or a number. */
function where(name: Operand, operator: QueryOperator, value: string | number): QueryFilter {
  return condition(`${operand(name)} ${operator} ${literal(value)}`);
}

/** Whether a field holds a text somewhere, or matches a regular expression. */
function contains(name: Operand, value: string | RegExp): QueryFilter {
  return condition(`${operand(name)} like ${typeof value === "string" ? literal(value) : pattern(value)}`);
}

/** Whether a field has one of these values. */
function isOneOf(name: Operand, values: readonly [string | number, ...(string | number)[]]): QueryFilter {
  return condition(`${operand(name)} in [${values.map(literal).join(", ")}]`);
}

/** Whether an event has the field. */
function isPresent(name: string): QueryFilter {
  return condition(`ispresent(${field(name)})`);
}

/** All must hold. */
function allOf(...filters: readonly [QueryFilter, ...QueryFilter[]]): QueryFilter {
  return condition(filters.map(({ text }) => `(${text})`).join(" and "));
}

/** One must hold. */
function anyOf(...filters: readonly [QueryFilter, ...QueryFilter[]]): QueryFilter {
  return condition(filters.map(({ text }) => `(${text})`).join(" or "));
}

/** It must not hold. */
function not({ text }: QueryFilter): QueryFilter {
  return condition(`not (${text})`);
}

/** How many events, or how many that have the field. */
function count(name?: Operand): QueryExpression {
  return { text: `count(${name === undefined ? "*" : operand(name)})` };
}

/** How many different values; an estimate where they are many. */
function countDistinct(name: Operand): QueryExpression {
  return { text: `count_distinct(${operand(name)})` };
}

/** Mean, sum, smallest or largest of a field. */
function aggregate(name: "avg" | "sum" | "min" | "max", of: Operand): QueryExpression {
  return { text: `${name}(${operand(of)})` };
}

/** The value below which `percent` of all are. */
function percentile(of: Operand, percent: number): QueryExpression {
  return { text: `pct(${operand(of)}, ${percent})` };
}

/** The events' time, rounded down to this length. */
function bin(period: BinPeriod): QueryExpression {
  return { text: `bin(${period})` };
}

function condition(text: string): QueryFilter {
  return { kind: "filter", text };
}

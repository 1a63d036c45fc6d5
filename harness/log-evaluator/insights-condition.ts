import type { InsightsReader } from "./insights-reader";
import { numberOf, type Row, type Value } from "./insights-row";
import { NotDocumented } from "./not-documented";
import { queryRegex } from "./regex";

/** Whether a condition holds of a row; nothing where it asks for a field that the row does not have. */
type Condition = (row: Row) => boolean | undefined;

/** `filter`: the rows of which the condition holds (CloudWatch Logs user guide, "filter"). */
export function readFilter(reader: InsightsReader): (row: Row) => boolean {
  const condition = either(reader);
  return (row) => condition(row) === true;
}

/** `and` binds more tightly than `or`. */
function either(reader: InsightsReader): Condition {
  const parts = [both(reader)];
  while (reader.try("field", "or")) parts.push(both(reader));
  return (row) => joined(parts, row, true);
}

function both(reader: InsightsReader): Condition {
  const parts = [one(reader)];
  while (reader.try("field", "and")) parts.push(one(reader));
  return (row) => joined(parts, row, false);
}

/** One that decides is enough, and what comes after it is not asked; else what is not known stays so. */
function joined(parts: readonly Condition[], row: Row, decides: boolean): boolean | undefined {
  let unknown = false;
  for (const part of parts) {
    const result = part(row);
    if (result === decides) return decides;
    unknown ||= result === undefined;
  }
  return unknown ? undefined : !decides;
}

function one(reader: InsightsReader): Condition {
  if (reader.try("field", "not")) return not(one(reader));
  if (reader.try("symbol", "(")) {
    const condition = either(reader);
    reader.take("symbol", ")");
    return condition;
  }
  if (reader.try("field", "ispresent")) return present(reader);
  return comparison(reader);
}

function not(condition: Condition): Condition {
  return (row) => {
    const holds = condition(row);
    if (holds === undefined) throw new NotDocumented("not, of a field that an event does not have");
    return !holds;
  };
}

function present(reader: InsightsReader): Condition {
  reader.take("symbol", "(");
  const name = reader.take("field");
  reader.take("symbol", ")");
  return (row) => row[name] !== undefined;
}

function comparison(reader: InsightsReader): Condition {
  const name = reader.take("field");
  const negated = reader.try("field", "not") !== undefined;
  const holds = negated ? test(reader, "like", "in") : test(reader, "like", "in", "=~");
  const condition: Condition = (row) => {
    const value = row[name];
    return value === undefined ? undefined : holds(value);
  };
  return negated ? not(condition) : condition;
}

function test(reader: InsightsReader, ...words: readonly string[]): (value: Value) => boolean {
  const word = reader.try("field", ...words) ?? (words.includes("=~") ? reader.try("symbol", "=~") : undefined);
  if (word === "=~") return matches(reader.take("regex"));
  if (word?.toLowerCase() === "like") return like(reader);
  if (word !== undefined) return isOneOf(reader);
  if (!words.includes("=~")) throw reader.unexpected(words.join(" or "));
  const operator = reader.take("symbol", "=", "!=", "<", "<=", ">", ">=");
  return compare(operator, literal(reader));
}

/** A text in quotation marks is a part of the value; or a regular expression matches there. */
function like(reader: InsightsReader): (value: Value) => boolean {
  const text = reader.try("text");
  return text === undefined ? matches(reader.take("regex")) : (value) => String(value).includes(text);
}

function matches(source: string): (value: Value) => boolean {
  const regex = queryRegex(source);
  return (value) => regex.test(String(value));
}

function isOneOf(reader: InsightsReader): (value: Value) => boolean {
  reader.take("symbol", "[");
  const equal = reader.list(() => compare("=", literal(reader)));
  reader.take("symbol", "]");
  return (value) => equal.some((holds) => holds(value));
}

function literal(reader: InsightsReader): string | number {
  const number = reader.try("number");
  return number === undefined ? reader.take("text") : Number(number);
}

/** Texts are equal or not; the guide's order is one of numbers. */
function compare(operator: string, expected: string | number): (value: Value) => boolean {
  if (typeof expected === "string") {
    if (!/^!?=$/.test(operator)) throw new NotDocumented(`${operator} with a text`);
    return (value) => (String(value) === expected) === (operator === "=");
  }
  const order: Readonly<Record<string, (difference: number) => boolean>> = {
    "=": (difference) => difference === 0,
    "!=": (difference) => difference !== 0,
    "<": (difference) => difference < 0,
    "<=": (difference) => difference <= 0,
    ">": (difference) => difference > 0,
    ">=": (difference) => difference >= 0,
  };
  return (value) => order[operator]?.(numberOf(value) - expected) ?? false;
}

import type { FilterCondition } from "../../constructs/logs/filter-condition";
import { testText } from "./filter-pattern-test";
import { NotDocumented } from "./not-documented";

type Column = string | FilterCondition;

/**
 * Whether a message has columns of which the conditions hold (same guide, "Match terms in space-delimited log events"). Of
 * what the guide leaves open: a message with fewer columns than the pattern names does not match, and the last column takes
 * all that is left, as its example `[w1=ERROR, w2]` does.
 */
export function matchesColumns(columns: readonly Column[], message: string): boolean {
  const fields = fieldsOf(message);
  const at = columns.indexOf("...");
  if (at < 0) return fields.length >= columns.length && holdInOrder(columns, whole(columns, fields));
  const [before, after] = [columns.slice(0, at), columns.slice(at + 1)];
  if (fields.length < before.length + after.length) return false;
  return holdInOrder(before, fields) && holdInOrder(after, fields.slice(fields.length - after.length));
}

/** "Characters between brackets and double quotation marks are considered single fields." */
function fieldsOf(message: string): string[] {
  const fields = [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)];
  return fields.map(([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? "");
}

function whole(columns: readonly Column[], fields: readonly string[]): readonly string[] {
  const last = columns.at(-1);
  if (fields.length > columns.length && typeof last !== "string") {
    throw new NotDocumented("a condition on the last column, where the message has more columns than the pattern");
  }
  return fields;
}

function holdInOrder(columns: readonly Column[], fields: readonly string[]): boolean {
  return columns.every((column, index) => typeof column === "string" || holds(column, fields[index] ?? ""));
}

function holds(condition: FilterCondition, field: string): boolean {
  if ("conditions" in condition) {
    const each = (part: FilterCondition) => holds(part, field);
    return condition.type === "and" ? condition.conditions.every(each) : condition.conditions.some(each);
  }
  if (condition.type !== "is") return testText(condition, field);
  if (condition.state === "EXISTS") return true; // `name = *`
  throw new NotDocumented(`${condition.state} of a column`);
}

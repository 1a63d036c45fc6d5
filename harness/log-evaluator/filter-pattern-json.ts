import { testsOf, type FieldTest, type FilterCondition } from "../../constructs/logs/filter-condition";
import { NotDocumented } from "./not-documented";
import { testText } from "./filter-pattern-test";

/** Whether a message is JSON of which the condition holds (same guide, "Match terms in JSON log events"). */
export function matchesJson(condition: FilterCondition, message: string): boolean {
  for (const { selector } of testsOf(condition)) wildcardsOf(selector);
  const event = parsed(message);
  return event !== undefined && holds(condition, event);
}

function parsed(message: string): object | undefined {
  try {
    const event: unknown = JSON.parse(message);
    return typeof event === "object" && event !== null ? event : undefined;
  } catch {
    return undefined;
  }
}

function holds(condition: FilterCondition, event: object): boolean {
  if (!("conditions" in condition)) return testHolds(condition, event);
  const each = (part: FilterCondition) => holds(part, event);
  return condition.type === "and" ? condition.conditions.every(each) : condition.conditions.some(each);
}

function testHolds(test: FieldTest, event: object): boolean {
  const values = selected(stepsOf(test.selector), event);
  if (test.type === "is") {
    // `$.latency = *` asks for a value, whatever it is: the asterisk is the wildcard of texts and numbers.
    const states = { EXISTS: isValue, "IS NULL": is(null), "IS TRUE": is(true), "IS FALSE": is(false) };
    return test.state === "NOT EXISTS" ? values.length === 0 : values.some(states[test.state]);
  }
  if (values.length === 0 && test.operator === "!=") {
    throw new NotDocumented(`whether ${test.selector} != … matches where there is no such property`);
  }
  return values.some((value) => valueHolds(test, value));
}

function valueHolds(test: Exclude<FieldTest, { type: "is" }>, value: unknown): boolean {
  // "If a property selector points to an array or object, the filter pattern won't match the log format."
  if (typeof value === "object" && value !== null) return false;
  const sameType = test.type === "number" ? typeof value === "number" : typeof value === "string";
  if (sameType) return testText(test, String(value));
  throw new NotDocumented(
    `${test.selector} ${test.operator} a ${test.type}, where the property is ${JSON.stringify(value)}`,
  );
}

function isValue(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function is(expected: unknown): (value: unknown) => boolean {
  return (value) => value === expected;
}

/** `$.users[0].id` as `users`, `0`, `id`; `*` is any. */
function stepsOf(selector: string): string[] {
  const steps = [...selector.slice(1).matchAll(/\.([\w*-]+)|\.?\[(\d+|\*)\]/g)];
  return steps.map(([, property, element]) => property ?? element ?? "");
}

function selected([step, ...rest]: readonly string[], value: unknown): unknown[] {
  if (step === undefined) return [value];
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).filter(([name]) => step === "*" || step === name);
  return entries.flatMap(([, inner]) => selected(rest, inner));
}

/** "You can only use up to one wildcard selector in a property selector." */
function wildcardsOf(selector: string): void {
  if (selector.split("*").length > 2) throw new NotDocumented(`two wildcards in ${selector}`);
}

import type { FieldTest } from "../../constructs/logs/filter-condition";
import { NotDocumented } from "./not-documented";
import { escapeRegex, filterRegex } from "./regex";

/** Whether a test on a field holds for its text. A text that is not a number equals none and has no order. */
export function testText(test: Exclude<FieldTest, { type: "is" }>, text: string): boolean {
  switch (test.type) {
    case "string":
      return (text === test.value) === (test.operator === "=");
    case "wildcard":
      return wildcard(test.value).test(text) === (test.operator === "=");
    case "regex":
      return filterRegex(test.value).test(text) === (test.operator === "=");
    case "number": {
      const number = text.trim() === "" ? NaN : Number(text);
      const order = { "=": number === test.value, "!=": number !== test.value, "<": number < test.value };
      const more = { "<=": number <= test.value, ">": number > test.value, ">=": number >= test.value };
      return { ...order, ...more }[test.operator];
    }
  }
}

/** `4*`, `*.html`, `*timeout*`; the guide shows no asterisk elsewhere. */
function wildcard(value: string): RegExp {
  const inner = value.replace(/^\*|\*$/g, "");
  if (inner.includes("*")) throw new NotDocumented(`an asterisk in the middle of ${value}`);
  return new RegExp(`${value.startsWith("*") ? "" : "^"}${escapeRegex(inner)}${value.endsWith("*") ? "" : "$"}`);
}

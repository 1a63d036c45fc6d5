import { Token } from "cdktf";

/** Every number in place of a token is lower than this. */
const LOWEST = -1e200;

/** A token in a text, as a part of a regular expression. */
export const TOKEN_TEXT = String.raw`\$\{TfToken\[[\w:.-]+\]\}`;

/** Splits a text into text and tokens in turn. */
export const TOKEN = new RegExp(`(${TOKEN_TEXT})`);

/**
 * Whether a value is known only at plan time: cdktf's `Token.isUnresolved`, for a fraction of its cost where it is not, as
 * with most values.
 */
export function isToken(value: unknown): boolean {
  switch (typeof value) {
    case "string":
      return (value.includes("${TfToken[") && Token.isUnresolved(value)) || isListItem(value);
    case "number":
      return mayBeNumberToken(value) && Token.isUnresolved(value);
    case "object":
      return value !== null && mayBeToken(value) && Token.isUnresolved(value);
    default:
      return false;
  }
}

/**
 * Whether a text holds what Terraform fills in: a token, or a reference that the program wrote itself, such as
 * `${var.office}`.
 */
export function isReference(text: string): boolean {
  return isToken(text) || text.includes("${");
}

/** The one item of a list that Terraform fills in as a whole: cdktf knows the list alone. */
function isListItem(text: string): boolean {
  return text.startsWith("#{TfToken[");
}

/** A list or a map that Terraform fills in as a whole holds one mark alone; any other token resolves itself. */
function mayBeToken(value: object): boolean {
  if (Array.isArray(value)) return value.length === 1;
  if ("resolve" in value) return true;
  for (const key in value) if (key.includes("&{TfToken[")) return true;
  return false;
}

/** What cdktf looks for in a text: a token, or a number of the form that a token may have. */
const MAY_HOLD_TOKEN = /TfToken\[|[-|\d.+]e[-|\d.eE+]/;
const MAP_VALUES: readonly unknown[] = [Token.STRING_MAP_TOKEN_VALUE, Token.ANY_MAP_TOKEN_VALUE];

/** Whether cdktf has to look at a text before it is what it is. */
export function mayHoldToken(text: string): boolean {
  return MAY_HOLD_TOKEN.test(text) || MAP_VALUES.includes(text);
}

/** Whether cdktf has to look at the name of a field before it is what it is, or it is one that no copy would have. */
export function isUnusualKey(key: string): boolean {
  return MAY_HOLD_TOKEN.test(key) || key === "__proto__";
}

/** Whether cdktf has to look at a number before it is what it is. */
export function mayBeNumberToken(value: number): boolean {
  return value < LOWEST || value === Token.NUMBER_MAP_TOKEN_VALUE;
}

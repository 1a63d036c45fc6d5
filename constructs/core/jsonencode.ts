import { callFunction } from "./hcl-expression";
import type { Json } from "./json";
import { isToken } from "./token";

/**
 * JSON for a Terraform attribute, byte for byte as `jsonencode` writes it (keys sorted).
 *
 * Where nothing is left for Terraform to fill in, the text is written out: it is cheaper and readable. Where a reference
 * stands, it is an expression `jsonencode(…)`, since only Terraform can escape a value it fills in later. Either way text
 * is literal: a `${HOME}` in a container's command stays `${HOME}`; references are made of tokens, never of text.
 *
 * Follows Terraform's `jsonencode` (escapes `<`, `>`, `&`, U+2028, U+2029).
 */
export function encodeJson(value: Json): string {
  const canonical = sortKeys(value);
  return holdsToken(canonical)
    ? callFunction("jsonencode", canonical)
    : escapeTemplate(escapeLikeTerraform(JSON.stringify(canonical)));
}

/** Whether a token (a value known only at plan time) is anywhere in the value. */
export function holdsToken(value: unknown): boolean {
  if (isToken(value)) return true;
  if (Array.isArray(value)) return value.some(holdsToken);
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).some(isToken) || Object.values(value).some(holdsToken);
}

function sortKeys(value: Json): Json {
  if (typeof value !== "object" || value === null || isToken(value)) return value;
  if (isList(value)) return value.map(sortKeys);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return Object.fromEntries(keys.sort().map((key) => [key, sortKeys(value[key])]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function escapeLikeTerraform(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function escapeTemplate(text: string): string {
  return text.replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
}

import { Token } from "cdktf";
import { FunctionCall } from "./hcl-expression";
import type { Json } from "./json";
import { sortedKeys } from "./sorted-keys";

/**
 * JSON for a Terraform attribute, byte for byte as `jsonencode` writes it (keys sorted).
 *
 * Where nothing is left for Terraform to fill in, the text is written out: it is cheaper and readable. With a reference in
 * it, it is an expression `jsonencode(…)`, since only Terraform can escape a value it fills in later. Either way text
 * is literal: a `${HOME}` in a container's command stays `${HOME}`; references are made of tokens, never of text.
 *
 * Follows Terraform's `jsonencode` (escapes `<`, `>`, `&`, U+2028, U+2029; sorts keys by their bytes; numbers have no exponent).
 */
export function encodeJson(value: Json): string {
  const json = jsonValue(value);
  return typeof json === "string" ? json : Token.asString(json);
}

/** The same for what a token produces: the expression, if it is one, is not made a text. */
export function jsonValue(value: Json): string | FunctionCall {
  const call = new FunctionCall("jsonencode", [value]);
  return call.isOpen ? call : escapeTemplate(escapeLikeTerraform(written(value)));
}

/** An object of JavaScript would put keys such as `2` first, so that the text is not made of one. */
function written(value: Json): string {
  if (typeof value === "string") return writtenText(value);
  if (typeof value === "number") return withoutExponent(JSON.stringify(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(written).join(",")}]`;
  const fields = sortedKeys(value).map((key) => `${writtenText(key)}:${written(value[key])}`);
  return `{${fields.join(",")}}`;
}

/** Half of a pair of UTF-16 is no character: Terraform replaces it. */
function writtenText(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** A number with all of its digits, as Terraform writes it: JavaScript begins to count zeros at 1e21 and 1e-7. */
function withoutExponent(json: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = ""] = /^(-?)(\d+)\.?(\d*)e([+-]\d+)$/.exec(json) ?? [];
  if (exponent === "") return json;
  const point = whole.length + Number(exponent);
  const digits = `${whole}${fraction}`;
  return point > 0 ? `${sign}${digits.padEnd(point, "0")}` : `${sign}0.${"0".repeat(-point)}${digits}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function escapeLikeTerraform(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Terraform language, "Strings and Templates": `$${` is the text `${`. */
export function escapeTemplate(text: string): string {
  return text.replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
}

import { encodeJson, escapeTemplate } from "../../constructs/core/jsonencode";
import type { Json } from "../../constructs/core/json";
import { isFields } from "./fields";
import { bareKey, type Argument, type Expression } from "./layout";
import { parseExpression } from "./parse";
import { endOfInterpolation, isBalanced, isOpening, numbered, onlyInterpolation, visible } from "./template";
import { Unwritable } from "./unwritable";

/** How Terraform takes a text of JSON syntax. `template`: expressions in it count. `literal`: it reads it as it is. */
export type TextMode = "template" | "literal";

/**
 * A value of Terraform's JSON syntax as an expression of its language.
 *
 * @throws Unwritable where Terraform reads the text in JSON syntax differently from its own language
 */
export function valueExpression(data: unknown, mode: TextMode = "template"): Expression {
  if (Array.isArray(data)) return { kind: "list", items: data.map((item) => valueExpression(item, mode)) };
  if (isFields(data)) {
    const fields = Object.entries(data).map(([key, field]): Argument => [
      keyText(key, mode),
      valueExpression(field, mode),
    ]);
    return { kind: "object", fields };
  }
  if (typeof data !== "string") return { kind: "text", text: String(data) };
  if (mode === "literal") return { kind: "text", text: quoted(data, mode) };
  const text = withoutMark(data);
  const inside = onlyInterpolation(text);
  if (inside !== undefined) return parseExpression(inside);
  const json = canonicalJson(text);
  return json === undefined
    ? textExpression(text)
    : { kind: "call", name: "jsonencode", args: [literalExpression(json)] };
}

/** A reference or a keyword, which has no quotes; a list of them keeps its brackets. */
export function bareExpression(data: unknown): Expression {
  if (Array.isArray(data)) return { kind: "list", items: data.map(bareExpression) };
  if (isFields(data)) {
    return { kind: "object", fields: Object.entries(data).map(([key, field]) => [key, bareExpression(field)]) };
  }
  const text = String(data);
  return parseExpression(onlyInterpolation(text) ?? text);
}

/** Text of several lines is a list of its lines, joined: a heredoc would add a line break of its own at the end. */
function textExpression(text: string): Expression {
  const lines = text.split("\n");
  if (lines.length === 1 || !lines.every(isBalanced)) return { kind: "text", text: quoted(text) };
  const items = lines.map((line): Expression => {
    const inside = onlyInterpolation(line);
    return inside === undefined ? { kind: "text", text: quoted(line) } : parseExpression(inside);
  });
  return {
    kind: "call",
    name: "join",
    args: [
      { kind: "text", text: '"\\n"' },
      { kind: "list", items, isTall: true },
    ],
  };
}

function keyText(key: string, mode: TextMode): string {
  if (mode === "literal") return bareKey(quoted(key, mode));
  const inside = onlyInterpolation(withoutMark(key));
  return inside === undefined ? bareKey(quoted(withoutMark(key))) : `(${inside})`;
}

/** Terraform 1.11 drops a byte order mark at the beginning of a template in JSON syntax. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Text between quotes; expressions in it stay. */
export function quoted(text: string, mode: TextMode = "template"): string {
  // Terraform 1.11 reads no template behind a carriage return in JSON syntax, unless a line break follows it.
  if (mode === "template" && /\r(?!\n)[^]*[$%]\{/.test(text))
    throw new Unwritable("a carriage return in front of a template");
  let out = "";
  for (let at = 0; at < text.length;) {
    if (mode === "template" && isOpening(text, at)) {
      const end = endOfInterpolation(text, at);
      const expression = text.slice(at, end);
      if (/[\r\n]/.test(expression)) throw new Unwritable("an expression over several lines");
      out += visible(expression);
      at = end;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isMark = mode === "literal" && (char === "$" || char === "%") && text.charAt(at + 1) === "{";
    out += isMark ? `${char}${char}` : escapeChar(char);
    at += char.length;
  }
  return `"${out}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** What can't be seen, or changes the direction of what can, is written by its number. */
function escapeChar(char: string): string {
  const known = ESCAPES[char];
  if (known !== undefined) return known;
  // Half of a pair, which Terraform replaces when it reads JSON.
  if (/\p{Cs}/u.test(char)) return "\ufffd";
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char) ? numbered(char) : char;
}

/** The document that the text is, where `jsonencode` of it gives the very same text. */
function canonicalJson(text: string): unknown {
  if (!/^[[{]/.test(text) || /(^|[^$])\$\{|(^|[^%])%\{/.test(text)) return undefined;
  // Terraform composes characters before it sorts keys.
  if (text.normalize("NFC") !== text) return undefined;
  try {
    const document: unknown = JSON.parse(text.replace(/([$%])\1\{/g, "$1{"));
    return encodeJson(document as Json) === text ? document : undefined;
  } catch {
    return undefined;
  }
}

/** JSON whose text has no expressions: a `${` in it is meant as it is. */
function literalExpression(data: unknown): Expression {
  if (Array.isArray(data)) return { kind: "list", items: data.map(literalExpression) };
  if (isFields(data)) {
    const fields = Object.entries(data).map(([key, field]): Argument => [
      bareKey(quoted(key, "literal")),
      literalExpression(field),
    ]);
    return { kind: "object", fields };
  }
  if (typeof data !== "string") return { kind: "text", text: String(data) };
  return textExpression(escapeTemplate(data));
}

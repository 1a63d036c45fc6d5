import { type Code, list, value } from "./code";
import { isFields } from "./fields";
import type { Tokens } from "./tokens";

/** A text of an attribute, where Terraform would take `${` for the start of an expression. */
export function textCode(text: string, tokens: Tokens): Code {
  const code = tokens.text(text);
  return escapes(code);
}

/** Any JSON value, as `encodeJson` takes it: there, text is literal. */
export function literal(data: unknown, tokens: Tokens): Code {
  if (Array.isArray(data)) return list(data.map((item) => literal(item, tokens)));
  if (typeof data === "string") return tokens.text(data);
  if (typeof data === "number") return tokens.number(data);
  if (!isFields(data)) return value(data as boolean | null);
  // Not an object made key by key: `__proto__` would set the prototype.
  return {
    kind: "object",
    fields: Object.entries(data).map(([key, field]) => ({ key, code: literal(field, tokens) })),
  };
}

function escapes(code: Code): Code {
  if (code.kind === "value" && typeof code.value === "string") return escaped(code.value);
  if (code.kind !== "template") return code;
  return { ...code, parts: code.parts.map((part) => (typeof part === "string" ? escapedText(part) : part)) };
}

function escaped(text: string): Code {
  return MARK.test(text) ? value(escapedText(text)) : value(text);
}

const MARK = /[$%]\{/;

/** Terraform language, "Strings and Templates": `$${` is the text `${`. */
export function escapedText(text: string): string {
  return text.replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
}

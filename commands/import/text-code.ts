import { escapeTemplate } from "../../constructs/core/jsonencode";
import { type Code, list, value } from "./code";
import { isFields } from "./fields";
import type { Tokens } from "./tokens";

/** A text of an attribute, where Terraform would take `${` for the start of an expression. */
export function textCode(text: string, tokens: Tokens): Code {
  const code = tokens.text(text);
  if (code.kind === "value" && typeof code.value === "string") return value(escapeTemplate(code.value));
  if (code.kind !== "template") return code;
  return { ...code, parts: code.parts.map((part) => (typeof part === "string" ? escapeTemplate(part) : part)) };
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

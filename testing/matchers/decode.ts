import { readExpression } from "./expression";
import { soleExpression, splitTemplate } from "./template";

/**
 * The value that an attribute with JSON holds, written as text, as text with `${…}` in it, or as `${jsonencode(…)}`.
 * Strings come as Terraform's templates: `${var.env}` is a reference, `$${HOME}` the literal text `${HOME}`.
 *
 * @returns the value, or the reason why it can't be known without Terraform
 */
export function decodeJson(attribute: unknown): { readonly value: unknown } | { readonly unknown: string } {
  if (typeof attribute !== "string") return { unknown: `it is no text: ${JSON.stringify(attribute)}` };
  try {
    const expression = soleExpression(attribute);
    if (expression === undefined) return { value: readJsonTemplate(attribute) };
    const call = /^jsonencode\s*\(([^]*)\)$/.exec(expression)?.[1];
    const value = call === undefined ? undefined : readExpression(call);
    if (typeof value === "object" && value !== null) return { value };
    return { unknown: `only Terraform can evaluate ${attribute}` };
  } catch (error) {
    return { unknown: `${error instanceof Error ? error.message : String(error)} (in ${shorten(attribute)})` };
  }
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Two characters of the private use area around the index of an expression; JSON leaves them alone. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

function readJsonTemplate(template: string): unknown {
  const parts = splitTemplate(template);
  let json = "";
  let inString = false;
  parts.forEach(({ kind, source }, index) => {
    if (kind === "expression") {
      const placeholder = `${OPEN}${index}${CLOSE}`;
      json += inString ? placeholder : `"${placeholder}"`;
      return;
    }
    for (const [token] of source.matchAll(/\\[^]|"/g)) if (token === '"') inString = !inString;
    json += source;
  });
  const fill = (text: string): string =>
    text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => parts[Number(index)]?.source ?? "");
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value === "string") return fill(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [fill(key), field]));
  });
}

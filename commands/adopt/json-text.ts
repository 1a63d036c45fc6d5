import { isBody } from "./hcl";
import { literal, type Normal, NULL, opaque, show, template } from "./normal-form";

/**
 * What a JSON document says that an attribute holds as `jsonencode(…)`, as text, or as text with expressions in it
 * (a heredoc). Anything else is returned as it is.
 */
export function readJson(normal: Normal): Normal {
  if (normal.kind === "json") return normal.value;
  if (normal.kind !== "template" && normal.kind !== "literal") return normal;
  const parts = normal.kind === "template" ? normal.parts : [normal];
  try {
    const document: unknown = JSON.parse(withPlaceholders(parts));
    return fill(document, parts);
  } catch {
    return normal.kind === "literal" ? normal : opaque(show(normal));
  }
}

/** Two characters of the private use area around the index of an expression; JSON leaves them alone. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** Behind the index where the expression is a value of its own. */
const VALUE = "v";

/** The text with a placeholder for each expression; one in the place of a value is quoted. */
function withPlaceholders(parts: readonly Normal[]): string {
  let text = "";
  let inString = false;
  parts.forEach((part, index) => {
    if (part.kind !== "literal") {
      text += inString ? `${OPEN}${index}${CLOSE}` : `"${OPEN}${index}${VALUE}${CLOSE}"`;
      return;
    }
    const piece = String(part.value);
    for (let at = 0; at < piece.length; at += 1) {
      if (piece[at] === "\\") at += 1;
      else if (piece[at] === '"') inString = !inString;
    }
    text += piece;
  });
  return text;
}

function fill(value: unknown, parts: readonly Normal[]): Normal {
  if (typeof value === "string") return fillText(value, parts);
  if (typeof value === "number" || typeof value === "boolean") return literal(value);
  if (Array.isArray(value)) return { kind: "list", items: value.map((item) => fill(item, parts)) };
  if (!isBody(value)) return NULL;
  const fields = new Map<string, Normal>();
  for (const [key, field] of Object.entries(value)) {
    const name = fillText(key, parts);
    if (name.kind !== "literal") throw new Error("a key is known only at plan time");
    fields.set(String(name.value), fill(field, parts));
  }
  return { kind: "map", fields };
}

function fillText(text: string, parts: readonly Normal[]): Normal {
  const [first = "", ...rest] = text.split(OPEN);
  const pieces = rest.flatMap((piece) => {
    const [mark = "", ...after] = piece.split(CLOSE);
    const part = parts[Number.parseInt(mark)] ?? NULL;
    // `jsonencode` in a template's file makes a part of the document.
    const isDocument = part.kind === "json" && mark.endsWith(VALUE);
    return [isDocument ? part.value : part, literal(after.join(CLOSE))];
  });
  return template([literal(first), ...pieces]);
}

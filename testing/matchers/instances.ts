import { decodeJson } from "./decode";
import { isFields, type Fields } from "./received";
import { soleExpression } from "./template";

/** An item of a `for_each`: what `each.key` and `each.value` are. */
type Item = readonly [key: string, value: unknown];

/**
 * What Terraform makes of a block with `for_each`, one for each item that can be read without it: those of a map, or of
 * `toset([…])`. Otherwise the block as it is.
 */
export function instancesOf(body: Fields): readonly Fields[] {
  const items = itemsOf(body["for_each"]);
  if (items === undefined) return [body];
  return items.map((item) =>
    Object.fromEntries(Object.entries(body).map(([name, field]) => [name, instantiate(field, item)])),
  );
}

function instantiate(field: unknown, [key, value]: Item): unknown {
  if (Array.isArray(field)) return field.map((each) => instantiate(each, [key, value]));
  const expression = typeof field === "string" ? soleExpression(field) : undefined;
  if (expression === "each.key") return key;
  return expression === "each.value" ? value : field;
}

function itemsOf(forEach: unknown): readonly Item[] | undefined {
  if (isFields(forEach)) return Object.entries(forEach);
  if (typeof forEach !== "string") return undefined;
  const expression = soleExpression(forEach) ?? "";
  const set = /^toset\(([^]*)\)$/.exec(expression)?.[1];
  const decoded = decodeJson(`\${jsonencode(${set ?? expression})}`);
  if (!("value" in decoded)) return undefined;
  if (isFields(decoded.value)) return Object.entries(decoded.value);
  if (!Array.isArray(decoded.value)) return undefined;
  return decoded.value.map((value: unknown): Item => [String(value), value]);
}

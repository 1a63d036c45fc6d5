/**
 * JSON with sorted keys, two spaces deep: the text that cdktf's synthesizer writes, which takes three times as long for it.
 * `undefined` is left out, and `null` in a list; cdktn writes what is empty without a line break, and this does not.
 *
 * @param value no cycle, as what `resolve` returns
 */
export function sortedJson(value: unknown, indent = "\n"): string {
  const json = hasToJson(value) ? value.toJSON() : value;
  if (json === undefined) return "null";
  if (typeof json !== "object" || json === null) return JSON.stringify(json);
  const inner = `${indent}  `;
  if (Array.isArray(json)) return `[${json.map((item) => inner + sortedJson(item, inner)).join(",")}${indent}]`;
  const fields = json as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${text === "" ? "" : ","}${inner}${JSON.stringify(key)}: ${sortedJson(field, inner)}`;
  }
  return `{${text}${indent}}`;
}

function hasToJson(value: unknown): value is { readonly toJSON: () => unknown } {
  return typeof value === "object" && value !== null && "toJSON" in value && typeof value.toJSON === "function";
}

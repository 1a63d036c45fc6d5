import type { Json } from "./json";

/** Keys that have a value, by their bytes in UTF-8, as Go sorts; JavaScript's own order is another for what is beyond U+FFFF. */
export function sortedKeys(value: Readonly<Record<string, Json>>): string[] {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (!/[\ud800-\udfff]/.test(keys.join(""))) return keys.sort();
  return keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

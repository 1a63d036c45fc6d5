import { isPlain } from "../../constructs/core/plain";

/** What JSON calls an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether parsed JSON is an object. */
export function isFields(data: unknown): data is Fields {
  return typeof data === "object" && data !== null && !Array.isArray(data) && isPlain(data);
}

/** The objects of JSON syntax where it takes one or a list of them. */
export function fieldsIn(data: unknown): Fields[] {
  return (Array.isArray(data) ? (data as unknown[]) : [data]).filter(isFields);
}

/** Whether the data is an object, or a list of nothing but objects. */
export function holdsFields(data: unknown): boolean {
  return isFields(data) || (Array.isArray(data) && data.length > 0 && data.every(isFields));
}

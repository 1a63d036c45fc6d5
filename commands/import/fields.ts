/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(data: unknown): data is Fields {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** What a text is as JSON; nothing where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What AWS leaves out, and what exporters write for "nothing". */
export function isEmpty(data: unknown): boolean {
  if (data === undefined || data === null || data === "") return true;
  if (Array.isArray(data)) return data.every(isEmpty);
  return isFields(data) && Object.values(data).every(isEmpty);
}

/** The objects of a list; Terraform holds a block as a list of one. */
export function fieldsOf(data: unknown): readonly Fields[] {
  return Array.isArray(data) ? data.filter(isFields) : isFields(data) ? [data] : [];
}

/** What Terraform writes as text; empty for any other value. */
export function scalarText(data: unknown): string {
  return typeof data === "string" || typeof data === "number" || typeof data === "boolean" ? String(data) : "";
}

/** The fields that are not empty. */
export function filled(data: Fields): Fields {
  return Object.fromEntries(Object.entries(data).filter(([, field]) => !isEmpty(field)));
}

/** Anything as text: objects as JSON, since an object from a file may have a `toString` of its own. */
export function anyText(data: unknown): string {
  return typeof data === "object" && data !== null ? JSON.stringify(data) : String(data);
}

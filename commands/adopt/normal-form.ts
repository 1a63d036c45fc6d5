/** A value or expression of Terraform, freed from its spelling. */
export type Normal =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Normal[] }
  | { readonly kind: "map"; readonly fields: ReadonlyMap<string, Normal> }
  /** `var.project`, `module.ecr.repository_url` */
  | { readonly kind: "reference"; readonly text: string }
  /** Text with expressions in it. */
  | { readonly kind: "template"; readonly parts: readonly Normal[] }
  /** `jsonencode(value)` */
  | { readonly kind: "json"; readonly value: Normal }
  /**
   * An expression that is not evaluated here; `text` is its source. `expression` is the same in Terraform's words, where the
   * directory could say it anywhere.
   */
  | { readonly kind: "opaque"; readonly text: string; readonly expression?: string };

export const literal = (value: string | number | boolean | null): Normal => ({ kind: "literal", value });

export const opaque = (text: string, expression?: string): Normal => ({ kind: "opaque", text, expression });

export const NULL: Normal = literal(null);

/** Text made of parts, in its shortest form: literals side by side become one, a single part becomes itself. */
export function template(parts: readonly Normal[]): Normal {
  const merged: Normal[] = [];
  for (const part of parts.flatMap((each) => (each.kind === "template" ? each.parts : [each]))) {
    const previous = merged.at(-1);
    if (part.kind === "literal" && previous?.kind === "literal") {
      merged[merged.length - 1] = literal(`${String(previous.value)}${String(part.value)}`);
    } else if (part.kind !== "literal" || part.value !== "") {
      merged.push(part);
    }
  }
  const [only] = merged;
  if (only === undefined) return literal("");
  return merged.length === 1 ? only : { kind: "template", parts: merged };
}

/** Whether the value is spelt out to the last part, so that a comparison is certain. */
export function isTransparent(normal: Normal): boolean {
  switch (normal.kind) {
    case "literal":
      return true;
    case "reference":
      return !normal.text.startsWith("data.");
    case "opaque":
      return false;
    case "json":
      return isTransparent(normal.value);
    case "list":
      return normal.items.every(isTransparent);
    case "template":
      return normal.parts.every(isTransparent);
    case "map":
      return [...normal.fields.values()].every(isTransparent);
  }
}

/** All references in a value, except in expressions that are not evaluated. */
export function referencesIn(normal: Normal): string[] {
  switch (normal.kind) {
    case "literal":
    case "opaque":
      return [];
    case "reference":
      return [normal.text];
    case "json":
      return referencesIn(normal.value);
    case "list":
      return normal.items.flatMap(referencesIn);
    case "template":
      return normal.parts.flatMap(referencesIn);
    case "map":
      return [...normal.fields.values()].flatMap(referencesIn);
  }
}

/** The value in Terraform's own words, on one line, keys sorted. */
export function show(normal: Normal): string {
  switch (normal.kind) {
    case "literal":
      return typeof normal.value === "string" ? `"${showText(normal)}"` : String(normal.value);
    case "reference":
    case "opaque":
      return normal.text;
    case "json":
      return `jsonencode(${show(normal.value)})`;
    case "list":
      return `[${normal.items.map(show).join(", ")}]`;
    case "template":
      return `"${showText(normal)}"`;
    case "map": {
      const fields = [...normal.fields].sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${fields.map(([key, value]) => `${key} = ${show(value)}`).join(", ")}}`;
    }
  }
}

/** What would be between quotes: text is itself, anything else `${…}`. */
export function showText(normal: Normal): string {
  if (normal.kind === "template") return normal.parts.map(showText).join("");
  if (normal.kind === "literal") {
    const escaped = JSON.stringify(String(normal.value)).slice(1, -1);
    // Functions, because `$$` in a replacement text means one `$`.
    return escaped.replaceAll("${", () => "$${").replaceAll("%{", () => "%%{");
  }
  return `\${${show(normal)}}`;
}

/** A Terraform expression, as far as its layout goes; a tall list has a line for each of its items. */
export type Expression =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "object"; readonly fields: readonly Argument[] }
  | { readonly kind: "list"; readonly items: readonly Expression[]; readonly isTall?: boolean }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] };

/** A name and what it is set to. */
export type Argument = readonly [key: string, value: Expression];

/** Columns that a line may have before its expression is broken up. */
const WIDTH = 100;

/** The expression, on one line where it is short. */
export function layOut(expression: Expression, indent: number): string {
  const line = flat(expression);
  if (indent + line.length <= WIDTH && !isOpen(expression)) return line;
  const inner = " ".repeat(indent + 2);
  const end = " ".repeat(indent);
  switch (expression.kind) {
    case "text":
      return line;
    case "list":
      if (expression.items.length === 0) return "[]";
      return `[\n${expression.items.map((item) => `${inner}${layOut(item, indent + 2)},\n`).join("")}${end}]`;
    case "object":
      return expression.fields.length === 0
        ? "{}"
        : `{\n${layOutArguments(inReadingOrder(expression.fields), indent + 2)}${end}}`;
    case "call":
      return layOutCall(expression.name, expression.args, indent) ?? line;
  }
}

/** Only the last argument is broken up: `join("\n", [` goes on in the next line. */
function layOutCall(name: string, args: readonly Expression[], indent: number): string | undefined {
  const last = args.at(-1);
  const front = args.slice(0, -1);
  if (last === undefined || last.kind === "text" || front.some(({ kind }) => kind !== "text")) return undefined;
  return `${name}(${front.map((each) => `${flat(each)}, `).join("")}${layOut(last, indent)})`;
}

/** An object of more than one field, or what holds such an object, reads better on lines of its own. */
function isOpen(expression: Expression): boolean {
  switch (expression.kind) {
    case "text":
      return false;
    case "object":
      return expression.fields.length > 1 || expression.fields.some(([, value]) => isOpen(value));
    case "list":
      return expression.isTall === true || expression.items.some(isOpen);
    case "call":
      return expression.args.some(isOpen);
  }
}

/**
 * Arguments one below the other, with the equals signs in one column as `terraform fmt` wants them: in each run of lines
 * that hold a whole argument.
 */
export function layOutArguments(all: readonly Argument[], indent: number): string {
  const lines = all.map(([key, value]) => ({ key, text: layOut(value, indent) }));
  const pad = " ".repeat(indent);
  let text = "";
  for (let start = 0; start < lines.length;) {
    let end = start + 1;
    // An argument over several lines ends a run; it is aligned with nothing.
    while (end < lines.length && !isLong(lines[end - 1]) && !isLong(lines[end])) end += 1;
    const run = lines.slice(start, end);
    const width = Math.max(...run.map(({ key }) => columns(key)));
    for (const { key, text: value } of run) text += `${pad}${key}${" ".repeat(width - columns(key))} = ${value}\n`;
    start = end;
  }
  return text;
}

const SEGMENTER = new Intl.Segmenter();

/** As `terraform fmt` counts them: what a reader sees as one character is one. */
function columns(text: string): number {
  return [...SEGMENTER.segment(text)].length;
}

function isLong(line: { readonly text: string } | undefined): boolean {
  return line?.text.includes("\n") ?? false;
}

function flat(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return expression.text;
    case "list":
      return `[${expression.items.map(flat).join(", ")}]`;
    case "object":
      if (expression.fields.length === 0) return "{}";
      return `{ ${inReadingOrder(expression.fields)
        .map(([key, value]) => `${key} = ${flat(value)}`)
        .join(", ")} }`;
    case "call":
      return `${expression.name}(${expression.args.map(flat).join(", ")})`;
  }
}

/** Keys that a reader looks for first: of AWS's policies and containers, and of almost any resource. */
const READ_FIRST = [
  "name",
  "family",
  "image",
  "Version",
  "Sid",
  "Effect",
  "Principal",
  "Action",
  "Resource",
  "Condition",
];

/** Keys in the order in which people read them; their own where it makes no difference to them. Terraform knows none. */
export function inReadingOrder<Entry extends readonly [key: string, value: unknown]>(
  entries: readonly Entry[],
): Entry[] {
  const rank = ([key]: Entry): number => {
    const index = READ_FIRST.indexOf(key);
    return index < 0 ? READ_FIRST.length : index;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

/** `"name"` without its quotes where Terraform takes it without; words of the language keep them. */
export function bareKey(key: string): string {
  const [, name = ""] = /^"([A-Za-z_][A-Za-z0-9_]*)"$/.exec(key) ?? [];
  return name === "" || ["for", "null", "true", "false"].includes(name) ? key : name;
}

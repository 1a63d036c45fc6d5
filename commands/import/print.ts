import type { CallCode, Code, Field, ListCode, ObjectCode } from "./code";
import { commentText, printKey, quote, templateText } from "./quote";

/** Columns of a line: `printWidth` of .prettierrc.json. */
const WIDTH = 120;

/**
 * The code as prettier would lay it out.
 *
 * @param indent columns at which its lines begin
 * @param before columns that its first line has used already
 * @param after columns that its last line still needs
 */
export function print(code: Code, indent: number, before = 0, after = 0): string {
  const line = flat(code);
  if (line !== undefined && indent + before + line.length + after <= WIDTH) return line;
  switch (code.kind) {
    case "object":
      return broken(
        "{",
        code.fields.map((field) => printField(field, indent + 2)),
        "}",
        indent,
      );
    case "list":
      return printList(code, indent);
    case "call":
      return printCall(code, indent, before);
    default:
      return line ?? "";
  }
}

function printField({ key, code, comment = [] }: Field, indent: number): string {
  const head = `${printKey(key)}: `;
  const lines = comment.map((text) => `// ${commentText(text)}\n${" ".repeat(indent)}`);
  const body = print(code, indent, head.length, 1);
  // What can't be broken and does not fit goes to a line of its own.
  const long = !body.includes("\n") && indent + head.length + body.length + 1 > WIDTH && code.kind !== "template";
  return `${lines.join("")}${long ? `${head.trimEnd()}\n${" ".repeat(indent + 2)}${body}` : `${head}${body}`}`;
}

function printList({ items }: ListCode, indent: number): string {
  const numbers = items.length > 1 && items.every((item) => item.kind === "value" && typeof item.value === "number");
  if (!numbers)
    return broken(
      "[",
      items.map((item) => print(item, indent + 2, 0, 1)),
      "]",
      indent,
    );
  // Prettier fills lines with numbers.
  const lines = [""];
  for (const item of items) {
    const text = `${flat(item) ?? ""},`;
    const last = lines.at(-1) ?? "";
    if (last !== "" && indent + 2 + last.length + 1 + text.length > WIDTH) lines.push(text);
    else lines[lines.length - 1] = last === "" ? text : `${last} ${text}`;
  }
  const inner = " ".repeat(indent + 2);
  return `[\n${lines.map((text) => `${inner}${text}\n`).join("")}${" ".repeat(indent)}]`;
}

/** The last argument, where it is an object or a list, opens on the line of the call. */
function printCall(code: CallCode, indent: number, before: number): string {
  const head = calleeText(code);
  const last = code.args.at(-1);
  const front = code.args.slice(0, -1).map(flat);
  if (last && (last.kind === "object" || last.kind === "list") && front.every((each) => each !== undefined)) {
    const start = `${head}(${front.map((each) => `${each}, `).join("")}`;
    if (indent + before + start.length + 1 <= WIDTH) return `${start}${print(opened(last), indent, WIDTH)})`;
  }
  return broken(
    `${head}(`,
    code.args.map((arg) => print(arg, indent + 2, 0, 1)),
    ")",
    indent,
  );
}

const opened = (code: ObjectCode | ListCode): Code => (code.kind === "object" ? { ...code, open: true } : code);

function broken(open: string, items: readonly string[], close: string, indent: number): string {
  const inner = " ".repeat(indent + 2);
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${" ".repeat(indent)}${close}`;
}

/** On one line, or `undefined` where prettier would not leave it there. */
function flat(code: Code): string | undefined {
  switch (code.kind) {
    case "value":
      return typeof code.value === "string" ? quote(code.value) : String(code.value);
    case "name":
      return code.name;
    case "template":
      return templateText(code.parts, (part) => flat(part) ?? "");
    case "list": {
      if (code.items.length > 1 && (code.items.every(isRich("object")) || code.items.every(isRich("list"))))
        return undefined;
      const items = code.items.map(flat);
      return items.every((item) => item !== undefined) ? `[${items.join(", ")}]` : undefined;
    }
    case "object": {
      if (code.fields.length === 0) return "{}";
      if (code.open === true || code.fields.some(({ comment }) => comment !== undefined)) return undefined;
      const fields = code.fields.map(({ key, code: inner }) => {
        const text = flat(inner);
        return text === undefined ? undefined : `${printKey(key)}: ${text}`;
      });
      return fields.every((field) => field !== undefined) ? `{ ${fields.join(", ")} }` : undefined;
    }
    case "call": {
      const args = code.args.map(flat);
      return args.every((arg) => arg !== undefined) ? `${calleeText(code)}(${args.join(", ")})` : undefined;
    }
  }
}

const isRich =
  (kind: "object" | "list") =>
  (code: Code): boolean =>
    code.kind === kind && (code.kind === "object" ? code.fields.length : code.items.length) > 1;

function calleeText({ callee, method, construct }: CallCode): string {
  return `${construct === true ? "new " : ""}${callee.name}${method === undefined ? "" : `.${method}`}`;
}

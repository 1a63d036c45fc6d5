import { type ExpressionNode, isBody, parseExpression } from "./hcl";

/**
 * What an argument that holds JSON says, as Terraform's JSON syntax has it over many lines: objects, lists, and texts in which
 * `${…}` is an expression. `jsonencode` makes the argument's own text of it again.
 *
 * @param argument JSON, or `${jsonencode(…)}`, as the constructs write it
 * @returns `undefined` for anything else
 */
export async function readableJson(argument: unknown): Promise<object | undefined> {
  // After a carriage return in a text Terraform leaves an expression unread.
  if (typeof argument !== "string" || argument.includes(String.raw`\r`)) return undefined;
  const expression = /^\$\{(jsonencode\(.*\))\}$/s.exec(argument)?.[1];
  const value = expression === undefined ? parsed(argument) : await readExpression(expression);
  return isBody(value) || Array.isArray(value) ? value : undefined;
}

/** A text without expressions: an escaped `$${` means in a part of it what it means in the whole. */
function parsed(text: string): unknown {
  if (/[$%]\{/.test(text.replace(/\$\$\{|%%\{/g, ""))) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readExpression(text: string): Promise<unknown> {
  const root = await parseExpression(text);
  const [value, ...more] = root?.type === "function" && root.meta?.["name"] === "jsonencode" ? root.children : [];
  return value && more.length === 0 ? read(value) : undefined;
}

/** A value of the Terraform language in its JSON syntax ("JSON Configuration Syntax", "Expression Mapping"). */
function read(node: ExpressionNode): unknown {
  const source = sourceOf(node);
  const [only] = node.children;
  switch (node.type) {
    case "tuple":
      return node.children.map(read);
    case "object":
      return readFields(node.children);
    case "literalValue":
      return JSON.parse(source);
    case "template":
      return node.children.map(readPart).join("");
    case "templateWrap":
      return only && read(only);
    default:
      return `\${${source}}`;
  }
}

/** The children are key, value, key, value …; around a key is a node without a name. */
function readFields(nodes: readonly ExpressionNode[]): unknown {
  const [key, value, ...others] = nodes;
  if (key === undefined || value === undefined) return {};
  const [name = key] = key.children;
  return { [String(read(name))]: read(value), ...(readFields(others) as object) };
}

/** Quotes escape with backslashes, the JSON syntax has its own way; `$${` is escaped in both. */
function readPart(node: ExpressionNode): string {
  const source = sourceOf(node);
  if (node.type !== "literalValue") return `\${${source}}`;
  return JSON.parse(`"${source}"`) as string;
}

function sourceOf({ meta }: ExpressionNode): string {
  return String(meta?.["value"]);
}

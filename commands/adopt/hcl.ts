import { setFlagsFromString } from "node:v8";
import { getExpressionAst, parse } from "@cdktf/hcl2json";
import { errorMessage, Failure } from "../lib/failure";

// HashiCorp's parser is Go compiled to WebAssembly. V8's optimising compiler takes ten times longer over it than the
// parser then runs for a directory; its quick compiler alone does.
setFlagsFromString("--liftoff-only");

/** Contents of a Terraform file in the shape of Terraform's JSON syntax: block type, then labels, then arguments. */
export type Body = Readonly<Record<string, unknown>>;

/** A node of Terraform's own expression tree (`@cdktf/hcl2json`), without the positions of its tokens. */
export interface ExpressionNode {
  readonly type: string;
  readonly children: readonly ExpressionNode[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly range: { readonly start: { readonly byte: number }; readonly end: { readonly byte: number } };
}

/** Text of an expression and its tree; the tree's ranges are bytes of the text in UTF-8. */
export interface Expression {
  readonly source: Buffer;
  readonly root: ExpressionNode;
}

/** Whether a value is a list or map of fields, not a list. */
export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a `.tf` file with HashiCorp's own parser.
 *
 * @throws Failure with file, line and column of each syntax error
 */
export async function parseHcl(file: string, text: string): Promise<Body> {
  const known = bodies.get(text) ?? (await readBody(file, text));
  bodies.set(text, known);
  return known;
}

/** A file from which blocks are removed is looked at before and after. */
const bodies = new Map<string, Body>();

async function readBody(file: string, text: string): Promise<Body> {
  try {
    const body: unknown = await parse(file, text);
    return isBody(body) ? body : {};
  } catch (error) {
    throw new Failure(`${syntaxErrors(error)}; correct the file and run this again`);
  }
}

/** `parse config: [main.tf:5,18-19: Invalid character; …]` without the wrapping. */
function syntaxErrors(error: unknown): string {
  const message = errorMessage(error);
  const [open, close] = ["parse config: [", "]"];
  if (!message.startsWith(open) || !message.endsWith(close)) return message;
  const text = message.slice(open.length, -close.length);
  return text.endsWith(".") ? text.slice(0, -1) : text;
}

/**
 * The expression tree of a string as Terraform's JSON syntax holds it: a template, where `${…}` marks expressions.
 *
 * @returns `undefined` where Terraform's parser refuses the text
 */
export function parseTemplate(text: string): Promise<Expression | undefined> {
  const known = templates.get(text) ?? readTemplate(text);
  templates.set(text, known);
  return known;
}

/** The same few texts are in many places. */
const templates = new Map<string, Promise<Expression | undefined>>();

async function readTemplate(text: string): Promise<Expression | undefined> {
  // In a heredoc, as in a JSON string, only `${` and `%{` have a meaning: quotes and backslashes are themselves.
  let delimiter = "END";
  while (text.includes(delimiter)) delimiter += "_";
  const source = `<<${delimiter}\n${text}\n${delimiter}\n`;
  const root = await parseExpression(source);
  return root && { source: Buffer.from(source), root };
}

/**
 * The tree of an expression in Terraform's own syntax.
 *
 * @returns `undefined` where Terraform's parser refuses it
 */
export async function parseExpression(source: string): Promise<ExpressionNode | undefined> {
  try {
    const root: ExpressionNode | null = await getExpressionAst("expression.tf", source);
    return root ?? undefined;
  } catch {
    return undefined;
  }
}

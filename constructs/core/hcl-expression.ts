import { Token, Tokenization, type IResolveContext } from "cdktf";
import type { IConstruct } from "constructs";
import type { Json } from "./json";
import { localReference, LocalToken } from "./local-reference";
import { sortedKeys } from "./sorted-keys";
import { isToken, TOKEN } from "./token";

/**
 * A call of a Terraform function: `${jsonencode({"name" = var.name})}`. Unlike cdktf's `Fn.jsonencode`,
 * it escapes all text: quotes, backslashes, control characters, `${` and `%{` come out as they went in.
 *
 * @param name name of the Terraform function
 * @returns a string token
 */
export function callFunction(name: string, ...values: readonly Json[]): string {
  return Token.asString(new FunctionCall(name, values));
}

/** What the token of {@link callFunction} holds. As a text, cdktf would keep it, and take it apart again. */
export class FunctionCall extends LocalToken {
  private readonly call: Template;

  public constructor(name: string, values: readonly Json[]) {
    super();
    this.call = new Writer().addCall(name, values).written();
  }

  /** Whether something in it is left to fill in. */
  public get isOpen(): boolean {
    return this.call.tokens.length > 0;
  }

  public override resolve(context: IResolveContext): string {
    if (context.preparing) return this.prepare(context);
    const call = filled(this.call, context);
    return context.suppressBraces ? call : `\${${call}}`;
  }

  public override isWithinStack(scope: IConstruct): boolean {
    return this.call.tokens.every((token) => localReference(token, scope) !== undefined);
  }

  public override localText(scope: IConstruct): string | undefined {
    const { texts, tokens } = this.call;
    const references = tokens.flatMap((token) => localReference(token, scope) ?? []);
    return references.length < tokens.length ? undefined : `\${${fillIn(texts, references)}}`;
  }

  /** Lets the tokens make what they need. What they are is asked for later, and the text would go nowhere. */
  private prepare(context: IResolveContext): string {
    for (const token of this.call.tokens)
      if (localReference(token, context.scope) === undefined) context.resolve(token);
    return "";
  }
}

/** Text in Terraform's language with gaps, each between two of the texts, for what Terraform fills in. */
interface Template {
  readonly texts: readonly string[];
  readonly tokens: readonly unknown[];
}

/** @param expressions of the tokens */
function fillIn([first = "", ...others]: readonly string[], expressions: readonly string[]): string {
  return others.reduce((text, next, index) => text + (expressions[index] ?? "") + next, first);
}

function filled({ texts, tokens }: Template, context: IResolveContext): string {
  return fillIn(
    texts,
    tokens.map((token) => expressionOf(token, context)),
  );
}

/** The expression of a token. A token may hold text too (`Lazy`): that is written as such. */
function expressionOf(token: unknown, context: IResolveContext): string {
  const local = localReference(token, context.scope);
  if (local !== undefined) return local;
  const template = resolve(token, context, false);
  const expression = typeof template === "string" ? String(resolve(token, context, true)) : undefined;
  if (template === `\${${String(expression)}}`) return String(expression);
  if (typeof template === "string" && template.includes("${")) return `"${template}"`;
  return filled(new Writer().add(template as Json).written(), context);
}

function resolve(token: unknown, context: IResolveContext, suppressBraces: boolean): unknown {
  const before = context.suppressBraces;
  context.suppressBraces = suppressBraces;
  try {
    return context.resolve(token);
  } finally {
    context.suppressBraces = before;
  }
}

/** Writes values once, however often they are asked for: the tokens alone may be something else each time. */
class Writer {
  private readonly texts: string[] = [];
  private readonly tokens: unknown[] = [];
  /** What came behind the last token. */
  private pieces: string[] = [];

  public written(): Template {
    return { texts: [...this.texts, this.pieces.join("")], tokens: [...this.tokens] };
  }

  public addCall(name: string, values: readonly Json[]): this {
    this.pieces.push(name);
    return this.addList("(", values, ")");
  }

  public add(value: Json): this {
    if (typeof value === "string") return this.addText(value);
    if (isToken(value)) return this.addToken(value);
    if (isList(value)) return this.addList("[", value, "]");
    if (typeof value === "object" && value !== null) return this.addFields(value);
    this.pieces.push(String(value ?? null));
    return this;
  }

  private addList(open: string, list: readonly Json[], close: string): this {
    this.pieces.push(open);
    for (const [index, item] of list.entries()) {
      if (index > 0) this.pieces.push(", ");
      this.add(item);
    }
    this.pieces.push(close);
    return this;
  }

  private addFields(fields: Readonly<Record<string, Json>>): this {
    this.pieces.push("{");
    for (const [index, key] of sortedKeys(fields).entries()) {
      if (index > 0) this.pieces.push(", ");
      this.addQuoted(key.split(TOKEN));
      this.pieces.push(" = ");
      this.add(fields[key]);
    }
    this.pieces.push("}");
    return this;
  }

  private addText(text: string): this {
    const parts = text.split(TOKEN);
    const [before, token, behind] = parts;
    return parts.length === 3 && before === "" && behind === "" ? this.addToken(token) : this.addQuoted(parts);
  }

  /** @param parts text and tokens in turn */
  private addQuoted(parts: readonly string[]): this {
    this.pieces.push('"');
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 1) {
        this.pieces.push("${");
        this.addToken(part);
        this.pieces.push("}");
        continue;
      }
      // `$${` would be an escaped `${`: all $ and % in front of an expression are written in one of their own.
      const marks = index < parts.length - 1 ? /[$%]+$/.exec(part)?.[0] : undefined;
      this.pieces.push(marks === undefined ? escape(part) : `${escape(part.slice(0, -marks.length))}\${"${marks}"}`);
    }
    this.pieces.push('"');
    return this;
  }

  private addToken(token: unknown): this {
    this.texts.push(this.pieces.join(""));
    this.tokens.push(typeof token === "string" ? Tokenization.reverseString(token).firstToken : token);
    this.pieces = [];
    return this;
  }
}

/** Text between quotes (Terraform language, "Strings and Templates"). */
function escape(text: string): string {
  if (!/[^ -~]|[\\"]|[$%]\{/.test(text)) return text;
  return text
    .replace(/[\\"]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replace(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/[$%]\{/g, (mark) => `${mark.charAt(0)}${mark}`);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

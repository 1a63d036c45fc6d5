import { Token, Tokenization, type IResolvable, type IResolveContext } from "cdktf";
import type { Json } from "./json";
import { localReference } from "./local-reference";
import { isToken } from "./token";

/**
 * A call of a Terraform function: `${jsonencode({"name" = var.name})}`. Unlike cdktf's `Fn.jsonencode`,
 * it escapes all text: quotes, backslashes, control characters, `${` and `%{` come out as they went in.
 *
 * @param name name of the Terraform function
 * @returns a string token
 */
export function callFunction(name: string, ...values: readonly Json[]): string {
  return Token.asString(functionCall(name, ...values));
}

/** The same as an object, which costs less: cdktf keeps every text that holds a token, and takes it apart again. */
export function functionCall(name: string, ...values: readonly Json[]): IResolvable {
  return {
    creationStack: [],
    resolve: (context: IResolveContext) => {
      if (context.preparing) return prepare(values, context);
      const renderer = new Renderer(context);
      const call = `${name}(${values.map((value) => renderer.render(value)).join(", ")})`;
      return context.suppressBraces ? call : `\${${call}}`;
    },
  };
}

/** Lets the tokens within make what they need. What they are is asked for later, and the text would go nowhere. */
function prepare(value: unknown, context: IResolveContext): string {
  if (isToken(value)) {
    if (localReference(value, context.scope) === undefined) context.resolve(value);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, field] of Object.entries(value)) {
      prepare(key, context);
      prepare(field, context);
    }
  }
  return "";
}

/** Part of a text: what is written in the program, or what Terraform fills in. */
type Part = string | { readonly token: unknown };

class Renderer {
  public constructor(private readonly context: IResolveContext) {}

  public render(value: Json): string {
    if (typeof value === "string") return this.renderText(value);
    if (isToken(value)) return this.renderToken(value);
    if (isList(value)) return `[${value.map((item) => this.render(item)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return String(value ?? null);
    const fields = Object.entries(value).map(
      ([key, field]) => `${this.renderTemplate(this.split(key))} = ${this.render(field)}`,
    );
    return `{${fields.join(", ")}}`;
  }

  private renderText(text: string): string {
    const parts = this.split(text);
    const [first] = parts;
    return parts.length === 1 && typeof first === "object" ? this.renderToken(first.token) : this.renderTemplate(parts);
  }

  private renderTemplate(parts: readonly Part[]): string {
    const texts = parts.map((part, index) => {
      if (typeof part !== "string") return `\${${this.renderToken(part.token)}}`;
      // `$${` would be an escaped `${`: all $ and % in front of an expression are written in one of their own.
      const marks = typeof parts[index + 1] === "object" ? /[$%]+$/.exec(part)?.[0] : undefined;
      return marks === undefined ? escape(part) : `${escape(part.slice(0, -marks.length))}\${"${marks}"}`;
    });
    return `"${texts.join("")}"`;
  }

  /** The expression of a token. A token may hold text too (`Lazy`): that is written as such. */
  private renderToken(token: unknown): string {
    const local = localReference(token, this.context.scope);
    if (local !== undefined) return local;
    const template = this.resolve(token, false);
    if (typeof template !== "string") return this.render(template as Json);
    const expression = this.resolve(token, true);
    if (template === `\${${String(expression)}}`) return String(expression);
    return template.includes("${") ? `"${template}"` : this.renderTemplate([template]);
  }

  /** Splits a text at its tokens. */
  private split(text: string): Part[] {
    if (!isToken(text)) return [text];
    const fragments = Tokenization.reverseString(text);
    const mark = (token: unknown): Part => ({ token });
    const marked = fragments.mapTokens({ ...this.context, resolve: mark, ignoreEscapes: true });
    if (marked.length === 1) return [marked.firstValue as Part];
    const parts: Part[] = [];
    marked.join({
      join: (left: Part, right: Part) => {
        if (parts.length === 0) parts.push(left);
        parts.push(right);
        return right;
      },
    });
    return parts;
  }

  private resolve(token: unknown, suppressBraces: boolean): unknown {
    const before = this.context.suppressBraces;
    this.context.suppressBraces = suppressBraces;
    try {
      return this.context.resolve(token);
    } finally {
      this.context.suppressBraces = before;
    }
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

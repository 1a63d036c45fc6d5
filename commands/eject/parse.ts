import { bareKey, type Argument, type Expression } from "./layout";
import { endOfText, visible, withoutTexts } from "./template";
import { Unwritable } from "./unwritable";

/**
 * Reads the layout of an expression's source: objects, lists and calls by their brackets. Anything else stays as it is.
 *
 * @throws Unwritable where its line breaks or comments mean something, which would be lost or moved
 */
export function parseExpression(source: string): Expression {
  const code = withoutTexts(source);
  if (/<<|#|\/\/|\/\*/.test(code)) throw new Unwritable("an expression with comments or heredocs");
  const parser = new Parser(visible(source));
  return onOneLine(parser.whole() ?? { kind: "text", text: visible(source).trim() });
}

/** Line breaks inside of brackets are layout; what was not read further has to be one line. */
function onOneLine(expression: Expression): Expression {
  switch (expression.kind) {
    case "text":
      if (/[\r\n]/.test(expression.text)) throw new Unwritable("an expression over several lines");
      return expression;
    case "list":
      expression.items.forEach(onOneLine);
      return expression;
    case "call":
      expression.args.forEach(onOneLine);
      return expression;
    case "object":
      for (const [key, value] of expression.fields) {
        onOneLine({ kind: "text", text: key });
        onOneLine(value);
      }
      return expression;
  }
}

class Parser {
  private at = 0;

  public constructor(private readonly source: string) {}

  /** @returns `undefined` where the source is more than one expression of this kind */
  public whole(): Expression | undefined {
    const expression = this.expression();
    this.skipSpace();
    return this.at === this.source.length ? expression : undefined;
  }

  private expression(): Expression | undefined {
    this.skipSpace();
    const start = this.at;
    const expression = this.bracketed();
    this.skipSpace();
    // Where an operator, an index or a traversal follows, what was read is only a part of the expression.
    if (expression && (this.at >= this.source.length || ",]})\n=".includes(this.char()))) return expression;
    this.at = start;
    return this.plain();
  }

  private bracketed(): Expression | undefined {
    if (this.char() === "[") return this.many("]", (items) => ({ kind: "list", items }));
    if (this.char() === "{") return this.object();
    const name = /^[A-Za-z_]\w*(?=\()/.exec(this.source.slice(this.at))?.[0];
    if (name === undefined) return undefined;
    this.at += name.length;
    return this.many(")", (args) => ({ kind: "call", name, args }));
  }

  private many(close: string, make: (items: Expression[]) => Expression): Expression | undefined {
    this.at += 1;
    const items: Expression[] = [];
    for (;;) {
      this.skipSpace();
      if (this.char() === close) {
        this.at += 1;
        return make(items);
      }
      if (this.isFor()) return this.forExpression("[", close);
      const item = this.expression();
      if (item === undefined) return undefined;
      items.push(item);
      this.skipSpace();
      if (this.char() === ",") this.at += 1;
      else if (this.char() !== close) return undefined;
    }
  }

  private object(): Expression | undefined {
    this.at += 1;
    const fields: Argument[] = [];
    for (;;) {
      this.skipSpace();
      if (this.char() === "}") {
        this.at += 1;
        return { kind: "object", fields };
      }
      if (this.isFor()) return this.forExpression("{ ", "}");
      const key = this.plain();
      this.skipSpace();
      if (key?.kind !== "text" || this.char() !== "=") return undefined;
      this.at += 1;
      const value = this.expression();
      if (value === undefined) return undefined;
      fields.push([bareKey(key.text), value]);
      this.skipSpace();
      if (this.char() === ",") this.at += 1;
    }
  }

  /** Everything up to a comma, a closing bracket, a line's end or a single `=` that is not inside something. */
  private plain(): Expression | undefined {
    const start = this.at;
    let depth = 0;
    for (; this.at < this.source.length; this.at += 1) {
      const char = this.char();
      if (char === '"') {
        this.at = endOfText(this.source, this.at) - 1;
        continue;
      }
      if ("([{".includes(char)) depth += 1;
      else if (")]}".includes(char)) {
        if (depth === 0) break;
        depth -= 1;
      } else if (depth === 0 && (char === "," || char === "\n" || this.isEquals())) break;
    }
    const text = this.source.slice(start, this.at).trim();
    return text === "" ? undefined : { kind: "text", text };
  }

  /** `for name in collection : value`, with the spaces that `terraform fmt` gives it. */
  private forExpression(open: string, close: string): Expression | undefined {
    const start = this.at;
    const colon = this.find((char, conditions) => char === ":" && conditions === 0);
    const end = colon === undefined ? undefined : this.find((char) => char === close);
    if (colon === undefined || end === undefined || this.source.charAt(end) !== close) return undefined;
    this.at = end + 1;
    const parts = [this.source.slice(start, colon), this.source.slice(colon + 1, end)].map((part) => part.trim());
    return { kind: "text", text: `${open}${parts.join(" : ")}${open.slice(1)}${close}` };
  }

  /** Index of a character that is not inside something; `conditions` counts what `?` has begun. */
  private find(isIt: (char: string, conditions: number) => boolean): number | undefined {
    let depth = 0;
    let conditions = 0;
    for (let at = this.at; at < this.source.length; at += 1) {
      const char = this.source.charAt(at);
      if (depth === 0 && isIt(char, conditions)) {
        this.at = at + 1;
        return at;
      }
      if (char === '"') at = endOfText(this.source, at) - 1;
      else if ("([{".includes(char)) depth += 1;
      else if (")]}".includes(char)) depth -= 1;
      else if (depth === 0 && char === "?") conditions += 1;
      else if (depth === 0 && char === ":") conditions -= 1;
    }
    return undefined;
  }

  /** Not a part of `==`, `!=`, `<=`, `>=` or `=>`. */
  private isEquals(): boolean {
    const around = [this.source.charAt(this.at - 1), this.source.charAt(this.at + 1)] as const;
    return this.char() === "=" && !/[=!<>]/.test(around[0]) && !/[=>]/.test(around[1]);
  }

  private isFor(): boolean {
    return /^for\b/.test(this.source.slice(this.at));
  }

  private char(): string {
    return this.source.charAt(this.at);
  }

  private skipSpace(): void {
    while (this.at < this.source.length && /\s/.test(this.char())) this.at += 1;
  }
}

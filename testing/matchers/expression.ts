import { splitTemplate, stringEnd } from "./template";

/**
 * The value that an expression of Terraform's language writes out: objects, lists, texts, numbers. Whatever Terraform
 * has to compute (references, calls, operators) stays as the text `${…}`.
 *
 * @throws Error where the syntax is broken
 */
export function readExpression(source: string): unknown {
  const reader = new ExpressionReader(source);
  const value = reader.value();
  reader.expectEnd();
  return value;
}

class ExpressionReader {
  private at = 0;

  public constructor(private readonly source: string) {}

  public value(): unknown {
    this.skipSpace();
    const start = this.at;
    const literal = this.literal();
    if (literal !== undefined && this.atDelimiter()) return literal.value;
    // More follows, such as an operator or an index: then the whole is Terraform's to compute.
    this.at = start;
    return `\${${this.raw()}}`;
  }

  public expectEnd(): void {
    this.skipSpace();
    if (this.at < this.source.length) throw this.broken();
  }

  private literal(): { readonly value: unknown } | undefined {
    const rest = this.source.slice(this.at);
    const word = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)(?![\w.(-])/.exec(rest)?.[0];
    if (word !== undefined) {
      this.at += word.length;
      return { value: JSON.parse(word) };
    }
    if (rest.startsWith('"')) return { value: this.text() };
    if (/^[[{]\s*for\b/.test(rest)) return undefined;
    if (rest.startsWith("[")) return { value: this.list() };
    if (rest.startsWith("{")) return { value: this.object() };
    return undefined;
  }

  private text(): string {
    const start = this.at;
    this.at = stringEnd(this.source, start);
    return splitTemplate(this.source.slice(start + 1, this.at - 1))
      .map(({ kind, source }) => (kind === "text" ? unescape(source) : source))
      .join("");
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    while (!this.takes("]")) {
      items.push(this.value());
      if (!this.takes(",") && !this.sees("]")) throw this.broken();
    }
    return items;
  }

  private object(): Record<string, unknown> {
    const fields: [string, unknown][] = [];
    this.at += 1;
    while (!this.takes("}")) {
      const key = this.key();
      if (!this.takes("=") && !this.takes(":")) throw this.broken();
      fields.push([key, this.value()]);
      this.takes(",");
    }
    return Object.fromEntries(fields);
  }

  private key(): string {
    this.skipSpace();
    if (this.source.charAt(this.at) === '"') return this.text();
    const name = /^[\p{L}_][\p{L}\p{N}_-]*/u.exec(this.source.slice(this.at))?.[0];
    if (name !== undefined) {
      this.at += name.length;
      return name;
    }
    if (!this.takes("(")) throw this.broken();
    const computed = `\${${this.raw()}}`;
    if (!this.takes(")")) throw this.broken();
    return computed;
  }

  /** Source text up to where the value ends. */
  private raw(): string {
    const start = this.at;
    let depth = 0;
    for (; this.at < this.source.length; this.at += 1) {
      const char = this.source.charAt(this.at);
      if (char === '"') this.at = stringEnd(this.source, this.at) - 1;
      else if ("([{".includes(char)) depth += 1;
      else if (depth === 0 && /[,)\]}\n]/.test(char)) break;
      else if (")]}".includes(char)) depth -= 1;
    }
    const text = this.source.slice(start, this.at).trim();
    if (text === "" || depth > 0) throw this.broken();
    return text;
  }

  private atDelimiter(): boolean {
    const [next = ""] = /^[^\S\n]*(.|\n|$)/.exec(this.source.slice(this.at))?.slice(1) ?? [];
    return next === "" || /[,)\]}\n]/.test(next);
  }

  private takes(char: string): boolean {
    if (!this.sees(char)) return false;
    this.at += 1;
    return true;
  }

  private sees(char: string): boolean {
    this.skipSpace();
    return this.source.charAt(this.at) === char;
  }

  private skipSpace(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at += 1;
  }

  private broken(): Error {
    return new Error(`no Terraform expression at: ${this.source.slice(this.at, this.at + 80) || "its end"}`);
  }
}

const SIMPLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))/g,
    (_, short?: string, long?: string, char = "") => {
      const code = short ?? long;
      return code === undefined
        ? (SIMPLE[String(char)] ?? String(char))
        : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
}

import type {
  FilterCondition,
  FieldState,
  NumberOperator,
  StringOperator,
  FieldTest,
} from "../../constructs/logs/filter-condition";
import type { Terms } from "../../constructs/logs/filter-pattern-terms";
import { NotDocumented } from "./not-documented";

/**
 * Reads filter patterns as the CloudWatch Logs user guide describes them ("Filter pattern syntax …"), written apart from
 * what writes them: a pattern that comes back as it went in is escaped rightly.
 */
export class FilterPatternParser {
  private position = 0;

  public constructor(private readonly text: string) {}

  /** Words and phrases: `a ?"b c" -"d"`. */
  public terms(): Required<Terms> {
    const found: Record<"all" | "any" | "exclude", string[]> = { all: [], any: [], exclude: [] };
    while (!this.atEnd()) {
      const [, mark = ""] = this.take(/([?-]?)/y);
      found[mark === "?" ? "any" : mark === "-" ? "exclude" : "all"].push(this.word());
    }
    return found;
  }

  /** `%^starting|^shutting down%`; what is returned has no `%` around it. */
  public regex(): string {
    const [, inside = ""] = this.take(/%([^%]+)%/y);
    this.end();
    return inside;
  }

  /** `{ $.a = "b" && … }` */
  public json(): FilterCondition {
    this.take(/\{/y);
    const condition = this.either(() => this.jsonOperand());
    this.take(/\}/y);
    this.end();
    return condition;
  }

  /** `[ip, ..., status = 4* && status != 403]` */
  public spaceDelimited(): (string | FilterCondition)[] {
    const columns: (string | FilterCondition)[] = [];
    this.take(/\[/y);
    do columns.push(this.column());
    while (this.try(/,/y));
    this.take(/\]/y);
    this.end();
    return columns;
  }

  private column(): string | FilterCondition {
    if (this.try(/\.\.\./y)) return "...";
    const name = this.try(/(\w+)(?=\s*[,\]])/y);
    return name?.[1] ?? this.either(() => this.test(/\w+/y));
  }

  /** && binds more tightly than ||. */
  private either(operand: () => FilterCondition): FilterCondition {
    return this.joined("or", /\|\|/y, () => this.joined("and", /&&/y, operand));
  }

  private joined(type: "and" | "or", separator: RegExp, operand: () => FilterCondition): FilterCondition {
    const conditions = [operand()];
    while (this.try(separator)) conditions.push(operand());
    const [only] = conditions;
    return conditions.length === 1 && only ? only : { type, conditions };
  }

  private jsonOperand(): FilterCondition {
    if (!this.try(/\(/y)) return this.test(/\$[\w.*[\]-]+/y);
    const condition = this.either(() => this.jsonOperand());
    this.take(/\)/y);
    return condition;
  }

  private test(selectorPattern: RegExp): FieldTest {
    const [selector] = this.take(selectorPattern);
    const state = this.try(/IS NULL|NOT EXISTS|IS TRUE|IS FALSE/y);
    if (state) return { type: "is", selector, state: state[0] as FieldState };
    const [operator] = this.take(/!=|<=|>=|=|<|>/y);
    if (operator === "=" && this.try(/\*(?![\w.*])/y)) return { type: "is", selector, state: "EXISTS" };
    const number = this.try(/[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.*])/y);
    if (number) return { type: "number", selector, operator: operator as NumberOperator, value: Number(number[0]) };
    const regex = this.try(/%([^%]*)%/y);
    if (regex) return { type: "regex", selector, operator: operator as StringOperator, value: regex[1] ?? "" };
    if (!/^!?=$/.test(operator))
      throw new NotDocumented(`${operator} with a text, at ${this.position} of ${this.text}`);
    const value = this.textOfTest();
    const type = /^\*|\*$/.test(value) ? "wildcard" : "string";
    return { type, selector, operator: operator as StringOperator, value };
  }

  /** "Strings that contain types other than alphanumeric characters and the underscore symbol must be" in quotes. */
  private word(): string {
    return this.try(/\w+(?![^\s])/y)?.[0] ?? this.quoted();
  }

  /** The guide's own examples have dots and asterisks without quotes: `123.123.*`, `*.html*`. */
  private textOfTest(): string {
    return this.try(/(?!\*\s*[,)}\]&|])[\w.*]+(?=\s*(?:[,)}\]]|&&|\|\|))/y)?.[0] ?? this.quoted();
  }

  private quoted(): string {
    const [, inside = ""] = this.take(/"((?:[^"\\]|\\[^])*)"/y);
    return inside.replace(/\\([^])/g, "$1");
  }

  private take(pattern: RegExp): RegExpExecArray {
    const match = this.try(pattern);
    if (!match) throw new NotDocumented(`expected ${pattern.source} at ${this.position} of ${this.text}`);
    return match;
  }

  private try(pattern: RegExp): RegExpExecArray | undefined {
    const blank = / */y;
    blank.lastIndex = this.position;
    pattern.lastIndex = this.position + (blank.exec(this.text)?.[0].length ?? 0);
    const match = pattern.exec(this.text);
    if (match) this.position = match.index + match[0].length;
    return match ?? undefined;
  }

  private atEnd(): boolean {
    return this.text.slice(this.position).trim() === "";
  }

  private end(): void {
    if (!this.atEnd()) throw new NotDocumented(`more at ${this.position} of ${this.text}`);
  }
}

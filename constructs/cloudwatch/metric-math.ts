import { FINDING_FUNCTIONS, MATH_FUNCTIONS, MATH_WORDS, type MathType } from "./metric-math-functions";

/** What an expression says, as far as it can be read. */
export interface MathReading {
  /** What it returns. */
  readonly type: MathType;
  /** Names of metrics. */
  readonly names: ReadonlySet<string>;
  /** Functions in their spelling, with how many arguments each got. */
  readonly calls: readonly { readonly name: string; readonly given: number }[];
  /** Why it can't be read: the first thing that is wrong. */
  readonly fault?: string;
}

/** Numbers, texts in quotes, words, operators. */
const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<text>'[^']*'|"[^"]*")|(?<word>[A-Za-z_]\w*)|(?<mark>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

interface Token {
  readonly kind: "number" | "text" | "word" | "mark" | "unreadable" | "end";
  readonly text: string;
}

const END: Token = { kind: "end", text: "" };

/** Operators by how tightly they bind, the loosest first. */
const OPERATORS: readonly (readonly string[])[] = [
  ["OR", "||"],
  ["AND", "&&"],
  ["==", "!=", "<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** Whether CloudWatch reads the text as a query of Metrics Insights, not as a calculation. */
export function isMetricsInsights(expression: string): boolean {
  return /^\s*SELECT\s/i.test(expression);
}

/** Whether the expression finds metrics by itself, so that it needs none. */
export function findsMetrics(expression: string): boolean {
  return isMetricsInsights(expression) || readMath(expression).calls.some(({ name }) => FINDING_FUNCTIONS.has(name));
}

/**
 * Reads an expression (CloudWatch user guide, "Using math expressions with CloudWatch metrics", "Metric math syntax and
 * functions").
 */
export function readMath(expression: string): MathReading {
  const reader = new MathReader(tokensOf(expression));
  try {
    const type = reader.whole();
    return { type, names: reader.names, calls: reader.calls };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { type: "unknown", names: reader.names, calls: reader.calls, fault: error.message };
  }
}

/** An expression that CloudWatch can't read either. */
class Unreadable extends Error {}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (/\S/.test(expression.slice(at))) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(expression)?.groups;
    if (!groups) {
      return [...tokens, { kind: "unreadable", text: expression.slice(at).trimStart().charAt(0) }];
    }
    at = TOKEN.lastIndex;
    for (const kind of ["number", "text", "word", "mark"] as const) {
      const text = groups[kind];
      if (text !== undefined) tokens.push({ kind, text });
    }
  }
  return tokens;
}

/** A parser by recursive descent, a method for each kind of part. */
class MathReader {
  public readonly names = new Set<string>();
  public readonly calls: { name: string; given: number }[] = [];
  private at = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public whole(): MathType {
    const type = this.operation(0);
    const { kind, text } = this.token;
    if (text === ")" || text === "]") throw new Unreadable(`unmatched ${text}`);
    if (kind !== "end") throw new Unreadable(`found ${shown(this.token)} where an operator is expected`);
    return type;
  }

  private get token(): Token {
    return this.tokens[this.at] ?? END;
  }

  private take(): Token {
    const { token } = this;
    this.at += 1;
    return token;
  }

  private operation(level: number): MathType {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.signed();
    let type = this.operation(level + 1);
    while (operators.includes(this.token.text)) {
      this.take();
      type = together(type, this.operation(level + 1));
    }
    return type;
  }

  private signed(): MathType {
    while (this.token.text === "-" || this.token.text === "+") this.take();
    return this.operand();
  }

  private operand(): MathType {
    const token = this.take();
    if (token.kind === "number") return "number";
    if (token.kind === "word") return this.token.text === "(" ? this.call(token.text) : this.name(token.text);
    if (token.text === "(") {
      const type = this.operation(0);
      this.close(")");
      return type;
    }
    if (token.text === "[") {
      this.list("]");
      return "list";
    }
    throw new Unreadable(`found ${shown(token)} where a metric, a number or a function is expected`);
  }

  private name(text: string): MathType {
    if (MATH_WORDS.has(text)) return "unknown";
    this.names.add(text);
    return "series";
  }

  private call(name: string): MathType {
    this.take();
    const given = this.list(")");
    this.calls.push({ name, given: given.length });
    return MATH_FUNCTIONS.get(name)?.returns(given[0] ?? "unknown") ?? "unknown";
  }

  /** The items between commas, up to the mark that closes the list. */
  private list(mark: ")" | "]"): MathType[] {
    const types: MathType[] = [];
    if (this.token.text !== mark) {
      types.push(this.item());
      while (this.token.text === ",") {
        this.take();
        types.push(this.item());
      }
    }
    this.close(mark);
    return types;
  }

  private item(): MathType {
    if (this.token.kind !== "text") return this.operation(0);
    this.take();
    return "unknown";
  }

  private close(mark: string): void {
    if (this.token.text === mark) this.take();
    else if (this.token.kind === "end") throw new Unreadable(`a ${mark === ")" ? "(" : "["} is not closed`);
    else throw new Unreadable(`found ${shown(this.token)} where ${mark} or an operator is expected`);
  }
}

function shown({ kind, text }: Token): string {
  if (kind === "end") return "the end";
  return kind === "unreadable" && /['"]/.test(text) ? "a quote that is not closed" : `\`${text}\``;
}

/** What an operator makes of two parts. */
function together(one: MathType, other: MathType): MathType {
  const types = [one, other];
  if (types.includes("unknown")) return "unknown";
  if (types.includes("list")) return "list";
  return types.includes("series") ? "series" : "number";
}

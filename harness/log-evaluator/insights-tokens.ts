import { NotDocumented } from "./not-documented";

/** What a query is made of. */
export interface Token {
  readonly kind: "text" | "regex" | "field" | "period" | "number" | "symbol" | "end";
  /** Without quotes, slashes and backticks. */
  readonly value: string;
}

const TOKEN = new RegExp(
  [
    /"(?<double>(?:\\[^]|[^"\\])*)"/,
    /'(?<single>(?:\\[^]|[^'\\])*)'/,
    /\/(?<regex>(?:\\.|[^/\\\n])+)\//,
    /(?<field>@?`[^`]+`|@?[A-Za-z_][\w.]*)/,
    /(?<period>\d+(?:ms|[smhdw])\b)/,
    /(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.]))/,
    /(?<symbol><=|>=|!=|=~|[=<>(),|*[\]])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

/** The tokens of a query; a line that starts with # is a comment (CloudWatch Logs user guide, "Using comments in queries"). */
export function tokensOf(query: string): Token[] {
  const text = query.replace(/^\s*#.*$/gm, "");
  const tokens: Token[] = [];
  for (let position = skipBlanks(text, 0); position < text.length; position = skipBlanks(text, position)) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) throw new NotDocumented(`at ${position} of the query ${query}`);
    tokens.push(tokenOf(match.groups ?? {}));
    position += match[0].length;
  }
  return [...tokens, { kind: "end", value: "" }];
}

function tokenOf({
  double,
  single,
  regex,
  field,
  period,
  number,
  symbol = "",
}: Record<string, string | undefined>): Token {
  const text = double ?? single;
  if (text !== undefined) return { kind: "text", value: text.replace(/\\([^])/g, "$1") };
  if (regex !== undefined) return { kind: "regex", value: regex };
  if (field !== undefined) return { kind: "field", value: field.replaceAll("`", "") };
  if (period !== undefined) return { kind: "period", value: period };
  return number !== undefined ? { kind: "number", value: number } : { kind: "symbol", value: symbol };
}

function skipBlanks(text: string, from: number): number {
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
}

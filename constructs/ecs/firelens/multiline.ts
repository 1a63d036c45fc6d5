import { problem, type Problem } from "../../core/problem";
import { section, type ConfigSection } from "./classic-format";

/** Languages whose stack traces Fluent Bit knows (its documentation, "Multiline parsers", built-in). */
const BUILT_IN = ["go", "java", "python", "ruby"] as const satisfies readonly MultilineRule[];

/** A rule for records that are several lines. */
export type MultilineRule =
  /** Stack traces of a language; `nodejs` is a rule of this library's, since Fluent Bit has none. */
  | "go"
  | "java"
  | "python"
  | "ruby"
  | "nodejs"
  /** A record begins with a line that matches, and takes in those that follow and match the other (Onigmo, Ruby's syntax). */
  | {
      /** Regular expression of a record's first line. */
      readonly start: string;
      /** Regular expression of its other lines. */
      readonly next: string;
    };

/** A state, what a line looks like in it, and the state after it. */
interface MultilineState {
  readonly from: string;
  readonly pattern: string;
  readonly to: string;
}

/** The first line of an error: `TypeError: text`, `Error [ERR_X]: text` or `Error` alone, also behind what the program says. */
const ERROR = String.raw`/^(?:\S.*[\s:])?(?:[A-Za-z_$][\w$.]*)?(?:Error|Exception)(?: \[\w+\])?(?::.*)?$/`;

/**
 * What Node.js writes of an error: its first line, its stack, its fields and causes; and before all that where it was thrown,
 * if nobody caught it (`/app/server.js:12`, the line of code and marks). The version behind it is a record of its own.
 */
const NODE_RULES: readonly MultilineState[] = [
  { from: "start_state", pattern: String.raw`/^(?:node:|file:\/\/|\/)\S+:\d+$/`, to: "source" },
  { from: "start_state", pattern: ERROR, to: "trace" },
  { from: "source", pattern: ERROR, to: "trace" },
  { from: "source", pattern: String.raw`/^(?:\s.*)?$/`, to: "source" },
  { from: "trace", pattern: String.raw`/^(?:\s+\S|[}\]])/`, to: "trace" },
];

const NODE = "nodejs";

/** Milliseconds that Fluent Bit waits for a further line. */
const FLUSH_MS = "1000";

/** The rule's own parser, where Fluent Bit has none. */
export function multilineSection(rule: MultilineRule, index: number): ConfigSection | undefined {
  if (typeof rule === "string") return rule === NODE ? parserOf(NODE, NODE_RULES) : undefined;
  const { start, next } = rule;
  return parserOf(multilineName(rule, index), [
    { from: "start_state", pattern: `/${start}/`, to: "next" },
    { from: "next", pattern: `/${next}/`, to: "next" },
  ]);
}

/** What the filter calls the rule. */
export function multilineName(rule: MultilineRule, index: number): string {
  return typeof rule === "string" ? rule : `record_${index + 1}`;
}

function parserOf(name: string, states: readonly MultilineState[]): ConfigSection {
  const settings = section("MULTILINE_PARSER", { Name: name, Type: "regex", Flush_Timeout: FLUSH_MS });
  const rules = states.map(({ from, pattern, to }) => ["Rule", [from, pattern, to].map(quoted).join(" ")] as const);
  return { ...settings, entries: [...settings.entries, ...rules] };
}

/** Fluent Bit, `flb_slist_split_tokens`: tokens in quotes, with `\"` for a quote in one. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`;
}

/** Rules that the compiler has not judged, and patterns that are more than one line. */
export function multilineProblems(rule: MultilineRule): Problem[] {
  const code = "firelens-multiline";
  if (typeof rule === "string") {
    const words: readonly string[] = [NODE, ...BUILT_IN];
    if (words.includes(rule)) return [];
    const says = `a multi-line rule is one of ${words.join(", ")}, or { start, next }`;
    return [problem(code, says, rule, "choose one, or write the patterns")];
  }
  const says = "a pattern of a multi-line rule is one line, and not empty";
  const fix = "write one regular expression, with \\n for a line break";
  return Object.values(rule).flatMap((pattern) =>
    pattern === "" || /[\r\n]/.test(pattern) ? [problem(code, says, pattern, fix)] : [],
  );
}

import { problem, type Problem } from "../core/problem";
import {
  field,
  literal,
  operand,
  pattern,
  type Expression,
  type Operand,
  type QueryFilter,
} from "./insights-expression";

/** One command of a query; made by the functions of this file. */
export interface QueryCommand {
  /** `fields`, `filter` …; `raw` is text that nobody has read. */
  readonly name: "fields" | "filter" | "parse" | "stats" | "sort" | "limit" | "dedup" | "raw";
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** A query of CloudWatch Logs Insights; made by {@link insightsQuery}. */
export interface InsightsQuery {
  /** As Insights reads it, a command a line. Dashboards take it as it is. */
  readonly text: string;
  readonly commands: readonly QueryCommand[];
}

/**
 * A query of CloudWatch Logs Insights (CloudWatch Logs user guide, "CloudWatch Logs Insights language query syntax").
 *
 * @example insightsQuery(filter(contains("@message", "ERROR")), stats({ errors: count() }, [bin("5m")]))
 */
export function insightsQuery(...commands: readonly [QueryCommand, ...QueryCommand[]]): InsightsQuery {
  return { text: commands.map(({ text }) => text).join("\n| "), commands };
}

/** Shows these fields. */
export function fields(...shown: readonly [Operand, ...Operand[]]): QueryCommand {
  return command("fields", shown.map(operand).join(", "));
}

/** Keeps the events of which the condition holds. */
export function filter({ text }: QueryFilter): QueryCommand {
  return command("filter", text);
}

/**
 * Takes new fields out of a field, with a regular expression whose named groups they are, or with a text where each `*`
 * stands for one of `names`.
 *
 * @example parse("@logStream", "*\/*\/*", ["prefix", "container", "task"])
 */
export function parse(from: string, regex: RegExp): QueryCommand;
export function parse(from: string, glob: string, names: readonly [string, ...string[]]): QueryCommand;
export function parse(from: string, source: RegExp | string, names: readonly string[] = []): QueryCommand {
  if (source instanceof RegExp) {
    const named = source.source.includes("(?<");
    const problems = named
      ? []
      : [problem("query-parse", "parse takes named groups, (?<name>…)", source.source, "name one")];
    return command("parse", `${field(from)} ${pattern(source)}`, problems);
  }
  const stars = source.split("*").length - 1;
  const fits = stars === names.length;
  return command(
    "parse",
    `${field(from)} ${literal(source)} as ${names.map(field).join(", ")}`,
    fits
      ? []
      : [problem("query-parse", `each * of parse has a name, ${stars} here`, names, "name each once, in their order")],
  );
}

/**
 * Computes over all events, or over those that have the same `by`.
 *
 * @param values names of the results, and how each is computed
 * @param by fields, or `bin("5m")`; by default there is one result
 */
export function stats(values: Readonly<Record<string, Expression>>, by: readonly Operand[] = []): QueryCommand {
  const computed = Object.entries(values).map(([name, { text }]) => `${text} as ${field(name)}`);
  const problems =
    computed.length === 0 ? [problem("query-stats", "stats computes something", values, "name a value")] : [];
  return command("stats", [computed.join(", "), by.map(operand).join(", ")].filter(Boolean).join(" by "), problems);
}

/** Puts the largest first (`desc`), or the smallest. */
export function sort(by: Operand, order: "asc" | "desc"): QueryCommand {
  return command("sort", `${operand(by)} ${order}`);
}

/** Shows only so many, at most 100,000 (CloudWatch Logs API reference, `StartQuery`). */
export function limit(most: number): QueryCommand {
  const fits = Number.isInteger(most) && most >= 1 && most <= 100_000;
  return command(
    "limit",
    String(most),
    fits ? [] : [problem("query-limit", "limit is 1 to 100000", most, "take one of these")],
  );
}

/** Shows only the first of those with the same values. Nothing but `limit` may follow it. */
export function dedup(...by: readonly [string, ...string[]]): QueryCommand {
  return command("dedup", by.map(field).join(", "));
}

/** Text that is taken as it is: for commands that have no function here. May hold several, joined by `|`. */
export function raw(text: string): QueryCommand {
  return { name: "raw", text, problems: [] };
}

function command(name: QueryCommand["name"], text: string, problems: readonly Problem[] = []): QueryCommand {
  return { name, text: `${name} ${text}`, problems };
}

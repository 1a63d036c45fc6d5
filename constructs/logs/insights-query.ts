import { problem, type Problem } from "../core/problem";
import {
  field,
  literal,
  operand,
  pattern,
  type QueryExpression,
  type Operand,
  type QueryFilter,
} from "./insights-expression";

/** One command of a query; made by `InsightsQuery.filter` and the others. */
export interface QueryCommand {
  /** `fields`, `filter` …; `raw` is text that nobody has read. */
  readonly name: "fields" | "filter" | "parse" | "stats" | "sort" | "limit" | "dedup" | "raw";
  /** As Insights reads it, without a `|` in front. */
  readonly text: string;
  /** What is wrong with it: the query collects this. */
  readonly problems: readonly Problem[];
}

/**
 * A query of CloudWatch Logs Insights (CloudWatch Logs user guide, "CloudWatch Logs Insights language query syntax").
 *
 * @example
 * InsightsQuery.of(
 *   InsightsQuery.filter(QueryFilter.contains("@message", "ERROR")),
 *   InsightsQuery.stats({ errors: QueryExpression.count() }, [QueryExpression.bin("5m")]),
 * )
 */
export class InsightsQuery {
  /** As Insights reads it, a command a line. Dashboards take it as it is. */
  public readonly text: string;

  private constructor(
    /** In the order in which Insights runs them. */
    public readonly commands: readonly QueryCommand[],
  ) {
    this.text = commands.map(({ text }) => text).join("\n| ");
  }

  /** The query of these commands, in their order. */
  public static of(...commands: readonly [QueryCommand, ...QueryCommand[]]): InsightsQuery {
    return new InsightsQuery(commands);
  }

  /** Shows these fields. */
  public static fields(...shown: readonly [Operand, ...Operand[]]): QueryCommand {
    return command("fields", shown.map(operand).join(", "));
  }

  /** Keeps the events of which the condition holds. */
  public static filter({ text }: QueryFilter): QueryCommand {
    return command("filter", text);
  }

  /**
   * Takes new fields out of a field, with a regular expression whose named groups they are, or with a text where each `*`
   * has one of `names`.
   *
   * @example InsightsQuery.parse("@logStream", "*\/*\/*", ["prefix", "container", "task"])
   */
  public static parse(from: string, regex: RegExp): QueryCommand;
  public static parse(from: string, glob: string, names: readonly [string, ...string[]]): QueryCommand;
  public static parse(from: string, source: RegExp | string, names: readonly string[] = []): QueryCommand {
    return source instanceof RegExp ? parseRegex(from, source) : parseGlob(from, source, names);
  }

  /**
   * Computes over all events, or over those that have the same `by`.
   *
   * @param values names of the results, and how each is computed
   * @param by fields, or `QueryExpression.bin("5m")`; by default there is one result
   */
  public static stats(values: Readonly<Record<string, QueryExpression>>, by: readonly Operand[] = []): QueryCommand {
    const computed = Object.entries(values).map(([name, { text }]) => `${text} as ${field(name)}`);
    const problems =
      computed.length === 0 ? [problem("query-stats", "stats computes something", values, "name a value")] : [];
    return command("stats", [computed.join(", "), by.map(operand).join(", ")].filter(Boolean).join(" by "), problems);
  }

  /** Puts the largest first (`desc`), or the smallest. */
  public static sort(by: Operand, order: "asc" | "desc"): QueryCommand {
    return command("sort", `${operand(by)} ${order}`);
  }

  /** Shows only so many, at most 100,000 (CloudWatch Logs API reference, `StartQuery`). */
  public static limit(most: number): QueryCommand {
    const fits = Number.isInteger(most) && most >= 1 && most <= 100_000;
    const problems = fits
      ? []
      : [problem("query-limit", "limit is 1 to 100000", most, "choose a number in this range")];
    return command("limit", String(most), problems);
  }

  /** Shows only the first of those with the same values. Nothing but `limit` may follow it. */
  public static dedup(...by: readonly [string, ...string[]]): QueryCommand {
    return command("dedup", by.map(field).join(", "));
  }

  /** Text that is taken as it is: for commands that have no function here. May hold several, joined by `|`. */
  public static raw(text: string): QueryCommand {
    return { name: "raw", text, problems: [] };
  }
}

function parseRegex(from: string, regex: RegExp): QueryCommand {
  const rule = "parse takes named groups, (?<name>…)";
  const problems = /\(\?<[A-Za-z]/.test(regex.source) ? [] : [problem("query-parse", rule, regex.source, "name one")];
  return command("parse", `${field(from)} ${pattern(regex)}`, problems);
}

function parseGlob(from: string, glob: string, names: readonly string[]): QueryCommand {
  const stars = glob.split("*").length - 1;
  const rule = `each * of parse has a name, ${stars} here`;
  const problems =
    stars === names.length ? [] : [problem("query-parse", rule, names, "name each once, in their order")];
  return command("parse", `${field(from)} ${literal(glob)} as ${names.map(field).join(", ")}`, problems);
}

function command(name: QueryCommand["name"], text: string, problems: readonly Problem[] = []): QueryCommand {
  return { name, text: `${name} ${text}`, problems };
}

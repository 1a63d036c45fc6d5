import type { Problem } from "../core/problem";
import type { FilterCondition } from "./filter-condition";
import { renderJsonPattern } from "./filter-pattern-json";
import type { RenderedPattern } from "./filter-pattern-rules";
import { renderSpaceDelimited } from "./filter-pattern-columns";
import { renderRegex } from "./filter-pattern-regex";
import { renderTerms, type Terms } from "./filter-pattern-terms";

/** What a pattern looks at: all events, words, a regular expression, JSON, or columns with spaces between. */
export type FilterPatternKind = "all" | "terms" | "regex" | "json" | "spaceDelimited";

/**
 * Which log events a metric filter, a subscription filter or an anomaly detector takes (CloudWatch Logs user guide,
 * "Filter pattern syntax for metric filters, subscription filters, filter log events, and Live Tail").
 */
export class FilterPattern {
  /** The pattern as AWS reads it. */
  public readonly text: string;
  /** Selectors of the fields that it names, as metric values and dimensions write them: `$.latency`, `$status_code`. */
  public readonly fields: readonly string[];
  /** Whether a regular expression is in it: a log group has only five such filters. */
  public readonly hasRegex: boolean;
  /** What is wrong with it; the construct that takes the pattern reports this. */
  public readonly problems: readonly Problem[];

  private constructor(
    /** What it looks at: words, a regular expression, JSON or columns; `all` takes every event. */
    public readonly kind: FilterPatternKind,
    { text, fields, hasRegex = false, problems }: RenderedPattern,
  ) {
    this.text = text;
    this.fields = fields;
    this.hasRegex = hasRegex;
    this.problems = problems;
  }

  /** Takes every event. */
  public static allEvents(): FilterPattern {
    return new FilterPattern("all", { text: "", fields: [], problems: [] });
  }

  /**
   * Takes events that hold at least one of these words or phrases; case counts.
   *
   * @example FilterPattern.anyTerm("ERROR", "FATAL")
   */
  public static anyTerm(...any: readonly [string, ...string[]]): FilterPattern {
    return FilterPattern.terms({ any });
  }

  /** Takes events that hold all of these words or phrases; case counts. */
  public static allTerms(...all: readonly [string, ...string[]]): FilterPattern {
    return FilterPattern.terms({ all });
  }

  /**
   * Takes events by the words or phrases in them, whatever their format.
   *
   * @example FilterPattern.terms({ all: ["ERROR"], exclude: ["health check"] })
   */
  public static terms(terms: Terms): FilterPattern {
    return new FilterPattern("terms", renderTerms(terms));
  }

  /**
   * Takes events in which a regular expression matches somewhere, whatever their format. AWS takes five filters with regular
   * expressions in a log group.
   *
   * @param expression without the `%` around it; no parentheses: write `\x28` and `\x29`
   * @example FilterPattern.regex("^starting|^shutting down")
   */
  public static regex(expression: string): FilterPattern {
    return new FilterPattern("regex", renderRegex(expression));
  }

  /**
   * Takes events that are JSON, by the values of their properties. A property that is an array or an object never
   * matches: select an element.
   *
   * @example FilterPattern.json(FilterCondition.compare("$.level", "=", "error"))
   */
  public static json(condition: FilterCondition): FilterPattern {
    return new FilterPattern("json", renderJsonPattern(condition));
  }

  /**
   * Takes events of columns with spaces between, such as a web server's access log; text in quotes or square brackets is
   * one column.
   *
   * @param columns in their order: a name, conditions on one name, or `...` (once) for any number of columns
   * @example FilterPattern.spaceDelimited("ip", "...", FilterCondition.compare("status", ">=", 500), "bytes")
   */
  public static spaceDelimited(
    ...columns: readonly [string | FilterCondition, ...(string | FilterCondition)[]]
  ): FilterPattern {
    return new FilterPattern("spaceDelimited", renderSpaceDelimited(columns));
  }
}

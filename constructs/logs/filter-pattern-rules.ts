import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";

/** A filter pattern as AWS reads it, and what is wrong with it. */
export interface RenderedPattern {
  readonly text: string;
  /** Selectors of the fields that it names, as metric values and dimensions write them: `$.latency`, `$status_code`. */
  readonly fields: readonly string[];
  /** Whether a regular expression is in it. @default false */
  readonly hasRegex?: boolean;
  readonly problems: readonly Problem[];
}

/** AWS takes 1,024 characters (CloudWatch Logs API reference, `PutMetricFilter`, filterPattern). */
export function lengthProblems(text: string): Problem[] {
  if (Token.isUnresolved(text) || text.length <= 1024) return [];
  return [
    problem(
      "filter-pattern-length",
      "a filter pattern has at most 1024 characters",
      text.length,
      "make two filters of it",
    ),
  ];
}

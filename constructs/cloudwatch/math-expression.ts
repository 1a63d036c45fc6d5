import type { Metric } from "./metric";

/** A calculation with metrics (CloudWatch user guide, "Using math expressions with CloudWatch metrics"). */
export interface MathExpression {
  /** Such as `100 * errors / events`; names are the keys of `using`. At most 1024 characters in an alarm, 2048 on a dashboard. */
  readonly expression: string;
  /**
   * The metrics by the names that the expression gives them: a small letter first, then letters, digits and `_`. It may be
   * empty where the expression is a query of Metrics Insights (`SELECT …`), which an alarm evaluates each minute then, and on
   * a dashboard where it finds metrics by itself, as `SEARCH(…)` does.
   */
  readonly using: Readonly<Record<string, Metric>>;
  /** What a graph calls the result. */
  readonly label: string;
}

/** What an alarm watches or a graph shows. */
export type AnyMetric = Metric | MathExpression;

/** The id of the result; a name of `using` can't be this one. */
export const RESULT_ID = "result";

/** Whether it is a calculation rather than one metric. */
export function isMathExpression(metric: AnyMetric): metric is MathExpression {
  return "expression" in metric;
}

/** Seconds that one data point covers: that of the metric, or that of a calculation's metrics, which have one period. */
export function periodOf(metric: AnyMetric): number {
  if (!isMathExpression(metric)) return metric.period;
  return Object.values(metric.using)[0]?.period ?? 60;
}

/** The names in an expression, without text in quotes. */
export function namesIn(expression: string): ReadonlySet<string> {
  return new Set(expression.replace(/'[^']*'|"[^"]*"/g, "").match(/[A-Za-z_]\w*/g));
}

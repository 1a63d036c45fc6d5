import { Token } from "cdktf";
import type { Metric } from "./metric";
import { problem, type Problem } from "../core/problem";
import { metricProblems } from "./metric-rules";

/** A calculation with metrics (CloudWatch user guide, "Using math expressions with CloudWatch metrics"). */
export interface MathExpression {
  /** Such as `100 * errors / events`; names are the keys of `using`. At most 1024 characters. */
  readonly expression: string;
  /** The metrics by the names that the expression gives them: a small letter first, then letters, digits and `_`. */
  readonly using: Readonly<Record<string, Metric>>;
  /** What a graph calls the result. */
  readonly label: string;
}

/** What an alarm watches or a graph shows. */
export type AnyMetric = Metric | MathExpression;

/** The id of the result; a name of `using` can't be this one. */
export const RESULT_ID = "result";

/** CloudWatch API, `MetricDataQuery`, `Id`. */
const ID = /^[a-z][a-zA-Z0-9_]{0,254}$/;

/** Most metrics that an alarm's calculation may use (CloudWatch API, `PutMetricAlarm`, `Metrics`). */
const MOST_METRICS = 10;

/** Whether it is a calculation rather than one metric. */
export function isMathExpression(metric: AnyMetric): metric is MathExpression {
  return "expression" in metric;
}

/** Seconds that one data point covers: that of the metric, or that of a calculation's metrics, which have one period. */
export function periodOf(metric: AnyMetric): number {
  if (!isMathExpression(metric)) return metric.period;
  return Object.values(metric.using)[0]?.period ?? 60;
}

/** The rules for what an alarm watches or a graph shows; all metrics of a calculation have one period. */
export function anyMetricProblems(metric: AnyMetric): Problem[] {
  if (!isMathExpression(metric)) return metricProblems(metric);
  const { expression, using } = metric;
  const ids = Object.keys(using);
  const periods = new Set(Object.values(using).map(({ period }) => period));
  const knownPeriods = [...periods].filter((period) => !Token.isUnresolved(period));
  const problems = Object.values(using).flatMap(metricProblems);
  const add = (rule: string, got: unknown, fix: string) => problems.push(problem("metric-math", rule, got, fix));
  for (const id of ids) {
    if (!ID.test(id) || id === RESULT_ID) {
      add(
        `a metric's name in a calculation is a small letter, then letters, digits and _, and not ${RESULT_ID}`,
        id,
        "rename it",
      );
    } else if (!Token.isUnresolved(expression) && !namesIn(expression).has(id)) {
      add(`a calculation uses all of its metrics (${expression})`, id, "use it, or leave it out");
    }
  }
  if (ids.length === 0 || ids.length > MOST_METRICS) {
    add(`a calculation uses 1 to ${MOST_METRICS} metrics`, ids.length, "split it");
  }
  if (!Token.isUnresolved(expression) && (expression.trim() === "" || expression.length > 1024)) {
    add("a calculation has 1 to 1024 characters", expression, "correct its length");
  }
  if (knownPeriods.length > 1) {
    add("all metrics of a calculation have one period", knownPeriods, "give them the longest");
  }
  return problems;
}

/** The names in an expression, without text in quotes. */
export function namesIn(expression: string): ReadonlySet<string> {
  return new Set(expression.replace(/'[^']*'|"[^"]*"/g, "").match(/[A-Za-z_]\w*/g));
}

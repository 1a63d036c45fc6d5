import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { isMathExpression, RESULT_ID, type AnyMetric, type MathExpression } from "./math-expression";
import { findsMetrics, isMetricsInsights, readMath, type MathReading } from "./metric-math";
import { MATH_FUNCTIONS } from "./metric-math-functions";
import { metricProblems } from "./metric-rules";

/** Where a calculation is used: an alarm takes a single time series, of few metrics. */
export type MathUse = "alarm" | "graph";

/** CloudWatch API reference, `MetricDataQuery`, `Id`. */
const ID = /^[a-z][a-zA-Z0-9_]{0,254}$/;

/** Most metrics that an alarm's calculation may use (CloudWatch API reference, `PutMetricAlarm`, `Metrics`). */
const MOST_METRICS = 10;

/**
 * Most characters: of a dashboard CloudWatch's own limit (CloudWatch API reference, `MetricDataQuery`, `Expression`), of an
 * alarm what the AWS provider takes (`aws_cloudwatch_metric_alarm`, `expression`).
 */
const LONGEST: Readonly<Record<MathUse, number>> = { alarm: 1024, graph: 2048 };

/** The rules for what an alarm watches or a graph shows; all metrics of a calculation have one period. */
export function anyMetricProblems(metric: AnyMetric, use: MathUse = "alarm"): Problem[] {
  if (!isMathExpression(metric)) return metricProblems(metric);
  const metrics = Object.values(metric.using);
  const periods = new Set(metrics.flatMap(({ period }) => known(period) ?? []));
  return [
    ...metrics.flatMap(metricProblems),
    ...Object.keys(metric.using).flatMap(idProblems),
    ...countProblems(metric, use),
    ...expressionProblems(metric, use),
    ...(periods.size > 1
      ? [wrong("all metrics of a calculation have one period", [...periods], "give them the longest")]
      : []),
  ];
}

/** What is probably a mistake in a calculation, though CloudWatch may know what is not in its user guide yet. */
export function mathWarnings(metric: AnyMetric): Problem[] {
  if (!isMathExpression(metric) || isToken(metric.expression) || isMetricsInsights(metric.expression)) return [];
  const { calls, fault } = readMath(metric.expression);
  if (fault !== undefined) return [];
  return calls.flatMap(({ name, given }) => {
    if (!isCapital(name)) return [];
    const used = MATH_FUNCTIONS.get(name);
    if (used === undefined) {
      const rule = "a calculation uses functions of CloudWatch's user guide";
      return [problem("metric-math-function", rule, name, `take one of ${[...MATH_FUNCTIONS.keys()].join(", ")}`)];
    }
    const [fewest, most] = used.arguments;
    if (given >= fewest && given <= most) return [];
    const rule = `${name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} argument${most === 1 ? "" : "s"}`;
    return [problem("metric-math-function", rule, given, "put several metrics in square brackets: SUM([a, b])")];
  });
}

const wrong = (rule: string, got: unknown, fix: string): Problem => problem("metric-math", rule, got, fix);

const isCapital = (name: string): boolean => name === name.toUpperCase();

function idProblems(id: string): Problem[] {
  if (ID.test(id) && id !== RESULT_ID) return [];
  const rule = `a metric's name in a calculation is a small letter, then letters, digits and _, and not ${RESULT_ID}`;
  return [wrong(rule, id, "rename it")];
}

function countProblems({ expression, using }: MathExpression, use: MathUse): Problem[] {
  const { length } = Object.keys(using);
  const finds = use === "graph" ? findsMetrics : isMetricsInsights;
  if (length === 0 && (isToken(expression) || finds(expression))) return [];
  if (use === "graph") {
    if (length > 0) return [];
    return [wrong("a calculation uses a metric, or finds some with SEARCH", length, "name one in `using`")];
  }
  if (length >= 1 && length <= MOST_METRICS) return [];
  return [wrong(`a calculation uses 1 to ${MOST_METRICS} metrics`, length, length === 0 ? "name one" : "split it")];
}

function expressionProblems({ expression, using }: MathExpression, use: MathUse): Problem[] {
  if (isToken(expression)) return [];
  if (expression.trim() === "" || expression.length > LONGEST[use]) {
    return [wrong(`a calculation has 1 to ${LONGEST[use]} characters`, expression, "correct its length")];
  }
  if (isMetricsInsights(expression)) return [];
  const reading = readMath(expression);
  if (reading.fault !== undefined) {
    return [
      wrong(`a calculation is one that CloudWatch can read, and here ${reading.fault}`, expression, "correct it"),
    ];
  }
  return [
    ...nameProblems(reading, expression, Object.keys(using)),
    ...reading.calls.flatMap(({ name }) => spellingProblems(name)),
    ...typeProblems(reading, expression, use),
  ];
}

/** Names without a metric, and metrics that are not used. `METRICS()` uses all of them. */
function nameProblems({ names, calls }: MathReading, expression: string, ids: readonly string[]): Problem[] {
  const usesAll = calls.some(({ name }) => ["METRICS", "LAMBDA"].includes(name));
  const unknown = [...names].filter((name) => !ids.includes(name));
  const unused = usesAll ? [] : ids.filter((id) => !names.has(id) && idProblems(id).length === 0);
  return [
    ...unknown.map((name) =>
      wrong(
        `a calculation names metrics that \`using\` holds (${ids.join(", ")})`,
        name,
        "correct the name, or add it",
      ),
    ),
    ...unused.map((id) =>
      wrong(`a calculation uses all of its metrics (${expression})`, id, "use it, or leave it out"),
    ),
  ];
}

/** User guide, "Using math expressions": "All functions must be written in uppercase letters". */
function spellingProblems(name: string): Problem[] {
  if (isCapital(name)) return [];
  return [wrong("a function of a calculation is written in capital letters", name, `write ${name.toUpperCase()}`)];
}

/** User guide, "Using math expressions": the result is a time series or a list of them, and for alarms a single one. */
function typeProblems({ type }: MathReading, expression: string, use: MathUse): Problem[] {
  if (type === "number") {
    const rule = "a calculation returns a time series, and this returns a single number";
    return [wrong(rule, expression, "compute with the metric itself, or wrap it in TIME_SERIES(…)")];
  }
  if (type !== "list" || use === "graph") return [];
  const rule = "an alarm watches a single time series, and this returns several";
  return [wrong(rule, expression, "wrap it in SUM(…), MAX(…) or another function that makes one of them")];
}

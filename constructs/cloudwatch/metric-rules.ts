import { Token } from "cdktf";
import type { Metric } from "./metric";
import { known } from "../core/known";
import { problem, type Problem, type ProblemCode } from "../core/problem";
import { statisticProblems } from "./statistic";

/** Units of CloudWatch (CloudWatch API, `StandardUnit`). */
const SCALES = ["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"];
const BIT_SCALES = ["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits"];
const UNITS: ReadonlySet<string> = new Set([
  ...["Seconds", "Microseconds", "Milliseconds", "Percent", "Count", "Count/Second", "None"],
  ...[...SCALES, ...BIT_SCALES].flatMap((unit) => [unit, `${unit}/Second`]),
]);

/**
 * The rules for one metric (CloudWatch API, `PutMetricAlarm` and `Metric`). Whatever is known only at plan time passes.
 *
 * @param metric the metric
 */
export function metricProblems(metric: Metric): Problem[] {
  const { namespace, metricName, dimensions = {}, statistic, period, unit } = metric;
  const names = Object.keys(dimensions);
  return [
    ...textProblems("metric-namespace", "a metric's namespace", namespace, 255),
    ...(namespace.startsWith(":")
      ? [problem("metric-namespace", "a metric's namespace does not start with a colon", namespace, "remove the colon")]
      : []),
    ...textProblems("metric-name", "a metric's name", metricName, 255),
    ...(names.length > 30
      ? [problem("metric-dimensions", "a metric has at most 30 dimensions", names.length, "remove some")]
      : []),
    ...Object.entries(dimensions).flatMap(([name, value]) => [
      ...textProblems("metric-dimensions", "a dimension's name", name, 255),
      ...textProblems("metric-dimensions", `the value of dimension ${name}`, value, 1024),
    ]),
    ...statisticProblems(statistic),
    ...periodProblems(period),
    ...(unit !== undefined && !Token.isUnresolved(unit) && !UNITS.has(unit)
      ? [
          problem(
            "metric-unit",
            "a unit is one of CloudWatch's, such as Count, Seconds or Bytes/Second",
            unit,
            "write it like these",
          ),
        ]
      : []),
  ];
}

/**
 * The rule for a period (CloudWatch API, `PutMetricAlarm`, `Period`).
 *
 * @param period seconds
 */
export function periodProblems(period: number): Problem[] {
  if (known(period) === undefined || [10, 20, 30].includes(period)) return [];
  if (Number.isInteger(period) && period >= 60 && period % 60 === 0) return [];
  return [
    problem(
      "metric-period",
      "a period is 10, 20 or 30 seconds or a multiple of 60",
      period,
      `choose ${period > 60 ? Math.ceil(period / 60) * 60 : 60}`,
    ),
  ];
}

function textProblems(code: ProblemCode, what: string, text: string, max: number): Problem[] {
  if (Token.isUnresolved(text)) return [];
  if (text.trim() === "") return [problem(code, `${what} has 1 to ${max} characters`, text, "give it one")];
  if (text.length <= max) return [];
  return [problem(code, `${what} has 1 to ${max} characters`, text, `shorten it by ${text.length - max}`)];
}

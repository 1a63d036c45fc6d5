import { COLOR, limitLine, PERIOD, section } from "./dashboard-style";
import { FUNCTION_LIMITS } from "./function-alarms";
import {
  concurrencyShare,
  durationShare,
  functionErrorShare,
  functionMetric,
  type FunctionMetric,
  type MeasuredFunction,
} from "./function-metrics";
import type { DashboardRow, GraphWidget } from "./widget";

/** What a dashboard shows of a Lambda function, as its alarms judge it. */
export interface FunctionRowInputs {
  /** The function that is shown, all of its versions and aliases together. */
  readonly function: MeasuredFunction;
  /** What the rows are headed with. @default `Function` */
  readonly title?: string;
  /** Seconds: the function's own timeout. */
  readonly timeout: number;
  /** What is reserved for the function. @default nothing is: the graph shows how many run at once */
  readonly concurrency?: number;
  /** Whether events come asynchronously, so that some may become dead letters. @default false: no graph of them */
  readonly deadLetters?: boolean;
}

/** Rows of a dashboard on a function: errors and throttles, duration against its timeout, concurrency, and dead letters. */
export function functionRows(inputs: FunctionRowInputs): DashboardRow[] {
  const { function: measured, title = "Function", timeout, concurrency, deadLetters = false } = inputs;
  const sum = (name: FunctionMetric) => functionMetric(measured, name, { statistic: "Sum", period: PERIOD });
  const share = (statistic: string) => durationShare(measured, timeout, { statistic, period: PERIOD });
  const failures: GraphWidget = {
    type: "graph",
    title: "Errors and throttles",
    metrics: [
      { metric: functionErrorShare(measured, PERIOD), label: "Errors, %", color: COLOR.bad },
      { metric: sum("Throttles"), label: "Throttles", color: COLOR.warn, axis: "right" },
      { metric: sum("Invocations"), label: "Invocations", color: COLOR.main, axis: "right" },
    ],
    thresholds: [limitLine(FUNCTION_LIMITS.errors)],
    leftAxis: { min: 0, max: 100 },
  };
  const durations: GraphWidget = {
    type: "graph",
    title: "Duration, % of the timeout",
    metrics: [
      { metric: share("p95"), label: "p95", color: COLOR.warn },
      { metric: share("p50"), label: "p50", color: COLOR.main },
    ],
    thresholds: [limitLine(FUNCTION_LIMITS.duration)],
    leftAxis: { min: 0, max: 100 },
  };
  const running: GraphWidget =
    concurrency === undefined
      ? {
          type: "graph",
          title: "Invocations at once",
          metrics: [
            {
              metric: functionMetric(measured, "ConcurrentExecutions", { statistic: "Maximum", period: PERIOD }),
              ...{ label: "At once", color: COLOR.main },
            },
          ],
          leftAxis: { min: 0 },
        }
      : {
          type: "graph",
          title: "Concurrency, % of what is reserved",
          metrics: [{ metric: concurrencyShare(measured, concurrency, PERIOD), label: "%", color: COLOR.main }],
          thresholds: [limitLine(FUNCTION_LIMITS.concurrency)],
          leftAxis: { min: 0, max: 100 },
        };
  const letters: GraphWidget = {
    type: "graph",
    title: "Dead letters",
    metrics: [
      { metric: sum("AsyncEventsDropped"), label: "Failed at each attempt", color: COLOR.warn },
      { metric: sum("DeadLetterErrors"), label: "Lost", color: COLOR.bad },
    ],
    leftAxis: { min: 0 },
  };
  return [section(title), [failures, durations, running, ...(deadLetters ? [letters] : [])]];
}

import { apiServerErrorShare } from "./api-alarms";
import { httpApiMetric, type MeasuredHttpApi } from "./aws-metrics";
import type { DashboardRow } from "./widget";

/** Seconds that one data point covers. */
const PERIOD = 300;

/** What a dashboard shows of an HTTP API, as its alarms judge it. */
export interface ApiRowInputs {
  readonly api: MeasuredHttpApi;
  /** Percent of failed requests from which on it is an alarm. @default 5 */
  readonly serverErrors?: number;
  /** Milliseconds from which on it is an alarm. @default 1000 */
  readonly latency?: number;
}

/** Rows of a dashboard on an HTTP API: its requests, its failures, its times. */
export function apiRows({ api, serverErrors = 5, latency = 1000 }: ApiRowInputs): DashboardRow[] {
  const sum = (name: "Count" | "4xx" | "5xx") => httpApiMetric(api, name, { statistic: "Sum", period: PERIOD });
  const p95 = (name: "Latency" | "IntegrationLatency") =>
    httpApiMetric(api, name, { statistic: "p95", period: PERIOD });
  return [
    [{ type: "text", markdown: "## API", transparent: true, height: 1 }],
    [
      {
        type: "graph",
        title: "API: requests, and those that are refused",
        metrics: [
          { metric: sum("Count"), label: "Requests", color: COLOR.main },
          { metric: sum("4xx"), label: "4xx", color: COLOR.warn },
          { metric: sum("5xx"), label: "5xx", color: COLOR.bad },
        ],
        leftAxis: { min: 0 },
      },
      {
        type: "graph",
        title: "API: share of failures",
        metrics: [{ metric: apiServerErrorShare(api, PERIOD), label: "5xx, %", color: COLOR.bad }],
        thresholds: [{ value: serverErrors, label: "Alarm", color: COLOR.bad }],
        leftAxis: { min: 0 },
      },
      {
        type: "graph",
        title: "API: time until the answer (p95)",
        metrics: [
          { metric: p95("Latency"), label: "API, ms", color: COLOR.main },
          { metric: p95("IntegrationLatency"), label: "Function, ms", color: COLOR.warn },
        ],
        thresholds: [{ value: latency, label: "Alarm", color: COLOR.bad }],
        leftAxis: { min: 0 },
      },
    ],
  ];
}

const COLOR = { bad: "#d62728", warn: "#ff7f0e", main: "#1f77b4" } as const;

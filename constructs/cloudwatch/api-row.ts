import { API_LIMITS, apiServerErrorShare } from "./api-alarms";
import { httpApiMetric, type MeasuredHttpApi } from "./aws-metrics";
import { COLOR, limitLine, PERIOD, section } from "./dashboard-style";
import type { DashboardRow } from "./widget";

/** What a dashboard shows of an HTTP API, as its alarms judge it. */
export interface ApiRowInputs {
  /** The API that is shown, all of its stages and routes together. */
  readonly api: MeasuredHttpApi;
  /** Percent of failed requests from which on it is an alarm. @default 5 */
  readonly serverErrors?: number;
  /** Milliseconds from which on it is an alarm. @default 1000 */
  readonly latency?: number;
}

/** Rows of a dashboard on an HTTP API: its requests, its failures, its times. */
export function apiRows(inputs: ApiRowInputs): DashboardRow[] {
  const { api, serverErrors = API_LIMITS.serverErrors, latency = API_LIMITS.latency } = inputs;
  const sum = (name: "Count" | "4xx" | "5xx") => httpApiMetric(api, name, { statistic: "Sum", period: PERIOD });
  const p95 = (name: "Latency" | "IntegrationLatency") =>
    httpApiMetric(api, name, { statistic: "p95", period: PERIOD });
  return [
    section("API"),
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
        thresholds: [limitLine(serverErrors)],
        leftAxis: { min: 0 },
      },
      {
        type: "graph",
        title: "API: time until the answer (p95)",
        metrics: [
          { metric: p95("Latency"), label: "API, ms", color: COLOR.main },
          { metric: p95("IntegrationLatency"), label: "Function, ms", color: COLOR.warn },
        ],
        thresholds: [limitLine(latency)],
        leftAxis: { min: 0 },
      },
    ],
  ];
}

import { COLOR, limitLine, PERIOD, section } from "./dashboard-style";
import { MAX_ROUTER_STARTS } from "./log-router-alarms";
import type { Metric } from "./metric";
import type { DashboardRow } from "./widget";

/** What a dashboard shows of a service's log routers: metrics of the filters of `logRouterPatterns`. */
export interface LogRouterRowInputs {
  /** Counts how often a router starts: `logRouterPatterns.starts`. */
  readonly starts: Metric;
  /** Counts what a destination did not take at first: `logRouterPatterns.retries`. */
  readonly retries: Metric;
  /** Counts what a router gave up: `logRouterPatterns.losses`. */
  readonly losses: Metric;
  /** Starts in 15 minutes beyond which there is an alarm. @default 5 */
  readonly maxStarts?: number;
}

/** Rows of a dashboard on log routers: whether they run, and whether records arrive. */
export function logRouterRows(inputs: LogRouterRowInputs): DashboardRow[] {
  const { starts, retries, losses, maxStarts = MAX_ROUTER_STARTS } = inputs;
  const sum = (metric: Metric, period: number): Metric => ({ ...metric, statistic: "Sum", period });
  return [
    section("Log router"),
    [
      {
        type: "graph",
        title: "Starts of log routers in 15 minutes",
        metrics: [{ metric: sum(starts, 900), label: "Starts", color: COLOR.main }],
        thresholds: [limitLine(maxStarts)],
        leftAxis: { min: 0 },
      },
      {
        type: "graph",
        title: "Chunks of records: sent again, given up",
        metrics: [
          { metric: sum(retries, PERIOD), label: "Sent again", color: COLOR.warn },
          { metric: sum(losses, PERIOD), label: "Given up", color: COLOR.bad },
        ],
        leftAxis: { min: 0 },
      },
    ],
  ];
}

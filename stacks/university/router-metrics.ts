import type { LogRouterRowInputs, SearchRowInputs } from "../../constructs/cloudwatch";
import { logRouterPatterns, MetricFilter, type LogRouterEvent } from "../../constructs/logs";
import type { LogRouter } from "./parts";
import type { System } from "./system";

/** What is watched of a log router, and of the domain that it writes to. */
interface WatchedRouter {
  readonly logRouter: LogRouterRowInputs;
  /** @default somebody else's server, which its owner watches */
  readonly search?: SearchRowInputs;
}

/** `aws_cloudwatch_log_metric_filter.log_router_starts`, `…_retries` and `…_losses`, and the domain's limits. */
export function watchRouter({ stack, prefix }: System, { use, domain }: LogRouter): WatchedRouter {
  const patterns = logRouterPatterns();
  const metricOf = (event: LogRouterEvent, metricName: string) =>
    new MetricFilter(stack, `log_router_${event}`, {
      ...{ name: event, logGroup: use.logGroup, pattern: patterns[event] },
      ...{ metricNamespace: prefix, metricName, unit: "Count" },
    }).metric();
  return {
    logRouter: {
      starts: metricOf("starts", "LogRouterStarts"),
      retries: metricOf("retries", "LogRouterRetries"),
      losses: metricOf("losses", "LogRouterLosses"),
    },
    // A quarter of a node's volume, says AWS.
    search: domain && { domain, freeStorage: (domain.shape.capacity.volumeSize * 1024) / 4 },
  };
}

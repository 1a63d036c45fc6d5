import { applicationErrors, MetricFilter } from "../../constructs/logs";
import type { ServiceMonitoringProps } from "../../constructs/patterns";
import type { AppFunction } from "./parts";
import type { System } from "./system";

/** `aws_cloudwatch_log_metric_filter.function_errors`, and what is watched of the function. */
export function watchFunction(
  { stack, prefix, settings }: System,
  { lambda, logGroup, timeout, reservedConcurrency }: AppFunction,
): Pick<ServiceMonitoringProps, "awaitedLogGroup" | "function" | "queriedLogGroups"> {
  const errors = new MetricFilter(stack, "function_errors", {
    ...{ name: "errors", logGroup, pattern: applicationErrors() },
    ...{ metricNamespace: prefix, metricName: "FunctionErrors", unit: "Count" },
  });
  const { share = 0 } = settings.serverless ?? {};
  return {
    queriedLogGroups: [logGroup],
    // Who gets few requests may be silent.
    ...(share > 50 && { awaitedLogGroup: logGroup }),
    function: {
      function: lambda,
      ...{ timeout, concurrency: reservedConcurrency },
      logs: { logGroup, errors: errors.metric() },
    },
  };
}

import { loadBalancerMetric, targetGroupMetric, type MeasuredByArnSuffix } from "../cloudwatch/aws-metrics";
import { serverErrorShare } from "../cloudwatch/load-balancer-alarms";
import type { DashboardRow, ShownMetric } from "../cloudwatch/widget";
import { numberText } from "../core/literal-text";
import { COLOR, limitLine, PERIOD } from "../cloudwatch/dashboard-style";
import { withDefaults, type MonitoringLimits } from "./monitoring-limits";

/** What a dashboard shows of a load balancer. */
export interface LoadBalancerGraphsInputs {
  readonly loadBalancer: MeasuredByArnSuffix;
  /** @default no graphs of answers and targets */
  readonly targetGroup?: MeasuredByArnSuffix;
  /** @default the defaults of the alarms */
  readonly limits?: MonitoringLimits;
}

/** Graphs of requests, and of a target group's answers and targets. */
export function loadBalancerGraphs(inputs: LoadBalancerGraphsInputs): DashboardRow {
  const { loadBalancer, targetGroup, limits = {} } = inputs;
  const { serverErrorPercent, latencySeconds } = withDefaults(limits);
  const sum = { statistic: "Sum", period: PERIOD };
  const targets = targetGroup && { loadBalancer, targetGroup };
  const hosts = { statistic: "Maximum", period: 60 };
  return [
    {
      type: "graph",
      title: "Requests and 5xx",
      metrics: [
        { metric: loadBalancerMetric(loadBalancer, "RequestCount", sum), label: "Requests", color: COLOR.main },
        { metric: serverErrorShare(loadBalancer, PERIOD), color: COLOR.bad, axis: "right" },
      ],
      leftAxis: { min: 0 },
      rightAxis: { min: 0, label: `%, alarm above ${numberText(serverErrorPercent)}` },
    },
    ...(targets
      ? [
          {
            type: "graph" as const,
            title: "Latency",
            metrics: [
              latencyOf(targets, "p50", "Half of the requests", COLOR.good),
              latencyOf(targets, "p95", "95 % of the requests", COLOR.warn),
              latencyOf(targets, "p99", "99 % of the requests", COLOR.bad),
            ],
            thresholds: [limitLine(latencySeconds)],
            leftAxis: { min: 0, label: "s" },
          },
          {
            type: "graph" as const,
            title: "Targets",
            metrics: [
              { metric: targetGroupMetric(targets, "HealthyHostCount", hosts), label: "Healthy", color: COLOR.good },
              {
                metric: targetGroupMetric(targets, "UnHealthyHostCount", hosts),
                label: "Unhealthy",
                color: COLOR.bad,
              },
            ],
            leftAxis: { min: 0 },
          },
        ]
      : []),
  ];
}

/** How long a target group takes for an answer. */
export function latencyOf(
  targets: { readonly loadBalancer: MeasuredByArnSuffix; readonly targetGroup: MeasuredByArnSuffix },
  statistic: string,
  label: string,
  color: string,
): ShownMetric {
  return { metric: targetGroupMetric(targets, "TargetResponseTime", { statistic, period: PERIOD }), label, color };
}

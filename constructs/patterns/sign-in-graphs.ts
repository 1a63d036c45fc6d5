import { loadBalancerMetric, type MeasuredByArnSuffix } from "../cloudwatch/aws-metrics";
import type { DashboardRow } from "../cloudwatch/widget";
import { COLOR, limitLine, PERIOD } from "../cloudwatch/dashboard-style";
import { withDefaults, type MonitoringLimits } from "./monitoring-limits";

/** How people sign in at a load balancer: who got in, who did not, and how long the identity provider took. */
export function signInGraphs(loadBalancer: MeasuredByArnSuffix, limits: MonitoringLimits = {}): DashboardRow {
  const { signInFailures, signInMilliseconds } = withDefaults(limits);
  const sum = { statistic: "Sum", period: PERIOD };
  const latency = (statistic: string) =>
    loadBalancerMetric(loadBalancer, "ELBAuthLatency", { statistic, period: PERIOD });
  return [
    {
      type: "graph",
      title: "Sign-ins",
      metrics: [
        { metric: loadBalancerMetric(loadBalancer, "ELBAuthSuccess", sum), label: "Signed in", color: COLOR.good },
        { metric: loadBalancerMetric(loadBalancer, "ELBAuthFailure", sum), label: "Refused", color: COLOR.warn },
        { metric: loadBalancerMetric(loadBalancer, "ELBAuthError", sum), label: "Could not", color: COLOR.bad },
      ],
      thresholds: [limitLine(signInFailures)],
      leftAxis: { min: 0 },
    },
    {
      type: "graph",
      title: "Answers of the identity provider",
      metrics: [
        { metric: latency("p50"), label: "Half of the sign-ins", color: COLOR.good },
        { metric: latency("p95"), label: "95 % of the sign-ins", color: COLOR.warn },
      ],
      thresholds: [limitLine(signInMilliseconds)],
      leftAxis: { min: 0, label: "ms" },
    },
  ];
}

import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import { loadBalancerMetric, targetGroupMetric, type MeasuredByArnSuffix } from "./aws-metrics";
import type { MathExpression } from "./math-expression";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";
import { isPercentile } from "./statistic";

/** Settings of `LoadBalancerAlarm.serverErrors`. */
export interface ServerErrorsProps extends ReadyAlarmProps {
  /** The load balancer that is watched, all of its listeners and target groups together. */
  readonly loadBalancer: MeasuredByArnSuffix;
  /** Percent of the requests that may fail, 0 to 100. @default 5 */
  readonly threshold?: number;
}

/** The share of requests that end with a 5xx, whether the application or the load balancer answered it, in percent. */
export function serverErrorShare(loadBalancer: MeasuredByArnSuffix, period: number): MathExpression {
  const sampling = { statistic: "Sum", period };
  return {
    // Neither count is published when it is zero. RequestCount leaves out requests that no target was chosen for.
    expression: "100 * (FILL(target, 0) + FILL(elb, 0)) / (FILL(requests, 0) + FILL(elb, 0))",
    using: {
      target: loadBalancerMetric(loadBalancer, "HTTPCode_Target_5XX_Count", sampling),
      elb: loadBalancerMetric(loadBalancer, "HTTPCode_ELB_5XX_Count", sampling),
      requests: loadBalancerMetric(loadBalancer, "RequestCount", sampling),
    },
    label: "5xx, % of requests",
  };
}

/**
 * Too many requests end with a 5xx, whether the application answered it or the load balancer did because it reached
 * nobody. By default: above 5 % in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`): the load balancer publishes nothing in a minute without requests, and nobody is
 * let down then. Three of five, because in the newest minute `FILL` may stand in for counts that are still on their way.
 */
function serverErrors(props: ServerErrorsProps): AlarmProps {
  const { loadBalancer, period = 60, threshold = 5 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `More than ${numberText(threshold)} % of the requests end with a 5xx. Compare with the errors in the log group.`,
    metric: serverErrorShare(loadBalancer, period),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LoadBalancerAlarm.unhealthyHosts`. */
export interface UnhealthyHostsProps extends ReadyAlarmProps {
  /** The load balancer that asks for the targets' health. */
  readonly loadBalancer: MeasuredByArnSuffix;
  /** The targets that are watched. */
  readonly targetGroup: MeasuredByArnSuffix;
}

/**
 * A target fails its health check. By default: for five minutes, which a deployment with its new tasks does not take.
 *
 * Missing data is bad (`breaching`): the count is published as long as any target is registered, so that none is left to
 * answer. After the first deployment the alarm stays in alarm until the first target registers.
 */
function unhealthyHosts(props: UnhealthyHostsProps): AlarmProps {
  const { period = 60 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5 }),
    description: "A target fails its health check, or there is no target. See the target group's reasons.",
    metric: targetGroupMetric(props, "UnHealthyHostCount", { statistic: "Maximum", period }),
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "breaching",
  };
}

/** Settings of `LoadBalancerAlarm.latency`. */
export interface LatencyProps extends ReadyAlarmProps {
  /** The load balancer that waits for the targets. */
  readonly loadBalancer: MeasuredByArnSuffix;
  /** The targets whose answers are measured. */
  readonly targetGroup: MeasuredByArnSuffix;
  /** Seconds until the application answers. @default 1 */
  readonly threshold?: number;
  /** Which requests count: `p95` leaves out the slowest 5 %. @default `p95` */
  readonly statistic?: string;
}

/**
 * The application answers slowly. By default: the 95th percentile is above one second in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`): without requests the load balancer publishes no times, and nobody waits. With
 * few requests a percentile is just the slowest one, so the state stays as it is then.
 */
function latency(props: LatencyProps): AlarmProps {
  const { period = 60, threshold = 1, statistic = "p95" } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `The application answers in more than ${numberText(threshold)} s (${statistic}). Look at the slowest requests.`,
    metric: targetGroupMetric(props, "TargetResponseTime", { statistic, period }),
    comparison: "GreaterThanThreshold",
    threshold,
    lowSampleCount: isPercentile(statistic) ? "ignore" : undefined,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LoadBalancerAlarm.signInErrors`. */
export interface SignInErrorsProps extends ReadyAlarmProps {
  /** The load balancer that signs people in. */
  readonly loadBalancer: MeasuredByArnSuffix;
}

/**
 * The load balancer can't sign people in: it does not reach the identity provider, or is set up wrong (`ELBAuthError`). By
 * default: once in five minutes, since each is somebody who stays outside.
 *
 * Missing data is good (`notBreaching`): the load balancer publishes no zeros.
 */
function signInErrors(props: SignInErrorsProps): AlarmProps {
  const { loadBalancer, period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description:
      "The load balancer can't sign people in. See whether it reaches the provider, and compare the client's callback.",
    metric: loadBalancerMetric(loadBalancer, "ELBAuthError", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LoadBalancerAlarm.signInFailures`. */
export interface SignInFailuresProps extends ReadyAlarmProps {
  /** The load balancer that signs people in. */
  readonly loadBalancer: MeasuredByArnSuffix;
  /** How many people the provider may refuse in a period. @default 20 */
  readonly threshold?: number;
}

/**
 * The identity provider refuses many people, or somebody uses an authorization code again (`ELBAuthFailure`). By default: more
 * than 20 in five minutes. Wrong passwords are not among them: the provider asks again, and no load balancer hears of it.
 *
 * Missing data is good (`notBreaching`): the load balancer publishes no zeros.
 */
function signInFailures(props: SignInFailuresProps): AlarmProps {
  const { loadBalancer, period = 300, threshold = 20 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: `The identity provider refuses more than ${numberText(threshold)} people. Look at its own log.`,
    metric: loadBalancerMetric(loadBalancer, "ELBAuthFailure", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LoadBalancerAlarm.signInLatency`. */
export interface SignInLatencyProps extends ReadyAlarmProps {
  /** The load balancer that signs people in. */
  readonly loadBalancer: MeasuredByArnSuffix;
  /** Milliseconds until the provider has said who it is. @default 3000 */
  readonly threshold?: number;
}

/**
 * The identity provider answers the load balancer slowly (`ELBAuthLatency`, in milliseconds). By default: the 95th percentile
 * is above three seconds in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`): nobody signs in then.
 */
function signInLatency(props: SignInLatencyProps): AlarmProps {
  const { loadBalancer, period = 60, threshold = 3000 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: "The identity provider answers the load balancer slowly (p95). People wait before they see a page.",
    metric: loadBalancerMetric(loadBalancer, "ELBAuthLatency", { statistic: "p95", period }),
    comparison: "GreaterThanThreshold",
    threshold,
    lowSampleCount: "ignore",
    treatMissingData: "notBreaching",
  };
}

/**
 * Ready alarms on a load balancer and its targets: settings for `new Alarm(scope, id, LoadBalancerAlarm.serverErrors({ … }))`.
 */
export const LoadBalancerAlarm = {
  /** Too many requests end with a 5xx. */
  serverErrors,
  /** A target fails its health check. */
  unhealthyHosts,
  /** The application answers slowly. */
  latency,
  /** The load balancer can't sign people in. */
  signInErrors,
  /** The identity provider refuses many people. */
  signInFailures,
  /** The identity provider answers slowly. */
  signInLatency,
} as const;

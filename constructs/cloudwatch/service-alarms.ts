import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import { containerInsightsMetric, serviceMetric, type MeasuredService } from "./aws-metrics";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";

/** Settings of `ServiceAlarm.cpu` and `ServiceAlarm.memory`. */
export interface ServiceUtilizationProps extends ReadyAlarmProps {
  /** The service that is watched, on the average of its tasks. */
  readonly service: MeasuredService;
  /** Percent of what the task definition reserves. @default 85 */
  readonly threshold?: number;
}

/**
 * The tasks' CPU is nearly used up, on average. By default: above 85 % for three periods of 5 minutes, so that autoscaling,
 * which acts after three minutes, has had its chance.
 *
 * Missing data says that the alarm can't judge (`missing`): ECS publishes the metric while tasks run. Without tasks the CPU
 * is neither well nor overloaded; `ServiceAlarm.runningTasksBelowDesired` watches that.
 */
function cpu(props: ServiceUtilizationProps): AlarmProps {
  return utilization(props, "CPUUtilization", "Give the tasks more CPU, or let more of them run.");
}

/**
 * The tasks' memory is nearly used up, on average; a container above its limit is killed. By default: above 85 % for three
 * periods of 5 minutes.
 *
 * Missing data says that the alarm can't judge (`missing`), as for `ServiceAlarm.cpu`.
 */
function memory(props: ServiceUtilizationProps): AlarmProps {
  return utilization(props, "MemoryUtilization", "Give the tasks more memory, or look for what does not let go of it.");
}

function utilization(
  props: ServiceUtilizationProps,
  metricName: "CPUUtilization" | "MemoryUtilization",
  wayOut: string,
): AlarmProps {
  const { service, period = 300, threshold = 85 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3 }),
    description: `The service's ${metricName} is above ${numberText(threshold)} %. ${wayOut}`,
    metric: serviceMetric(service, metricName, { statistic: "Average", period }),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "missing",
  };
}

/** Settings of `ServiceAlarm.runningTasksBelowDesired`. */
export interface RunningTasksProps extends ReadyAlarmProps {
  /** The service. **Its cluster needs Container Insights**, which publishes both metrics. */
  readonly service: MeasuredService;
}

/**
 * Fewer tasks run than should: they crash, can't be placed, or can't pull their image. By default: for ten periods of a
 * minute, longer than a healthy start takes.
 *
 * **Needs Container Insights on the cluster** (cluster setting `containerInsights` = `enabled` or `enhanced`).
 *
 * Missing data is bad (`breaching`): Container Insights publishes both counts every minute, also when they are zero. That
 * they are missing means that the service is gone, or that Container Insights is off and nobody watches.
 */
function runningTasksBelowDesired(props: RunningTasksProps): AlarmProps {
  const { service, period = 60 } = props;
  const sampling = { statistic: "Average", period };
  return {
    ...readyAlarm(props, { evaluationPeriods: 10 }),
    description: "Fewer tasks run than desired. Read the service's events and why the last tasks stopped.",
    metric: {
      expression: "desired - running",
      using: {
        desired: containerInsightsMetric(service, "DesiredTaskCount", sampling),
        running: containerInsightsMetric(service, "RunningTaskCount", sampling),
      },
      label: "Tasks missing",
    },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "breaching",
  };
}

/**
 * Ready alarms on a service of ECS: settings for `new Alarm(scope, id, ServiceAlarm.cpu({ … }))`.
 */
export const ServiceAlarm = {
  /** The tasks' CPU is nearly used up. */
  cpu,
  /** The tasks' memory is nearly used up. */
  memory,
  /** Fewer tasks run than should. */
  runningTasksBelowDesired,
} as const;

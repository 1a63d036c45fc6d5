import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import type { Metric } from "./metric";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";

/** Starts in 15 minutes beyond which something is wrong. */
export const MAX_ROUTER_STARTS = 5;

/** Settings of `LogRouterAlarm.restarts`. */
export interface RouterRestartsProps extends ReadyAlarmProps {
  /** Counts the starts: the metric of a metric filter, see `logRouterPatterns`. Its statistic and period are set here. */
  readonly starts: Metric;
  /** Starts in a period that are no reason to worry: as many as tasks that a deployment starts. @default 5 */
  readonly threshold?: number;
}

/**
 * Log routers start again and again, and their tasks with them: the configuration is refused, or memory runs out. By default:
 * more than five in 15 minutes.
 *
 * Missing data is good (`notBreaching`): nothing is counted while nothing starts.
 */
function restarts(props: RouterRestartsProps): AlarmProps {
  const { starts, period = 900, threshold = MAX_ROUTER_STARTS } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: `Log routers started more than ${numberText(threshold)} times. Read what they say last, and why their tasks stopped.`,
    metric: { ...starts, statistic: "Sum", period },
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LogRouterAlarm.losses`. */
export interface RouterLossesProps extends ReadyAlarmProps {
  /** Counts what is given up: the metric of a metric filter, see `logRouterPatterns`. Its statistic and period are set here. */
  readonly losses: Metric;
}

/**
 * A log router gave records up: their destination was away for too long, refuses them, or takes less than is written. By
 * default: in five minutes.
 *
 * Missing data is good (`notBreaching`): nothing is counted while nothing is lost.
 */
function losses(props: RouterLossesProps): AlarmProps {
  const { losses: lost, period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description:
      "A log router gave records up. Read in its log which output, and see whether the destination answers and has room.",
    metric: { ...lost, statistic: "Sum", period },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  };
}

/** Ready alarms on the log routers of a service: settings for `new Alarm(scope, id, LogRouterAlarm.losses({ … }))`. */
export const LogRouterAlarm = {
  /** Log routers start again and again. */
  restarts,
  /** A log router gave records up. */
  losses,
} as const;

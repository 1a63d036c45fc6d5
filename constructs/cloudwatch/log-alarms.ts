import type { Metric } from "./metric";
import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import type { AnomalyAlarmProps } from "./anomaly-alarm";
import { logGroupMetric, type MeasuredLogGroup } from "./aws-metrics";
import type { MathExpression } from "./math-expression";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";

/** Settings of `LogAlarm.errorRate`. */
export interface ErrorRateProps extends ReadyAlarmProps {
  /** The group whose events are the whole that `errors` is a part of. */
  readonly logGroup: MeasuredLogGroup;
  /** Counts the group's events that are errors: the metric of a metric filter. Its statistic and period are set here. */
  readonly errors: Metric;
  /** Percent of the events that may be errors, 0 to 100. @default 5 */
  readonly threshold?: number;
  /** Periods with fewer events than this count as good: one error among two events says little. @default 1 */
  readonly minimumEvents?: number;
}

/** The share of a group's events that are errors, in percent. */
export function errorShare({ logGroup, errors, period, minimumEvents = 1 }: ErrorShareInputs): MathExpression {
  return {
    // A filter without a default value publishes nothing for a period without errors.
    expression: `IF(events >= ${numberText(minimumEvents)}, 100 * FILL(errors, 0) / events, 0)`,
    using: {
      errors: { ...errors, statistic: "Sum", period },
      events: logGroupMetric(logGroup, "IncomingLogEvents", period),
    },
    label: "Errors, % of log events",
  };
}

/** What {@link errorShare} needs. */
export type ErrorShareInputs = Pick<ErrorRateProps, "logGroup" | "errors" | "minimumEvents"> & {
  /** Seconds that one data point covers. */
  readonly period: number;
};

/**
 * Too many of the log events are errors. By default: above 5 % in two of the last three periods of 5 minutes.
 *
 * Missing data is good (`notBreaching`): no events means no errors; that nothing is logged at all is what `LogAlarm.silence`
 * is for. Two of three, because in the newest period `FILL` may stand in for errors that are still on their way
 * (CloudWatch user guide, "Using math expressions", `FILL`).
 */
function errorRate(props: ErrorRateProps): AlarmProps {
  const { period = 300, threshold = 5 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3, datapointsToAlarm: 2 }),
    description: `More than ${numberText(threshold)} % of the log events are errors. Look at the newest errors in the log group.`,
    metric: errorShare({ ...props, period }),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LogAlarm.silence`. */
export interface SilenceProps extends ReadyAlarmProps {
  /** The group that should receive events all the time. */
  readonly logGroup: MeasuredLogGroup;
}

/**
 * Nothing is logged: the application hangs, is gone, or its logs don't arrive. By default: in none of the last three
 * periods of 5 minutes.
 *
 * Missing data is bad (`breaching`): CloudWatch Logs publishes `IncomingLogEvents` only when events come in, so silence
 * shows as missing data and never as a zero. CloudWatch looks back some periods further before it calls them missing
 * ("evaluation range"), so that the alarm comes a few minutes later than its periods say.
 */
function silence(props: SilenceProps): AlarmProps {
  const { logGroup, period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3 }),
    description: "The log group receives no events. See whether tasks run, and whether they may write to the group.",
    metric: logGroupMetric(logGroup, "IncomingLogEvents", period),
    comparison: "LessThanThreshold",
    threshold: 1,
    treatMissingData: "breaching",
  };
}

/** Settings of `LogAlarm.volumeSpike`. */
export interface VolumeSpikeProps extends ReadyAlarmProps {
  /** The group whose events or bytes are counted. */
  readonly logGroup: MeasuredLogGroup;
  /** Whether events are counted or bytes, which are what AWS charges for. @default `IncomingLogEvents` */
  readonly of?: "IncomingLogEvents" | "IncomingBytes";
  /** How much in one period is too much. */
  readonly threshold: number;
}

/**
 * Much more is logged than ever should be: a loop, an attack, a debug level left on. By default: in two of the last three
 * periods of 5 minutes.
 *
 * Missing data is good (`notBreaching`): nothing is published when nothing comes in, and that is no spike.
 */
function volumeSpike(props: VolumeSpikeProps): AlarmProps {
  const { logGroup, of = "IncomingLogEvents", period = 300, threshold } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3, datapointsToAlarm: 2 }),
    description: "The log group receives far more than usual. See which container writes it, and what it repeats.",
    metric: logGroupMetric(logGroup, of, period),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `LogAlarm.volumeAnomaly`. */
export interface VolumeAnomalyProps extends ReadyAlarmProps {
  /** The group whose events or bytes are counted. */
  readonly logGroup: MeasuredLogGroup;
  /** Whether events are counted or bytes, which are what AWS charges for. @default `IncomingLogEvents` */
  readonly of?: "IncomingLogEvents" | "IncomingBytes";
  /** Half the band's width, in standard deviations: the higher, the fewer alarms. @default 3 */
  readonly bandWidth?: number;
}

/**
 * More is logged than is usual at that hour and day: `LogAlarm.volumeSpike` without a number to choose. By default: in two of
 * the last three periods of 5 minutes.
 *
 * Missing data is good (`notBreaching`): nothing is published when nothing comes in, and only the band's upper side
 * counts. While CloudWatch learns, the alarm can't judge, and keeps quiet.
 */
function volumeAnomaly(props: VolumeAnomalyProps): AnomalyAlarmProps {
  const { logGroup, of = "IncomingLogEvents", period = 300, bandWidth = 3 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 3, datapointsToAlarm: 2 }),
    description: "The log group receives more than is usual at this time. See which container writes it.",
    metric: logGroupMetric(logGroup, of, period),
    comparison: "GreaterThanUpperThreshold",
    bandWidth,
    treatMissingData: "notBreaching",
  };
}

/**
 * Ready alarms on what a log group receives: settings for `new Alarm(scope, id, LogAlarm.errorRate({ … }))`.
 */
export const LogAlarm = {
  /** Too many of the log events are errors. */
  errorRate,
  /** Nothing is logged. */
  silence,
  /** Much more is logged than ever should be. */
  volumeSpike,
  /** More is logged than is usual at that hour and day. */
  volumeAnomaly,
} as const;

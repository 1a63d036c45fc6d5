import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import {
  concurrencyShare,
  durationShare,
  functionErrorShare,
  functionMetric,
  type MeasuredFunction,
} from "./function-metrics";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";

/** Percents above which something is wrong: of the invocations, of the timeout, and of what is reserved. */
export const FUNCTION_LIMITS = { errors: 5, duration: 80, concurrency: 80 } as const;

/** Settings of a ready alarm on a Lambda function. */
export interface FunctionAlarmProps extends ReadyAlarmProps {
  /** The function that is watched, all of its versions and aliases together. */
  readonly function: MeasuredFunction;
}

/** Settings of `FunctionAlarm.errors`. */
export interface FunctionErrorsProps extends FunctionAlarmProps {
  /** Percent of the invocations that may fail, 0 to 100. @default 5 */
  readonly threshold?: number;
}

/**
 * Too many invocations fail: the code throws, ends, or takes longer than its timeout. An answer with status 500 is no failure
 * to Lambda. By default: above 5 % in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`), for this alarm and all others here: Lambda publishes nothing in a minute without
 * invocations.
 */
function errors(props: FunctionErrorsProps): AlarmProps {
  const { period = 60, threshold = FUNCTION_LIMITS.errors } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `More than ${numberText(threshold)} % of the function's invocations fail. Look for errors in its log group.`,
    metric: functionErrorShare(props.function, period),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/**
 * Invocations are refused, since as many run as the function, or the account, may run at once; who sent a request gets an error.
 * By default: in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`), as for `FunctionAlarm.errors`.
 */
function throttles(props: FunctionAlarmProps): AlarmProps {
  const { period = 60 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description:
      "Lambda refuses invocations of the function. Compare its concurrency with what is reserved, and with the account's quota.",
    metric: functionMetric(props.function, "Throttles", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `FunctionAlarm.duration`. */
export interface FunctionDurationProps extends FunctionAlarmProps {
  /** Seconds after which Lambda ends an invocation: the function's own. */
  readonly timeout: number;
  /** Percent of the timeout. @default 80 */
  readonly threshold?: number;
  /** Which invocations count: `p95` leaves out the slowest 5 %. @default `p95` */
  readonly statistic?: string;
}

/**
 * Invocations take nearly as long as they may; the next slow one is ended in the middle. By default: the 95th percentile is above
 * 80 % of the timeout in three of the last five minutes.
 *
 * Missing data is good (`notBreaching`), as for `FunctionAlarm.errors`. With few invocations a percentile is just the slowest
 * one: three minutes with such a one are needed.
 */
function duration(props: FunctionDurationProps): AlarmProps {
  const { period = 60, timeout, threshold = FUNCTION_LIMITS.duration, statistic = "p95" } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `Invocations take more than ${numberText(threshold)} % of the timeout of ${numberText(timeout)} s (${statistic}). Look at the slowest, or give more memory, which is more CPU.`,
    metric: durationShare(props.function, timeout, { statistic, period }),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `FunctionAlarm.concurrency`. */
export interface FunctionConcurrencyProps extends FunctionAlarmProps {
  /** How many invocations may run at once: the function's `reservedConcurrency`. */
  readonly concurrency: number;
  /** Percent of that. @default 80 */
  readonly threshold?: number;
}

/**
 * Nearly as many invocations run at once as are reserved for the function. By default: above 80 % in three of the last five
 * minutes.
 *
 * Missing data is good (`notBreaching`), as for `FunctionAlarm.errors`.
 */
function concurrency(props: FunctionConcurrencyProps): AlarmProps {
  const { period = 60, concurrency: reserved, threshold = FUNCTION_LIMITS.concurrency } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `More than ${numberText(threshold)} % of the ${numberText(reserved)} invocations that are reserved for the function run at once. Reserve more, as far as its database has connections.`,
    metric: concurrencyShare(props.function, reserved, period),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/**
 * An event that was sent asynchronously failed at each attempt (`AsyncEventsDropped`): it is among the dead letters, or lost where
 * there are none. By default: once in five minutes. A load balancer and an API send none.
 *
 * Missing data is good (`notBreaching`), as for `FunctionAlarm.errors`.
 */
function deadLetters(props: FunctionAlarmProps): AlarmProps {
  const { period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: "An event of the function failed at each attempt. Look at the dead letters, and send it again.",
    metric: functionMetric(props.function, "AsyncEventsDropped", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  };
}

/**
 * An event that failed could not be put among the dead letters either, and is lost (`DeadLetterErrors`). By default: once in five
 * minutes.
 *
 * Missing data is good (`notBreaching`), as for `FunctionAlarm.errors`.
 */
function deadLetterErrors(props: FunctionAlarmProps): AlarmProps {
  const { period = 300 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description:
      "Lambda can't put a failed event among the dead letters. See whether the function's role may write there, and use its key.",
    metric: functionMetric(props.function, "DeadLetterErrors", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
  };
}

/**
 * Ready alarms on a Lambda function (CloudWatch user guide, "Best practice alarm recommendations for AWS services"): settings for
 * `new Alarm(scope, id, FunctionAlarm.errors({ … }))`.
 */
export const FunctionAlarm = {
  /** Too many invocations fail. */
  errors,
  /** Invocations are refused, since too many run at once. */
  throttles,
  /** Invocations take nearly as long as they may. */
  duration,
  /** Nearly as many invocations run at once as are reserved. */
  concurrency,
  /** An event failed at each attempt. */
  deadLetters,
  /** An event that failed is not among the dead letters either. */
  deadLetterErrors,
} as const;

import { numberText } from "../core/literal-text";
import type { AlarmProps } from "./alarm";
import { httpApiMetric, type MeasuredHttpApi } from "./aws-metrics";
import type { MathExpression } from "./math-expression";
import { readyAlarm, type ReadyAlarmProps } from "./ready-alarm-props";
import { isPercentile } from "./statistic";

/** Percent of failed requests, and milliseconds, above which something is wrong. */
export const API_LIMITS = { serverErrors: 5, latency: 1000 } as const;

/** Settings of `ApiAlarm.serverErrors`. */
export interface ApiServerErrorsProps extends ReadyAlarmProps {
  /** The API that is watched, all of its stages and routes together. */
  readonly api: MeasuredHttpApi;
  /** Percent of the requests that may fail, 0 to 100. @default 5 */
  readonly threshold?: number;
}

/** The share of an API's requests that end with a 5xx, in percent. */
export function apiServerErrorShare(api: MeasuredHttpApi, period: number): MathExpression {
  const sampling = { statistic: "Sum", period };
  return {
    expression: "100 * FILL(errors, 0) / FILL(requests, 0)",
    using: { errors: httpApiMetric(api, "5xx", sampling), requests: httpApiMetric(api, "Count", sampling) },
    label: "5xx, % of requests",
  };
}

/**
 * Too many requests end with a 5xx: the function failed, took too long, or could not be invoked. By default: above 5 % in three of
 * the last five minutes.
 *
 * Missing data is good (`notBreaching`): without requests API Gateway publishes nothing, and nobody is let down.
 */
function serverErrors(props: ApiServerErrorsProps): AlarmProps {
  const { api, period = 60, threshold = API_LIMITS.serverErrors } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `More than ${numberText(threshold)} % of the API's requests end with a 5xx. See integrationError in its access log, and the function's own.`,
    metric: apiServerErrorShare(api, period),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `ApiAlarm.clientErrors`. */
export interface ApiClientErrorsProps extends ReadyAlarmProps {
  /** The API that is watched, all of its stages and routes together. */
  readonly api: MeasuredHttpApi;
  /** How many requests may be refused in a period. @default 100 */
  readonly threshold?: number;
}

/**
 * Many requests are refused (`4xx`): without a token that counts (401, 403), of a path that no route has (404), or because there are
 * too many (429). By default: more than 100 in five minutes.
 *
 * Missing data is good (`notBreaching`), as for `ApiAlarm.serverErrors`.
 */
function clientErrors(props: ApiClientErrorsProps): AlarmProps {
  const { api, period = 300, threshold = 100 } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 1 }),
    description: `The API refuses more than ${numberText(threshold)} requests. Count them by status and path in its access log: a client may be wrong, or somebody tries tokens.`,
    metric: httpApiMetric(api, "4xx", { statistic: "Sum", period }),
    comparison: "GreaterThanThreshold",
    threshold,
    treatMissingData: "notBreaching",
  };
}

/** Settings of `ApiAlarm.latency`. */
export interface ApiLatencyProps extends ReadyAlarmProps {
  /** The API that is watched, all of its stages and routes together. */
  readonly api: MeasuredHttpApi;
  /** Milliseconds until the API has answered. @default 1000 */
  readonly threshold?: number;
  /** Which requests count: `p95` leaves out the slowest 5 %. @default `p95` */
  readonly statistic?: string;
}

/**
 * The API answers slowly, cold starts of its function included. By default: the 95th percentile is above one second in three of the
 * last five minutes.
 *
 * Missing data is good (`notBreaching`): nobody waits then. With few requests a percentile is just the slowest one, so the state stays
 * as it is.
 */
function latency(props: ApiLatencyProps): AlarmProps {
  const { api, period = 60, threshold = API_LIMITS.latency, statistic = "p95" } = props;
  return {
    ...readyAlarm(props, { evaluationPeriods: 5, datapointsToAlarm: 3 }),
    description: `The API answers in more than ${numberText(threshold)} ms (${statistic}). Compare duration and integrationDuration in its access log.`,
    metric: httpApiMetric(api, "Latency", { statistic, period }),
    comparison: "GreaterThanThreshold",
    threshold,
    lowSampleCount: isPercentile(statistic) ? "ignore" : undefined,
    treatMissingData: "notBreaching",
  };
}

/** Ready alarms on an HTTP API: settings for `new Alarm(scope, id, ApiAlarm.serverErrors({ … }))`. */
export const ApiAlarm = {
  /** Too many requests end with a 5xx. */
  serverErrors,
  /** Too many requests are refused with a 4xx. */
  clientErrors,
  /** The API answers slowly. */
  latency,
} as const;

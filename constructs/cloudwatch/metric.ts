/** A CloudWatch metric as a plain value, which alarms and dashboards take. Any string may be known only at plan time. */
export interface Metric {
  /** Such as `AWS/ECS`; one's own don't start with `AWS/`. */
  readonly namespace: string;
  /** Such as `CPUUtilization`; case counts. */
  readonly metricName: string;
  /** Dimensions that pick one metric out of all of that name. @default none */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** `Average`, `Maximum`, `Minimum`, `SampleCount`, `Sum`, or an extended statistic such as `p99`. */
  readonly statistic: string;
  /** Seconds that one data point covers: 10, 20, 30 or a multiple of 60. */
  readonly period: number;
  /** Only data points with this unit count. @default those with any unit */
  readonly unit?: string;
}

import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { literalText, numberText } from "../core/literal-text";
import type { FilterPattern } from "./filter-pattern";
import { groupLimitProblems, noteOnLogGroup, regexFilterProblems } from "./log-group-limits";
import type { ILogGroup } from "./log-group-base";
import type { Metric } from "../cloudwatch/metric";
import {
  LOG_METRIC_NAME,
  LOG_METRIC_NAMESPACE,
  METRIC_FILTER_NAME,
  classProblems,
  metricDimensionProblems,
  metricFilterProblems,
} from "./metric-filter-rules";

/** Units that CloudWatch knows (CloudWatch API reference, `MetricDatum`). */
export type MetricUnit =
  | "Seconds"
  | "Microseconds"
  | "Milliseconds"
  | `${"Bytes" | "Bits" | `${"Kilo" | "Mega" | "Giga" | "Tera"}${"bytes" | "bits"}`}${"" | "/Second"}`
  | "Percent"
  | "Count"
  | "Count/Second"
  | "None";

/** Settings of a {@link MetricFilter}. */
export interface MetricFilterProps {
  /** The filter's name, at most 512 characters without `:` and `*`. */
  readonly name: string;
  /** Its group, of class `STANDARD`. */
  readonly logGroup: ILogGroup;
  /** Which events it takes; see `FilterPattern`. */
  readonly pattern: FilterPattern;
  /** The metric's namespace; not one of AWS's own, `AWS/…`. */
  readonly metricNamespace: string;
  /** The metric's name. */
  readonly metricName: string;
  /** What an event adds: a number, or a field that the pattern names, such as `$.latency` or `$bytes`. @default 1 */
  readonly value?: string | number;
  /** What is reported for a minute with events of which none matches. @default nothing: the metric has gaps */
  readonly defaultValue?: number;
  /**
   * Up to three dimensions: names, and fields that the pattern names. Every value of a field makes a metric of its own,
   * which is paid for: choose fields of few values.
   *
   * @default none
   */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** @default `None` */
  readonly unit?: MetricUnit;
}

/** Which statistic of the metric, and for which dimensions. */
export interface MetricOptions {
  /** @default `Sum` */
  readonly statistic?: string;
  /** Seconds. @default 60, as often as filters report */
  readonly period?: number;
  /** A value for each dimension of the filter. @default none */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** Turns log events into a CloudWatch metric as they come in; events from before the filter do not count. */
export class MetricFilter extends AwsConstruct {
  /** The group whose events are counted. */
  public readonly logGroup: ILogGroup;
  /** Which events count. */
  public readonly pattern: FilterPattern;
  private readonly props: MetricFilterProps;

  public constructor(scope: Construct, id: string, props: MetricFilterProps) {
    super(scope, id, props);
    this.props = props;
    this.logGroup = props.logGroup;
    this.pattern = props.pattern;
    const { name, logGroup, pattern, metricNamespace, metricName, value = 1, defaultValue, dimensions, unit } = props;
    checkName(this, METRIC_FILTER_NAME, name);
    checkName(this, LOG_METRIC_NAMESPACE, metricNamespace);
    checkName(this, LOG_METRIC_NAME, metricName);
    noteOnLogGroup(this, "metric filters");
    reportProblems(this, () => [
      // CloudWatch Logs API reference, `PutMetricFilter`.
      ...groupLimitProblems(this, 100, "metric filters"),
      ...classProblems("metric filters", logGroup.logGroupClass),
      ...pattern.problems,
      ...regexFilterProblems(this),
      ...metricFilterProblems(props),
    ]);
    new CloudwatchLogMetricFilter(this, "Resource", {
      name,
      logGroupName: logGroup.name,
      pattern: literalText(pattern.text),
      metricTransformation: {
        namespace: metricNamespace,
        name: metricName,
        value: numberText(value),
        defaultValue: defaultValue === undefined ? undefined : numberText(defaultValue),
        dimensions,
        unit,
      },
    });
  }

  /** The metric that the filter publishes, for alarms and dashboards. */
  public metric({ statistic = "Sum", period = 60, dimensions = {} }: MetricOptions = {}): Metric {
    const published = Object.keys(this.props.dimensions ?? {});
    reportProblems(this, () => metricDimensionProblems(published, Object.keys(dimensions)));
    const { metricNamespace: namespace, metricName, unit } = this.props;
    return { namespace, metricName, dimensions, statistic, period, unit };
  }
}

import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import type { Metric } from "./metric";
import { known } from "../core/known";
import { reportProblems } from "../core/problem";
import { numberText } from "../core/literal-text";
import { baseSettings, checkAlarm, queriedMetric, type AlarmBaseProps } from "./alarm";

/** Settings of an {@link AnomalyAlarm}. */
export interface AnomalyAlarmProps extends AlarmBaseProps {
  /** What is watched; CloudWatch learns from up to two weeks of it what is usual at which hour and day. */
  readonly metric: Metric;
  /** How a value lies outside of its band (CloudWatch API, `ComparisonOperator`). */
  readonly comparison:
    "GreaterThanUpperThreshold" | "LessThanLowerThreshold" | "LessThanLowerOrGreaterThanUpperThreshold";
  /** Half the band's width, in standard deviations, above 0: the higher, the fewer alarms. @default 2 */
  readonly bandWidth?: number;
}

/** How a value lies outside of its band. By way of the prop, so that the compiler's messages show the words. */
export type BandComparison = AnomalyAlarmProps["comparison"];

const METRIC_ID = "m1";
const BAND_ID = "band";

/** The band of what is usual for a metric, as an expression (CloudWatch user guide, "Using CloudWatch anomaly detection"). */
export function anomalyBand(id: string, bandWidth: number): string {
  return `ANOMALY_DETECTION_BAND(${id}, ${numberText(bandWidth)})`;
}

/** A CloudWatch alarm on a metric that leaves the band of what is usual for it. */
export class AnomalyAlarm extends AwsConstruct {
  /** `arn:aws:cloudwatch:<region>:<account>:alarm:<name>`. */
  public readonly alarmArn: string;
  /** As given. */
  public readonly alarmName: string;

  public constructor(scope: Construct, id: string, props: AnomalyAlarmProps) {
    super(scope, id, props);
    const { metric, comparison, bandWidth = 2 } = props;
    checkAlarm(this, props, metric);
    reportProblems(this, () => {
      const width = known(bandWidth);
      if (width === undefined || width > 0) return [];
      const rule = "the band's width is a number of standard deviations above 0";
      return [{ code: "alarm-band-width", rule, got: bandWidth, fix: "choose 2 to start with" }];
    });
    const alarm = new CloudwatchMetricAlarm(this, "Resource", {
      ...baseSettings(props),
      comparisonOperator: comparison,
      thresholdMetricId: BAND_ID,
      metricQuery: [
        { id: METRIC_ID, metric: queriedMetric(metric), returnData: true },
        {
          id: BAND_ID,
          expression: anomalyBand(METRIC_ID, bandWidth),
          label: `${metric.metricName}, expected`,
          returnData: true,
        },
      ],
    });
    this.alarmArn = alarm.arn;
    this.alarmName = props.name;
  }
}

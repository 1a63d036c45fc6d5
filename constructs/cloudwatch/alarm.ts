import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
  type CloudwatchMetricAlarmMetricQueryMetric,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { conditional, Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import type { Metric } from "./metric";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, warnOf, type Problem } from "../core/problem";
import { literalText } from "../core/literal-text";
import { isToken } from "../core/token";
import { actionProblems, type AlarmActions, type AlarmTarget } from "./alarm-actions";
import { evaluationProblems, type Evaluation } from "./alarm-evaluation";
import { isMathExpression, periodOf, RESULT_ID, type AnyMetric, type MathExpression } from "./math-expression";
import { anyMetricProblems, mathWarnings } from "./math-rules";
import { isMetricsInsights } from "./metric-math";
import { isPercentile, isSimpleStatistic, SIMPLE_STATISTICS } from "./statistic";

/** CloudWatch API reference, `PutMetricAlarm`. */
export const ALARM_NAME: NameRule = {
  what: "an alarm's name",
  max: 255,
  pattern: /^[^\p{Cc}]+$/u,
  says: "text without control characters",
};

/** What all alarms have. */
export interface AlarmBaseProps extends Evaluation, AlarmActions {
  /** 1 to 255 characters, unique in the account and region. */
  readonly name: string;
  /** What is wrong and where to look, in words: it is in the message. At most 1024 characters. @default none */
  readonly description?: string;
  /**
   * What a period without data means (CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data"): it is
   * bad, it is good, the state stays as it was, or the alarm says that it can't judge (`missing`). There is no sensible
   * default: it depends on who publishes the metric, and when.
   */
  readonly treatMissingData: "breaching" | "notBreaching" | "ignore" | "missing";
  /** Whether the actions are carried out. @default true */
  readonly actionsEnabled?: boolean;
}

/** Settings of an {@link Alarm}. */
export interface AlarmProps extends AlarmBaseProps {
  /** What is watched. */
  readonly metric: AnyMetric;
  /** How a value is compared with the threshold (CloudWatch API, `ComparisonOperator`). */
  readonly comparison:
    "GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "LessThanOrEqualToThreshold" | "LessThanThreshold";
  /** In the metric's own unit. */
  readonly threshold: number;
  /**
   * What a percentile over few samples means: `ignore` keeps the state, `evaluate` judges all the same. Only for
   * percentiles. @default `evaluate`, as CloudWatch does
   */
  readonly lowSampleCount?: "evaluate" | "ignore";
}

/** What a period without data means. */
export type MissingData = AlarmBaseProps["treatMissingData"];

/** How a value is compared with the threshold. By way of the prop, so that the compiler's messages show the words. */
export type Comparison = AlarmProps["comparison"];

/** A CloudWatch alarm on a metric or on a calculation with metrics. */
export class Alarm extends AwsConstruct {
  /** `arn:aws:cloudwatch:<region>:<account>:alarm:<name>`. */
  public readonly alarmArn: string;
  /** As given. */
  public readonly alarmName: string;

  public constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id, props);
    const { metric, comparison, threshold, lowSampleCount } = props;
    checkAlarm(this, props, metric);
    reportProblems(this, () => {
      const usesPercentile = !isMathExpression(metric) && isPercentile(metric.statistic);
      if (lowSampleCount === undefined || usesPercentile) return [];
      const rule = "few samples make a difference for a percentile only";
      return [{ code: "alarm-low-samples", rule, got: lowSampleCount, fix: "leave lowSampleCount out" }];
    });
    const alarm = new CloudwatchMetricAlarm(this, "Resource", {
      ...baseSettings(props),
      comparisonOperator: comparison,
      threshold,
      evaluateLowSampleCountPercentiles: lowSampleCount,
      ...(isMathExpression(metric) ? { metricQuery: queriesOf(metric) } : singleMetric(metric)),
    });
    this.alarmArn = alarm.arn;
    this.alarmName = props.name;
  }
}

/** Checks what all alarms have. */
export function checkAlarm(construct: Construct, props: AlarmBaseProps, metric: AnyMetric): void {
  checkName(construct, ALARM_NAME, props.name);
  reportProblems(construct, () => [
    ...anyMetricProblems(metric),
    ...evaluationProblems(props, periodOf(metric)),
    ...actionProblems(props),
    ...descriptionProblems(props.description),
  ]);
  for (const warning of mathWarnings(metric)) warnOf(construct, warning);
}

/** The arguments of `aws_cloudwatch_metric_alarm` that all alarms have. */
export function baseSettings(props: AlarmBaseProps): Omit<CloudwatchMetricAlarmConfig, "comparisonOperator"> {
  return {
    alarmName: literalText(props.name),
    alarmDescription: props.description === undefined ? undefined : literalText(props.description),
    evaluationPeriods: props.evaluationPeriods,
    datapointsToAlarm: props.datapointsToAlarm,
    treatMissingData: props.treatMissingData,
    actionsEnabled: props.actionsEnabled,
    alarmActions: actionArns(props.onAlarm),
    okActions: actionArns(props.onOk),
    insufficientDataActions: actionArns(props.onInsufficientData),
  };
}

function actionArns(targets: readonly AlarmTarget[] = []): string[] | undefined {
  return targets.length === 0 ? undefined : targets.map(({ alarmActionArn }) => alarmActionArn);
}

/** The metrics of a calculation, then the calculation, whose result the alarm watches. */
function queriesOf(calculation: MathExpression): CloudwatchMetricAlarmMetricQuery[] {
  const { expression, using, label } = calculation;
  // `PutMetricAlarm` refuses a query of Metrics Insights without a period of its own: "Period must not be null".
  const isQuery = isMetricsInsights(expression) || Object.keys(using).length === 0;
  return [
    ...Object.entries(using).map(([id, metric]) => ({ id, metric: queriedMetric(metric) })),
    {
      id: RESULT_ID,
      expression: literalText(expression),
      label: literalText(label),
      period: isQuery ? periodOf(calculation) : undefined,
      returnData: true,
    },
  ];
}

/** The `metric` block of a `metric_query`. */
export function queriedMetric(metric: Metric): CloudwatchMetricAlarmMetricQueryMetric {
  const { namespace, metricName, dimensions, statistic, period, unit } = metric;
  return { namespace, metricName, dimensions: dimensions && { ...dimensions }, stat: statistic, period, unit };
}

function singleMetric({ namespace, metricName, dimensions, statistic, period, unit }: Metric) {
  return {
    namespace,
    metricName,
    dimensions: dimensions && { ...dimensions },
    ...statisticArguments(statistic),
    period,
    unit,
  };
}

/** AWS has two arguments for statistics; which of them takes one that is known only at plan time, Terraform says then. */
function statisticArguments(statistic: string) {
  if (!isToken(statistic)) return isSimpleStatistic(statistic) ? { statistic } : { extendedStatistic: statistic };
  const simple: unknown = Fn.contains([...SIMPLE_STATISTICS], statistic);
  return {
    statistic: Token.asString(conditional(simple, statistic, Token.nullValue())),
    extendedStatistic: Token.asString(conditional(simple, Token.nullValue(), statistic)),
  };
}

function descriptionProblems(description = ""): Problem[] {
  if (description.length <= 1024) return [];
  const fix = `shorten it by ${description.length - 1024}`;
  return [{ code: "alarm-description", rule: "a description has at most 1024 characters", got: description, fix }];
}

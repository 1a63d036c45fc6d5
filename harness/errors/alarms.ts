import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../constructs/cloudwatch/alarm";
import { AlarmTopic } from "../../constructs/cloudwatch/alarm-topic";
import { AnomalyAlarm } from "../../constructs/cloudwatch/anomaly-alarm";
import { AlarmSubscription } from "../../constructs/cloudwatch/alarm-subscription";
import type { Metric } from "../../constructs/cloudwatch/metric";
import type { ErrorExamples } from "./example";

const ALARM = "CloudWatch API reference, `PutMetricAlarm`";
const METRIC = "CloudWatch API reference, `Metric`";
const TOPIC_ARN = "arn:aws:sns:eu-west-3:123456789012:alarms";
const METRIC_OF_APP: Metric = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };
const BASE = { name: "errors", evaluationPeriods: 1, treatMissingData: "notBreaching" } as const;

function alarm(stack: Construct, props: Partial<AlarmProps>): Alarm {
  const threshold = { metric: METRIC_OF_APP, comparison: "GreaterThanThreshold", threshold: 0 } as const;
  return new Alarm(stack, "alarm", { ...BASE, ...threshold, ...props });
}

function alarmOn(stack: Construct, metric: Partial<Metric>): Alarm {
  return alarm(stack, { metric: { ...METRIC_OF_APP, ...metric } });
}

/**
 * Alarms and who hears of them. `alarm` makes one with these settings, `alarmOn` one on a metric with these, and `BASE` is
 * what every alarm has.
 */
export const ALARM_ERRORS = {
  "alarm-action": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { onAlarm: [{ alarmActionArn: "alarms" }] }),
    right: (stack) => alarm(stack, { onAlarm: [{ alarmActionArn: TOPIC_ARN }] }),
  },
  "alarm-action-count": {
    source: ALARM,
    wrong: (stack) =>
      alarm(stack, { onAlarm: Array.from({ length: 6 }, (_, i) => ({ alarmActionArn: `${TOPIC_ARN}-${i}` })) }),
    right: (stack) => alarm(stack, { onAlarm: [{ alarmActionArn: TOPIC_ARN }] }),
  },
  "alarm-description": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { description: "x".repeat(1025) }),
    right: (stack) => alarm(stack, { description: "The application answers with errors." }),
  },
  "alarm-evaluation-periods": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { evaluationPeriods: 0 }),
    right: (stack) => alarm(stack, { evaluationPeriods: 1 }),
  },
  "alarm-evaluation-range": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { evaluationPeriods: 2000 }),
    right: (stack) => alarm(stack, { evaluationPeriods: 1440 }),
  },
  "alarm-datapoints": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { evaluationPeriods: 3, datapointsToAlarm: 4 }),
    right: (stack) => alarm(stack, { evaluationPeriods: 4, datapointsToAlarm: 3 }),
  },
  "alarm-low-samples": {
    source: ALARM,
    wrong: (stack) => alarm(stack, { lowSampleCount: "ignore" }),
    right: (stack) => alarm(stack, { metric: { ...METRIC_OF_APP, statistic: "p99" }, lowSampleCount: "ignore" }),
  },
  "alarm-band-width": {
    source: 'CloudWatch user guide, "Using CloudWatch anomaly detection"',
    wrong: (stack) => {
      const band = { metric: METRIC_OF_APP, comparison: "GreaterThanUpperThreshold" } as const;
      new AnomalyAlarm(stack, "alarm", { ...BASE, ...band, bandWidth: 0 });
    },
    right: (stack) => {
      const band = { metric: METRIC_OF_APP, comparison: "GreaterThanUpperThreshold" } as const;
      new AnomalyAlarm(stack, "alarm", { ...BASE, ...band, bandWidth: 2 });
    },
  },
  "alarm-topic-key": {
    source: 'CloudWatch user guide, "Notifying users on alarm changes"',
    wrong: (stack) => new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "alias/aws/sns" }),
    right: (stack) => new AlarmTopic(stack, "topic", { name: "alarms", kmsKeyId: "alias/alarms" }),
  },
  "metric-namespace": {
    source: METRIC,
    wrong: (stack) => alarmOn(stack, { namespace: ":App" }),
    right: (stack) => alarmOn(stack, { namespace: "App" }),
  },
  "metric-name": {
    source: METRIC,
    wrong: (stack) => alarmOn(stack, { metricName: "" }),
    right: (stack) => alarmOn(stack, { metricName: "errors" }),
  },
  "metric-dimensions": {
    source: METRIC,
    wrong: (stack) => alarmOn(stack, { dimensions: { Service: "" } }),
    right: (stack) => alarmOn(stack, { dimensions: { Service: "app" } }),
  },
  "metric-unit": {
    source: "CloudWatch API reference, `MetricDatum`",
    wrong: (stack) => alarmOn(stack, { unit: "bytes" }),
    right: (stack) => alarmOn(stack, { unit: "Bytes" }),
  },
  "metric-period": {
    source: ALARM,
    wrong: (stack) => alarmOn(stack, { period: 90 }),
    right: (stack) => alarmOn(stack, { period: 120 }),
  },
  "metric-statistic": {
    source: 'CloudWatch user guide, "CloudWatch statistics definitions"',
    wrong: (stack) => alarmOn(stack, { statistic: "avg" }),
    right: (stack) => alarmOn(stack, { statistic: "Average" }),
  },
  "metric-math": {
    source: 'CloudWatch user guide, "Using math expressions with CloudWatch metrics"',
    wrong: (stack) =>
      alarm(stack, { metric: { expression: "60 * errors", using: { Errors: METRIC_OF_APP }, label: "errors" } }),
    right: (stack) =>
      alarm(stack, { metric: { expression: "60 * errors", using: { errors: METRIC_OF_APP }, label: "errors" } }),
  },
  "metric-math-function": {
    source: 'CloudWatch user guide, "Functions supported for metric math"',
    wrong: (stack) => {
      const using = { get: METRIC_OF_APP, put: METRIC_OF_APP };
      alarm(stack, { metric: { expression: "SUM(get, put) + get", using, label: "errors" } });
    },
    right: (stack) => {
      const using = { get: METRIC_OF_APP, put: METRIC_OF_APP };
      alarm(stack, { metric: { expression: "SUM([get, put])", using, label: "errors" } });
    },
  },
  "subscription-email": {
    source: "RFC 5322",
    wrong: (stack) =>
      new AlarmTopic(stack, "topic", { name: "alarms", subscriptions: { team: AlarmSubscription.email("team") } }),
    right: (stack) =>
      new AlarmTopic(stack, "topic", {
        name: "alarms",
        subscriptions: { team: AlarmSubscription.email("team@example.org") },
      }),
  },
  "subscription-https": {
    source: "Amazon SNS API reference, `Subscribe`",
    wrong: (stack) =>
      new AlarmTopic(stack, "topic", {
        name: "alarms",
        subscriptions: { hook: AlarmSubscription.https("http://example.org/") },
      }),
    right: (stack) =>
      new AlarmTopic(stack, "topic", {
        name: "alarms",
        subscriptions: { hook: AlarmSubscription.https("https://example.org/") },
      }),
  },
  "subscription-twice": {
    source: "Amazon SNS API reference, `Subscribe`",
    wrong: (stack) => {
      const team = AlarmSubscription.email("team@example.org");
      new AlarmTopic(stack, "topic", { name: "alarms", subscriptions: { team, again: team } });
    },
    right: (stack) => {
      const team = AlarmSubscription.email("team@example.org");
      new AlarmTopic(stack, "topic", { name: "alarms", subscriptions: { team } });
    },
  },
} satisfies ErrorExamples;

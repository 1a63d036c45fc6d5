import type { Construct } from "constructs";
import { Alarm, type AlarmProps } from "../../constructs/cloudwatch/alarm";
import { AlarmTopic, type AlarmTopicProps } from "../../constructs/cloudwatch/alarm-topic";
import { AnomalyAlarm, type AnomalyAlarmProps } from "../../constructs/cloudwatch/anomaly-alarm";
import { TaskRole } from "../../constructs/iam/task-role";
import { LogAnomalyDetector } from "../../constructs/logs/log-anomaly-detector";
import { DataProtectionPolicy, type DataProtectionPolicyProps } from "../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../constructs/logs/field-index-policy";
import { InsightsQuery } from "../../constructs/logs/insights-query";
import { LogDestination, type LogDestinationProps } from "../../constructs/logs/log-destination";
import { LogEncryptionKey } from "../../constructs/logs/log-encryption-key";
import { Account } from "../../constructs/iam/account";
import { LogGroup, type LogGroupProps } from "../../constructs/logs/log-group";
import type { ILogGroup } from "../../constructs/logs/log-group-base";
import { MetricFilter, type MetricFilterProps } from "../../constructs/logs/metric-filter";
import { QueryDefinition } from "../../constructs/logs/query-definition";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { SubscriptionFilter } from "../../constructs/logs/subscription-filter";
import { specimen } from "./specimen";
import { FilterPattern } from "../../constructs/logs/filter-pattern";

const ACCOUNT = "eu-west-3:123456789012";
const KEY = `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const STATEMENT = {
  sid: "Admin",
  actions: ["kms:*"],
  resources: ["*"],
  conditions: { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
};
const tags = { team: "shop" };

/** A group that is there already, with its name and ARN as plain texts. */
const group = (): ILogGroup => ({
  ownership: "existing",
  name: "app",
  arn: `arn:aws:logs:${ACCOUNT}:log-group:app`,
  grantRead: () => undefined,
  grantWrite: () => undefined,
});

const queried = (stack: Construct, logGroup: ILogGroup) =>
  new QueryDefinition(stack, "query", {
    name: "app",
    query: InsightsQuery.of(InsightsQuery.fields("@message")),
    logGroups: [logGroup],
  });

const pattern = FilterPattern.spaceDelimited("status", "bytes");
const METRIC = {
  namespace: "App",
  metricName: "errors",
  dimensions: { Service: "app" },
  statistic: "p99",
  period: 60,
  unit: "Count",
};
const alarmArn = { alarmActionArn: `arn:aws:sns:${ACCOUNT}:alarms` };
const BASE = {
  name: "errors",
  description: "Too many errors",
  treatMissingData: "missing",
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
  onAlarm: [alarmArn],
  onOk: [alarmArn],
  onInsufficientData: [alarmArn],
} as const;

/** Log groups, and what is attached to them. */
export const LOG_SPECIMENS = [
  specimen<LogGroupProps>(
    "LogGroup",
    () => ({ name: "app", retentionInDays: 30, kmsKeyArn: KEY, tags }),
    (stack, props) => new LogGroup(stack, "logs", props),
  ),
  specimen(
    "LogGroup.fromName",
    () => ({ name: "app" }),
    (stack, { name }) => queried(stack, LogGroup.fromName(stack, "g", name)),
  ),
  specimen(
    "LogGroup.fromArn",
    () => ({ arn: `arn:aws:logs:${ACCOUNT}:log-group:app` }),
    (stack, { arn }) => LogGroup.fromArn(stack, "g", arn).grantRead(new TaskRole(stack, "role", { name: "app" })),
  ),
  specimen<MetricFilterProps>(
    "MetricFilter",
    () => ({
      name: "errors",
      logGroup: group(),
      pattern,
      metricNamespace: "App",
      metricName: "bytes",
      value: "$bytes",
      dimensions: { Status: "$status" },
    }),
    (stack, props) => new MetricFilter(stack, "filter", props),
  ),
  specimen<MetricFilterProps>(
    "MetricFilter",
    () => ({
      name: "e",
      logGroup: group(),
      pattern,
      metricNamespace: "App",
      metricName: "e",
      value: 2,
      defaultValue: 3,
    }),
    (stack, props) => new MetricFilter(stack, "filter", props),
    "with a default",
  ),
  specimen(
    "QueryDefinition",
    () => ({ name: "app", logGroups: [group()] }),
    (stack, props) =>
      new QueryDefinition(stack, "query", { query: InsightsQuery.of(InsightsQuery.fields("@message")), ...props }),
  ),
  specimen(
    "SubscriptionFilter",
    () => ({
      name: "all",
      logGroup: group(),
      target: SubscriptionTarget.kinesis(`arn:aws:kinesis:${ACCOUNT}:stream/logs`, "stream"),
    }),
    (stack, props) => new SubscriptionFilter(stack, "filter", { pattern, ...props }),
  ),
  specimen(
    "SubscriptionFilter",
    () => ({
      name: "all",
      logGroup: group(),
      target: SubscriptionTarget.account(`arn:aws:logs:${ACCOUNT}:destination:logs`),
    }),
    (stack, props) => new SubscriptionFilter(stack, "filter", { pattern, ...props }),
    "to another account",
  ),
  specimen(
    "LogEncryptionKey",
    () => ({ name: "logs", region: "eu-west-3", logGroupNames: ["app"] as [string], statements: [STATEMENT] }),
    (stack, props) => new LogEncryptionKey(stack, "key", { account: new Account(stack, "account"), ...props }),
  ),
  specimen<LogDestinationProps>(
    "LogDestination",
    () => ({
      name: "logs",
      target: SubscriptionTarget.kinesis(`arn:aws:kinesis:${ACCOUNT}:stream/logs`, "stream"),
      accountId: "123456789012",
      region: "eu-west-3",
      senderAccountIds: ["210987654321"],
      partition: "aws",
      tags,
    }),
    (stack, props) => new LogDestination(stack, "to", props),
  ),
  specimen(
    "LogAnomalyDetector",
    () => ({ name: "app", logGroup: group(), visibilityDays: 30, kmsKeyArn: KEY, tags }),
    (stack, props) => new LogAnomalyDetector(stack, "detector", props),
  ),
  specimen<{ logGroup: ILogGroup; fields: [string] }>(
    "FieldIndexPolicy",
    () => ({ logGroup: group(), fields: ["userId"] }),
    (stack, props) => new FieldIndexPolicy(stack, "index", props),
  ),
  specimen<DataProtectionPolicyProps>(
    "DataProtectionPolicy",
    () => ({
      name: "mask",
      logGroup: group(),
      identifiers: ["EmailAddress"],
      customIdentifiers: [{ name: "Card", regex: "[0-9]{16}" }],
      findings: { logGroup: group(), bucketName: "bucket", deliveryStreamName: "stream" },
      partition: "aws",
    }),
    (stack, props) => new DataProtectionPolicy(stack, "mask", props),
  ),
];

/** Alarms and who hears of them. */
export const ALARM_SPECIMENS = [
  specimen<AlarmProps>(
    "Alarm",
    () => ({ ...BASE, metric: METRIC, comparison: "GreaterThanThreshold", threshold: 7 }),
    (stack, props) => new Alarm(stack, "alarm", props),
  ),
  specimen<AlarmProps>(
    "Alarm",
    () => ({
      ...BASE,
      metric: { expression: "errors / all", using: { errors: METRIC, all: METRIC }, label: "Errors" },
      comparison: "GreaterThanThreshold",
      threshold: 7,
    }),
    (stack, props) => new Alarm(stack, "alarm", props),
    "on a calculation",
  ),
  specimen<AnomalyAlarmProps>(
    "AnomalyAlarm",
    () => ({ ...BASE, metric: METRIC, comparison: "GreaterThanUpperThreshold", bandWidth: 3 }),
    (stack, props) => new AnomalyAlarm(stack, "alarm", props),
  ),
  specimen<AlarmTopicProps>(
    "AlarmTopic",
    () => ({
      name: "alarms",
      kmsKeyId: "alias/alarms",
      subscriptions: {
        team: { protocol: "email", address: "team@example.org" },
        hook: { protocol: "https", url: "https://example.org/" },
      },
    }),
    (stack: Construct, props) => new AlarmTopic(stack, "topic", props),
  ),
];

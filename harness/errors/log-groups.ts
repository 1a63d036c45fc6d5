import { LogGroup } from "../../constructs/logs/log-group";
import { MetricFilter } from "../../constructs/logs/metric-filter";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { type ErrorExamples, LOG_GROUP, logging, unchecked } from "./example";

const TO_APP = { logGroup: LOG_GROUP, streamPrefix: "app", delivery: { mode: "blocking" } } as const;

/** Log groups. */
export const LOG_GROUP_ERRORS = {
  "log-group-arn": {
    source: 'Service Authorization Reference, "Resource types defined by Amazon CloudWatch Logs"',
    wrong: (stack) => LogGroup.fromArn(stack, "logs", "/ecs/app"),
    right: (stack) => LogGroup.fromArn(stack, "logs", "arn:aws:logs:eu-west-3:123456789012:log-group:/ecs/app"),
  },
  "log-group-region": {
    source: 'CloudWatch Logs user guide, "CloudWatch Logs resources and operations"',
    wrong: (stack) => logging(stack, awsLogs({ ...TO_APP, region: "us-east-1" })),
    right: (stack) => logging(stack, awsLogs({ ...TO_APP, region: "eu-west-3" })),
  },
  "log-group-retention": {
    source: "CloudWatch Logs API reference, `PutRetentionPolicy`",
    wrong: (stack) => new LogGroup(stack, "logs", { name: "app", retentionInDays: unchecked(10) }),
    right: (stack) => new LogGroup(stack, "logs", { name: "app", retentionInDays: 14 }),
  },
  "log-group-delivery-retention": {
    source: 'AWS provider documentation, "aws_cloudwatch_log_group"',
    wrong: (stack) => new LogGroup(stack, "logs", { name: "app", retentionInDays: 14, logGroupClass: "DELIVERY" }),
    right: (stack) => new LogGroup(stack, "logs", { name: "app", logGroupClass: "DELIVERY" }),
  },
  "log-group-key": {
    source: "CloudWatch Logs API reference, `CreateLogGroup`",
    wrong: (stack) => new LogGroup(stack, "logs", { name: "app", kmsKeyArn: "alias/logs" }),
    right: (stack) =>
      new LogGroup(stack, "logs", {
        name: "app",
        kmsKeyArn: "arn:aws:kms:eu-west-3:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      }),
  },
  "log-group-class": {
    source: 'CloudWatch Logs user guide, "Log classes"',
    wrong: (stack) => {
      const logGroup = new LogGroup(stack, "logs", { name: "app", logGroupClass: "INFREQUENT_ACCESS" });
      const metric = { metricNamespace: "App", metricName: "events" };
      new MetricFilter(stack, "events", { name: "events", logGroup, pattern: FilterPattern.allEvents(), ...metric });
    },
    right: (stack) => {
      const logGroup = new LogGroup(stack, "logs", { name: "app", logGroupClass: "STANDARD" });
      const metric = { metricNamespace: "App", metricName: "events" };
      new MetricFilter(stack, "events", { name: "events", logGroup, pattern: FilterPattern.allEvents(), ...metric });
    },
  },
} satisfies ErrorExamples;

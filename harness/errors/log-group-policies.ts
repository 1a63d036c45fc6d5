import type { Construct } from "constructs";
import { LogAnomalyDetector } from "../../constructs/logs/log-anomaly-detector";
import { DataProtectionPolicy } from "../../constructs/logs/data-protection-policy";
import { FieldIndexPolicy } from "../../constructs/logs/field-index-policy";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogDestination } from "../../constructs/logs/log-destination";
import { LogGroup } from "../../constructs/logs/log-group";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { SubscriptionFilter, type SubscriptionFilterProps } from "../../constructs/logs/subscription-filter";
import type { ErrorExamples } from "./example";

const STREAM = SubscriptionTarget.kinesis("arn:aws:kinesis:eu-west-3:123456789012:stream/logs", "to-stream");
const FUNCTION = SubscriptionTarget.lambda("arn:aws:lambda:eu-west-3:123456789012:function:logs");

function group(stack: Construct): LogGroup {
  return new LogGroup(stack, "logs", { name: "app" });
}

function send(
  stack: Construct,
  target: SubscriptionTarget,
  props: Partial<SubscriptionFilterProps>,
): SubscriptionFilter {
  const common = { name: "all", logGroup: group(stack), pattern: FilterPattern.allEvents() };
  return new SubscriptionFilter(stack, "filter", { ...common, target, ...props });
}

/** What is attached to log groups. */
export const LOG_GROUP_POLICY_ERRORS = {
  "log-group-limit": {
    source: 'CloudWatch Logs user guide, "CloudWatch Logs quotas"',
    wrong: (stack) => {
      const logGroup = group(stack);
      for (const name of ["one", "two", "three"]) {
        new SubscriptionFilter(stack, name, { name, logGroup, pattern: FilterPattern.allEvents(), target: FUNCTION });
      }
    },
    right: (stack) => {
      const logGroup = group(stack);
      for (const name of ["one", "two"]) {
        new SubscriptionFilter(stack, name, { name, logGroup, pattern: FilterPattern.allEvents(), target: FUNCTION });
      }
    },
  },
  "subscription-distribution": {
    source: "CloudWatch Logs API reference, `PutSubscriptionFilter`",
    wrong: (stack) => send(stack, FUNCTION, { distribution: "Random" }),
    right: (stack) => send(stack, STREAM, { distribution: "Random" }),
  },
  "account-id": {
    source: 'AWS account management reference guide, "View AWS account identifiers"',
    wrong: (stack) => {
      const place = { accountId: "123456789012", region: "eu-west-3" };
      new LogDestination(stack, "to", { name: "logs", target: STREAM, ...place, senderAccountIds: ["1234"] });
    },
    right: (stack) => {
      const place = { accountId: "123456789012", region: "eu-west-3" };
      new LogDestination(stack, "to", { name: "logs", target: STREAM, ...place, senderAccountIds: ["000000001234"] });
    },
  },
  "anomaly-visibility": {
    source: "CloudWatch Logs API reference, `CreateLogAnomalyDetector`",
    wrong: (stack) =>
      new LogAnomalyDetector(stack, "detector", { name: "app", logGroup: group(stack), visibilityDays: 3 }),
    right: (stack) =>
      new LogAnomalyDetector(stack, "detector", { name: "app", logGroup: group(stack), visibilityDays: 7 }),
  },
  "data-identifier": {
    source: 'CloudWatch Logs user guide, "Custom data identifier constraints"',
    wrong: (stack) => new DataProtectionPolicy(stack, "mask", { name: "mask", logGroup: group(stack) }),
    right: (stack) =>
      new DataProtectionPolicy(stack, "mask", { name: "mask", logGroup: group(stack), identifiers: ["EmailAddress"] }),
  },
  "field-index": {
    source: 'CloudWatch Logs user guide, "Field index syntax and quotas"',
    wrong: (stack) => new FieldIndexPolicy(stack, "index", { logGroup: group(stack), fields: ["userId", "userId"] }),
    right: (stack) => new FieldIndexPolicy(stack, "index", { logGroup: group(stack), fields: ["userId", "requestId"] }),
  },
} satisfies ErrorExamples;

import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import { LogDestination, type LogDestinationProps } from "../../../constructs/logs/log-destination";
import { SubscriptionFilter } from "../../../constructs/logs/subscription-filter";
import { SubscriptionTarget } from "../../../constructs/logs/subscription-target";
import type { Program, Programs } from "../case";
import { HERE, logGroup } from "../parts";
import { wrong } from "../wrong";
import { THERE } from "./parts";

const destination =
  (target: LogDestinationProps["target"]): Program =>
  (stack) => {
    const place = { accountId: "123456789012", region: "eu-west-3", senderAccountIds: ["210987654321"] } as const;
    return new LogDestination(stack, "central", { name: "central", target, ...place });
  };

const send =
  (target: SubscriptionTarget): Program =>
  (stack) =>
    new SubscriptionFilter(stack, "ship", {
      name: "ship",
      logGroup: logGroup(stack, "app"),
      pattern: FilterPattern.allEvents(),
      target,
    });

/** ARNs that log events are sent to. */
export const SUBSCRIPTION_ARNS = {
  refused: {
    ...wrong("arn-kind", {
      "a Kinesis stream as Lambda target": send(SubscriptionTarget.lambda(`arn:aws:kinesis:${HERE}:stream/all`)),
      "a Lambda function's name as target": send(SubscriptionTarget.lambda("ship")),
      "a Lambda function as Kinesis target": send(
        SubscriptionTarget.kinesis(`arn:aws:lambda:${HERE}:function:ship`, "to"),
      ),
      "a Firehose stream as Kinesis target": send(
        SubscriptionTarget.kinesis(`arn:aws:firehose:${HERE}:deliverystream/all`, "to"),
      ),
      "a Kinesis stream as Firehose target": send(
        SubscriptionTarget.firehose(`arn:aws:kinesis:${HERE}:stream/all`, "to"),
      ),
      "a bucket as Firehose target": send(SubscriptionTarget.firehose("arn:aws:s3:::all", "to")),
      "a log group as another account's destination": send(
        SubscriptionTarget.account("arn:aws:logs:eu-west-3:210987654321:log-group:all"),
      ),
      "a destination for a queue": destination(SubscriptionTarget.kinesis(`arn:aws:sqs:${HERE}:all`, "to")),
    }),
    ...wrong("arn-region", {
      "another account's destination of another region": send(
        SubscriptionTarget.account("arn:aws:logs:us-east-1:210987654321:destination:all"),
      ),
    }),
    ...wrong("arn-partition", {
      "a stream of China": send(
        SubscriptionTarget.kinesis("arn:aws-cn:kinesis:cn-north-1:123456789012:stream/all", "to"),
      ),
    }),
  },
  warned: wrong("arn-region-unusual", {
    "a Lambda function of another region": send(SubscriptionTarget.lambda(`arn:aws:lambda:${THERE}:function:ship`)),
    "a Kinesis stream of another region": send(SubscriptionTarget.kinesis(`arn:aws:kinesis:${THERE}:stream/all`, "to")),
    "a Firehose stream of another region": send(
      SubscriptionTarget.firehose(`arn:aws:firehose:${THERE}:deliverystream/all`, "to"),
    ),
  }),
  right: {
    "a Lambda function": send(SubscriptionTarget.lambda(`arn:aws:lambda:${HERE}:function:ship`)),
    "a Lambda function's version": send(SubscriptionTarget.lambda(`arn:aws:lambda:${HERE}:function:ship:3`)),
    "a Kinesis stream": send(SubscriptionTarget.kinesis(`arn:aws:kinesis:${HERE}:stream/all`, "to")),
    "a Firehose stream": send(SubscriptionTarget.firehose(`arn:aws:firehose:${HERE}:deliverystream/all`, "to")),
    "another account's destination": send(
      SubscriptionTarget.account("arn:aws:logs:eu-west-3:210987654321:destination:all"),
    ),
    "a destination whose stream is in another region": destination(
      SubscriptionTarget.kinesis(`arn:aws:kinesis:${THERE}:stream/all`, "to"),
    ),
  },
} satisfies Programs;

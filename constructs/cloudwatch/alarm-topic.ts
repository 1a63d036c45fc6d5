import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { policyDocument, type PolicyStatement } from "../iam/policy-document";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, type Problem } from "../core/problem";
import type { AlarmTarget } from "./alarm-actions";
import { literalText } from "../core/literal-text";
import { endpointOf, subscriptionProblems, type AlarmSubscription } from "./alarm-subscription";

/** Amazon SNS API reference, `CreateTopic`. */
export const TOPIC_NAME: NameRule = {
  what: "an SNS topic's name",
  max: 256,
  pattern: /^[A-Za-z0-9_-]+$/,
  says: "letters, digits, _ and -",
};

/** Settings of an {@link AlarmTopic}. */
export interface AlarmTopicProps {
  /** Letters, digits, `_` and `-`, at most 256. */
  readonly name: string;
  /**
   * Who hears of the alarms, by an id that becomes part of the Terraform address, so that adding one leaves the others
   * alone. @default nobody: subscribe elsewhere
   */
  readonly subscriptions?: Readonly<Record<string, AlarmSubscription>>;
  /**
   * Id, ARN or alias of the KMS key that the messages are encrypted with. Its policy must let CloudWatch use it, which
   * {@link alarmKeyStatement} writes; that of the AWS-managed `alias/aws/sns` does not, and no alarm would arrive.
   *
   * @default not encrypted with a key of KMS
   */
  readonly kmsKeyId?: string;
}

/**
 * An SNS topic that CloudWatch alarms of its own account and region may publish to, and nobody else by its policy; users
 * and roles of the account still may by their own.
 */
export class AlarmTopic extends AwsConstruct implements AlarmTarget {
  /** `arn:aws:sns:<region>:<account>:<name>`. */
  public readonly topicArn: string;
  public readonly alarmActionArn: string;

  public constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { name, subscriptions = {}, kmsKeyId } = props;
    checkName(this, TOPIC_NAME, name);
    reportProblems(this, () => [...subscriptionProblems(Object.values(subscriptions)), ...keyProblems(kmsKeyId)]);
    const topic = new SnsTopic(this, "Resource", { name, kmsMasterKeyId: kmsKeyId });
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: publishPolicy(topic) });
    for (const [subscriptionId, subscription] of Object.entries(subscriptions)) {
      new SnsTopicSubscription(this, subscriptionId, {
        topicArn: topic.arn,
        protocol: subscription.protocol,
        endpoint: literalText(endpointOf(subscription)),
        endpointAutoConfirms: subscription.protocol === "https" ? (subscription.confirmsItself ?? false) : undefined,
      });
    }
    this.topicArn = topic.arn;
    this.alarmActionArn = topic.arn;
  }
}

/**
 * The statement of a KMS key's policy with which CloudWatch alarms of one account may publish to a topic that the key
 * encrypts (CloudWatch user guide, "Notifying users on alarm changes").
 *
 * @param accountId number of the alarms' account, 12 digits
 */
export function alarmKeyStatement(accountId: string): PolicyStatement {
  return {
    sid: "CloudWatchAlarms",
    principals: { Service: "cloudwatch.amazonaws.com" },
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    resources: ["*"],
    conditions: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** The policy of CloudWatch's user guide, "Notifying users on alarm changes", scoped against the confused deputy. */
function publishPolicy(topic: SnsTopic): string {
  const part = (index: number) => Token.asString(Fn.element(Fn.split(":", topic.arn), index));
  const [partition, region, account] = [part(1), part(3), topic.owner];
  return policyDocument([
    {
      sid: "AllowAlarmsToPublish",
      principals: { Service: "cloudwatch.amazonaws.com" },
      actions: ["sns:Publish"],
      resources: [topic.arn],
      conditions: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
      },
    },
  ]);
}

function keyProblems(kmsKeyId: string | undefined): Problem[] {
  if (kmsKeyId === undefined || Token.isUnresolved(kmsKeyId) || !kmsKeyId.endsWith("alias/aws/sns")) return [];
  const rule = "CloudWatch can't publish to a topic encrypted with the AWS-managed key, whose policy can't be changed";
  return [{ code: "alarm-topic-key", rule, got: kmsKeyId, fix: "use a key of your own" }];
}

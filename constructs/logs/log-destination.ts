import { CloudwatchLogDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-destination";
import { CloudwatchLogDestinationPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-destination-policy";
import type { Construct } from "constructs";
import { accountIdProblems } from "../core/account-id";
import { AwsConstruct } from "../core/aws-construct";
import { LogsServiceRole } from "./logs-service-role";
import { partitionOf } from "../iam/partition";
import { policyDocument } from "../iam/policy-document";
import { checkName, type NameRule } from "../core/name";
import { reportProblems } from "../core/problem";
import { regionProblems } from "../core/region-name";
import { tagProblems } from "../core/tags";
import { SubscriptionTarget, streamStatement, targetProblems, type StreamTarget } from "./subscription-target";

/** CloudWatch Logs API reference, `PutDestination`. */
export const LOG_DESTINATION_NAME: NameRule = {
  what: "a log destination's name",
  max: 512,
  pattern: /^[^:*]+$/,
  says: "anything but : and *",
};

/** Settings of a {@link LogDestination}. */
export interface LogDestinationProps {
  /** At most 512 characters without `:` and `*`. */
  readonly name: string;
  /** The stream of this account that gets the events: `SubscriptionTarget.kinesis` or `SubscriptionTarget.firehose`. */
  readonly target: StreamTarget;
  /** This account's number, 12 digits. */
  readonly accountId: string;
  /** Region of the destination, and of the groups that send to it. */
  readonly region: string;
  /** Numbers of the accounts that may send. */
  readonly senderAccountIds: readonly [string, ...string[]];
  /** `aws-cn`, `aws-us-gov` … @default the region's */
  readonly partition?: string;
  /** @default the provider's default tags only */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Where other accounts' subscription filters send log events (CloudWatch Logs user guide, "Cross-account cross-Region log
 * group-level subscriptions"): the destination, the role that writes to the stream, and the policy for the senders.
 */
export class LogDestination extends AwsConstruct {
  /** `arn:aws:logs:<region>:<account>:destination:<name>`. */
  public readonly arn: string;
  /** For a `SubscriptionFilter`. */
  public readonly target: SubscriptionTarget;

  public constructor(scope: Construct, id: string, props: LogDestinationProps) {
    super(scope, id);
    const { name, target, accountId, region, senderAccountIds, partition = partitionOf(region), tags } = props;
    checkName(this, LOG_DESTINATION_NAME, name);
    reportProblems(this, () => [
      ...[accountId, ...senderAccountIds].flatMap(accountIdProblems),
      ...targetProblems(target),
      ...regionProblems(region),
      ...tagProblems(tags),
    ]);
    const role = new LogsServiceRole(this, "role", {
      name: target.roleName,
      // The test event comes on behalf of this account, log events on behalf of the senders.
      sourceArns: [accountId, ...senderAccountIds].map((account) => `arn:${partition}:logs:${region}:${account}:*`),
      statement: streamStatement(target),
    });
    const destination = new CloudwatchLogDestination(this, "Resource", {
      name,
      roleArn: role.arn,
      targetArn: target.arn,
      tags,
      dependsOn: [role.permission],
    });
    this.arn = destination.arn;
    this.target = SubscriptionTarget.account(destination.arn);
    new CloudwatchLogDestinationPolicy(this, "policy", {
      destinationName: destination.name,
      accessPolicy: policyDocument([
        {
          sid: "Senders",
          principals: { AWS: senderAccountIds },
          actions: ["logs:PutSubscriptionFilter"],
          resources: [destination.arn],
        },
      ]),
    });
  }
}

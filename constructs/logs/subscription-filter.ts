import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { LogsServiceRole } from "./logs-service-role";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, type Problem } from "../core/problem";
import { literalText } from "../core/literal-text";
import type { FilterPattern } from "./filter-pattern";
import { groupLimitProblems, noteOnLogGroup, regexFilterProblems } from "./log-group-limits";
import type { ILogGroup } from "./log-group-base";
import { classProblems } from "./metric-filter-rules";
import { streamStatement, targetProblems, type SubscriptionTarget } from "./subscription-target";

/** CloudWatch Logs API reference, `PutSubscriptionFilter`. */
export const SUBSCRIPTION_FILTER_NAME: NameRule = {
  what: "a subscription filter's name",
  max: 512,
  pattern: /^[^:*]+$/,
  says: "anything but : and *",
};

/** Settings of a {@link SubscriptionFilter}. */
export interface SubscriptionFilterProps {
  /** At most 512 characters without `:` and `*`. */
  readonly name: string;
  /** Its group, of class `STANDARD`, which has at most two. */
  readonly logGroup: ILogGroup;
  /** Which events it sends; see `FilterPattern`. */
  readonly pattern: FilterPattern;
  /** Where the events go; see `SubscriptionTarget`. */
  readonly target: SubscriptionTarget;
  /**
   * How a Kinesis data stream gets them: a log stream's events in one shard and their order, or spread at random.
   *
   * @default `ByLogStream`
   */
  readonly distribution?: "ByLogStream" | "Random";
}

/**
 * Sends log events on as they come in (CloudWatch Logs user guide, "Log group-level subscription filters"), with the
 * role or permission that this needs, for its group alone.
 */
export class SubscriptionFilter extends AwsConstruct {
  /** The group whose events are sent on. */
  public readonly logGroup: ILogGroup;
  /** Which events are sent on. */
  public readonly pattern: FilterPattern;

  public constructor(scope: Construct, id: string, props: SubscriptionFilterProps) {
    super(scope, id);
    const { name, logGroup, pattern, target, distribution } = props;
    this.logGroup = logGroup;
    this.pattern = pattern;
    noteOnLogGroup(this, "subscription filters");
    checkName(this, SUBSCRIPTION_FILTER_NAME, name);
    reportProblems(this, () => [
      ...classProblems("subscription filters", logGroup.logGroupClass),
      ...groupLimitProblems(this, 2, "subscription filters"),
      ...regexFilterProblems(this),
      ...pattern.problems,
      ...distributionProblems(props),
      ...targetProblems(target),
    ]);
    const { roleArn, permission } = this.permit(target);
    new CloudwatchLogSubscriptionFilter(this, "Resource", {
      name,
      logGroupName: logGroup.name,
      filterPattern: literalText(pattern.text),
      destinationArn: target.arn,
      roleArn,
      distribution,
      // AWS sends a test event when the filter is made, and refuses it where that does not arrive.
      dependsOn: permission && [permission],
    });
  }

  private permit(target: SubscriptionTarget): { roleArn?: string; permission?: ITerraformDependable } {
    const { arn } = this.logGroup;
    switch (target.type) {
      case "destination":
        return {};
      case "lambda":
        return {
          permission: new LambdaPermission(this, "permission", {
            action: "lambda:InvokeFunction",
            functionName: target.arn,
            principal: "logs.amazonaws.com",
            sourceArn: `${arn}:*`,
          }),
        };
      default: {
        const statement = streamStatement(target);
        const role = new LogsServiceRole(this, "role", {
          name: target.roleName,
          sourceArns: [arn, `${arn}:*`],
          statement,
        });
        return { roleArn: role.arn, permission: role.permission };
      }
    }
  }
}

/** Only Kinesis data streams have shards (CloudWatch Logs API reference, `PutSubscriptionFilter`, distribution). */
function distributionProblems({ target, distribution }: SubscriptionFilterProps): Problem[] {
  if (distribution === undefined || target.type === "kinesis" || target.type === "destination") return [];
  return [
    {
      code: "subscription-distribution",
      rule: "distribution is for Kinesis data streams only",
      got: { distribution, target: target.type },
      fix: "leave it out",
    },
  ];
}

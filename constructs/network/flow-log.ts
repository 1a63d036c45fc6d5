import { FlowLog as AwsFlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { documentOf, trustPolicy } from "../iam/policy-document";
import { LogGroup, type LogGroupProps } from "../logs/log-group";
import type { RetentionDays } from "../logs/log-group-rules";
import { checkName } from "../core/name";
import { reportProblems } from "../core/problem";
import { networkIdProblems } from "../core/network-ids";
import type { PlanTime } from "../terraform/plan-time";
import { ROLE_NAME } from "../iam/role-name";

/** Settings of a {@link FlowLog}. */
export interface FlowLogProps {
  /** Name of the role, and the end of the log group's name `/vpc-flow-logs/<name>`; at most 64 characters. */
  readonly name: string;
  /** `vpc-…`: the network whose connections are recorded. */
  readonly vpcId: string;
  /** Days after which records are deleted. @default 365 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /**
   * Whether a log group of that name that is there already is imported with its records; otherwise Terraform makes
   * it. Needs Terraform 1.7.
   *
   * @default false: the apply fails where the group is there already
   */
  readonly adoptExisting?: boolean;
  /** What happens to the log group when Terraform is to destroy it; see `LogGroup`. @default it is deleted, with its records */
  readonly deletionProtection?: LogGroupProps["deletionProtection"];
  /**
   * The key that encrypts the records, such as a `LogEncryptionKey`; one that outlives the program where the group is kept.
   *
   * @default CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: {
    /** `arn:aws:kms:<region>:<account>:key/<id>`. */
    readonly arn: string;
  };
}

/**
 * Records every connection that the network accepts or rejects, in a log group of its own (Amazon VPC user guide,
 * "Publish flow logs to CloudWatch Logs"). The role may write to that group and nothing else.
 */
export class FlowLog extends AwsConstruct {
  /** Where the records go: `/vpc-flow-logs/<name>`. */
  public readonly logGroup: LogGroup;

  public constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const { name, vpcId, retentionInDays = 365, adoptExisting, deletionProtection, encryptionKey } = props;
    checkName(this, ROLE_NAME, name);
    reportProblems(this, () => networkIdProblems("VPC", [vpcId]));
    const group = new LogGroup(this, "group", {
      name: FlowLog.logGroupName(name),
      retentionInDays,
      kmsKeyArn: encryptionKey?.arn,
      adoptExisting,
      deletionProtection,
    });
    const role = new IamRole(this, "role", { name, assumeRolePolicy: trustPolicy("vpc-flow-logs.amazonaws.com") });
    new IamRolePolicy(this, "write", {
      name: "write",
      role: role.name,
      policy: documentOf([
        {
          actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          resources: [`${group.arn}:*`],
        },
        { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
      ]),
    });
    new AwsFlowLog(this, "Resource", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
    });
    this.logGroup = group;
  }

  /** Name of the log group of a flow log with this name. */
  public static logGroupName(name: string): string {
    return `/vpc-flow-logs/${name}`;
  }
}

import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct, IDependable } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import type { ITerraformDependable } from "cdktf";
import { checkName } from "../core/name";
import { warnOf } from "../core/problem";
import { documentOf, trustPolicy, type PolicyStatement } from "../iam/policy-document";
import { trustSizeProblems } from "../iam/policy-rules";
import { ROLE_NAME } from "../iam/role-name";

/** Settings of a {@link LogsServiceRole}. */
export interface LogsServiceRoleProps {
  /** The role's name, at most 64 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /** ARNs, `*` allowed, for which CloudWatch Logs may assume it: groups, or all of an account. */
  readonly sourceArns: readonly string[];
  /** What it may do. */
  readonly statement: PolicyStatement;
}

/**
 * The role with which CloudWatch Logs hands on log events, for nobody else's groups (CloudWatch Logs user guide,
 * "Confused deputy prevention").
 */
export class LogsServiceRole extends AwsConstruct {
  public readonly arn: string;
  /** What must be there before CloudWatch Logs tries the role, which it does when it learns of it. */
  public readonly permission: ITerraformDependable & IDependable;

  public constructor(scope: Construct, id: string, { name, sourceArns, statement }: LogsServiceRoleProps) {
    super(scope, id);
    checkName(this, ROLE_NAME, name);
    const assumeRolePolicy = trustPolicy("logs.amazonaws.com", { StringLike: { "aws:SourceArn": sourceArns } });
    for (const warning of trustSizeProblems(assumeRolePolicy)) warnOf(this, warning);
    const role = new IamRole(this, "Resource", { name, assumeRolePolicy });
    this.arn = role.arn;
    this.permission = new IamRolePolicy(this, "inline", {
      name: "inline",
      role: role.name,
      policy: documentOf([statement]),
    });
  }
}

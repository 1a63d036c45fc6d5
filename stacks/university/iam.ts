import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { imagePullStatements } from "../../constructs/iam/image-pull";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import { policyDocument } from "../../constructs/iam/policy-document";
import { LogGroup } from "../../constructs/logs/log-group";
import { logStatements, type LogGroupOwnership } from "../../constructs/logs/log-group-ownership";
import type { Secret } from "../../constructs/ecs/secret";
import { RemovedBlock } from "../../constructs/terraform/removed-block";

/** The application's log group: the driver makes it, and Terraform knows nothing of it. */
export const APP_LOG_GROUP = LogGroup.createdByDriver("app");

/** What the role is made of. */
export interface ExecutionRoleOptions {
  /** The application's log group. @default {@link APP_LOG_GROUP}, as the original has it */
  readonly logGroup?: LogGroupOwnership;
  /** Whether the logs policy is attached exclusively in the whole account, as the original does. @default true */
  readonly exclusiveAttachment?: boolean;
  /** What the role may do at most. @default the role has no boundary */
  readonly boundary?: { readonly repositoryArn: string; readonly password: Secret };
}

/**
 * `aws_iam_role.ecs_task_execution_role`, `aws_iam_policy.cloudwatch_logs_policy` and its exclusive attachment.
 *
 * @param prefix `<project>-<env>`
 */
export function addExecutionRole(
  scope: Construct,
  prefix: string,
  { logGroup = APP_LOG_GROUP, exclusiveAttachment = true, boundary }: ExecutionRoleOptions = {},
): ExecutionRole {
  const role = new ExecutionRole(scope, "ecs_task_execution_role", {
    name: `${prefix}-ecsTaskExecutionRole`,
    permissionsBoundary:
      boundary &&
      new ManagedPolicy(scope, "execution_boundary", {
        name: `${prefix}-ExecutionBoundary`,
        description: "The most that the role may do",
        statements: [
          ...imagePullStatements(boundary.repositoryArn),
          ...boundary.password.readStatements,
          ...logStatements(logGroup),
        ],
      }),
  });
  new ManagedPolicy(scope, "cloudwatch_logs_policy", {
    name: `${prefix}-CloudWatchLogsPolicy`,
    description: "Policy to allow ECS tasks to create and write to CloudWatch log groups",
    role,
    statements: logStatements(logGroup),
    attachment: exclusiveAttachment
      ? { type: "exclusive", name: `${prefix}-AttachCloudWatchLogsPolicy` }
      : { type: "perRole" },
  });
  // Destroying the exclusive attachment would detach the policy from the role, after or before the new one attaches it.
  if (!exclusiveAttachment)
    new RemovedBlock(scope, "forget", "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment");
  return role;
}

/** `aws_iam_role_policy.ecs_secrets_access` and `aws_iam_role_policy_attachment.ecs_task_execution_role_policy`. */
export function addApplicationAccess(scope: Construct, role: ExecutionRole, password: Secret): void {
  new IamRolePolicy(scope, "ecs_secrets_access", {
    name: "ecs-secrets-access",
    role: role.roleName,
    policy: policyDocument(password.readStatements),
  });
  role.attachManagedPolicy("policy", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
}

import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { LogsPolicy } from "../../constructs/iam/logs-policy";
import { policyDocument } from "../../constructs/iam/policy-document";
import { logGroupCreatedByDriver, logStatements } from "../../constructs/logs/log-group-ownership";
import type { Secret } from "../../constructs/task/secret";

/** The application's log group: the driver makes it, and Terraform knows nothing of it. */
export const APP_LOG_GROUP = logGroupCreatedByDriver("app");

/**
 * `aws_iam_role.ecs_task_execution_role`, `aws_iam_policy.cloudwatch_logs_policy` and its exclusive attachment.
 *
 * @param prefix `<project>-<env>`
 */
export function defineExecutionRole(scope: Construct, prefix: string): ExecutionRole {
  const role = new ExecutionRole(scope, "ecs_task_execution_role", { name: `${prefix}-ecsTaskExecutionRole` });
  new LogsPolicy(scope, "cloudwatch_logs_policy", {
    name: `${prefix}-CloudWatchLogsPolicy`,
    description: "Policy to allow ECS tasks to create and write to CloudWatch log groups",
    executionRole: role,
    statements: logStatements(APP_LOG_GROUP),
    attachment: { type: "exclusive", name: `${prefix}-AttachCloudWatchLogsPolicy` },
  });
  return role;
}

/** `aws_iam_role_policy.ecs_secrets_access` and `aws_iam_role_policy_attachment.ecs_task_execution_role_policy`. */
export function defineApplicationAccess(scope: Construct, role: ExecutionRole, password: Secret): void {
  new IamRolePolicy(scope, "ecs_secrets_access", {
    name: "ecs-secrets-access",
    role: role.roleName,
    policy: policyDocument(password.readStatements),
  });
  role.attachManagedPolicy("policy", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
}

import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Secret } from "../../constructs/ecs";
import { ExecutionRole, ManagedPolicy, partitionOf, policyDocument } from "../../constructs/iam";
import { taskExecutionPolicyArn } from "../../constructs/iam/task-execution-policy";
import { waitFor } from "../../constructs/core/wait-for";
import type { RoleUse } from "./parts";
import type { System } from "./system";

/** `aws_iam_role.ecs_task_execution_role`, `aws_iam_policy.cloudwatch_logs_policy` and its exclusive attachment. */
export function addExecutionRole(system: System, use: RoleUse): ExecutionRole {
  const { stack, prefix } = system;
  const { after, ...props } = system.over("executionRole", use);
  const role = new ExecutionRole(stack, "ecs_task_execution_role", {
    name: `${prefix}-ecsTaskExecutionRole`,
    ...props,
  });
  if (after) waitFor(role.resource, () => [after]);
  const policy = new ManagedPolicy(stack, "cloudwatch_logs_policy", {
    name: `${prefix}-CloudWatchLogsPolicy`,
    description: "Policy to allow ECS tasks to create and write to CloudWatch log groups",
    role,
    attachment: { type: "exclusive", name: `${prefix}-AttachCloudWatchLogsPolicy` },
    ...system.over("logsPolicy"),
  });
  use.logGroup.grantWrite(policy);
  use.router?.logGroup.grantWrite(policy);
  return role;
}

/** `aws_iam_role_policy.ecs_secrets_access` and `aws_iam_role_policy_attachment.ecs_task_execution_role_policy`. */
export function addApplicationAccess({ stack, region }: System, role: ExecutionRole, secrets: readonly Secret[]): void {
  new IamRolePolicy(stack, "ecs_secrets_access", {
    name: "ecs-secrets-access",
    role: role.roleName,
    policy: policyDocument(secrets.flatMap(({ readStatements }) => readStatements)),
  });
  role.attachManagedPolicy("policy", taskExecutionPolicyArn(partitionOf(region)));
}

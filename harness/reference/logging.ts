import { Fn } from "cdktf";
import type { HostNames } from "../../commands/drop-in/options";
import { regionOf } from "../../commands/drop-in/generate";
import { awsLogs, FargateTaskDefinition, Secret } from "../../constructs/ecs";
import { ExecutionRole, ManagedPolicy } from "../../constructs/iam";
import { LogGroup } from "../../constructs/logs";
import { hostReference, type ReadableStack } from "../../constructs/terraform";

/**
 * The logging part of the reference system, composed here once more: tests of commands and constructs that compare with
 * the reference's HCL use this, so that they stay what they are when somebody changes `stacks/university`.
 */
export function addReferenceLogging(stack: ReadableStack, names: HostNames): void {
  const prefix = `${hostReference(names.project)}-${hostReference(names.env)}`;
  const logGroup = LogGroup.createdByDriver("app");
  const executionRole = new ExecutionRole(stack, "ecs_task_execution_role", {
    name: `${prefix}-ecsTaskExecutionRole`,
  });
  const policy = new ManagedPolicy(stack, "cloudwatch_logs_policy", {
    name: `${prefix}-CloudWatchLogsPolicy`,
    description: "Policy to allow ECS tasks to create and write to CloudWatch log groups",
    role: executionRole,
    attachment: { type: "exclusive", name: `${prefix}-AttachCloudWatchLogsPolicy` },
  });
  logGroup.grantWrite(policy);
  new FargateTaskDefinition(stack, "app-task", {
    family: `${prefix}-app`,
    cpu: 1024,
    memory: 2048,
    executionRole,
    grantStart: false,
    containers: [
      {
        name: `${prefix}-app`,
        image: `${hostReference(names.repositoryUrl)}:latest`,
        environment: {
          APP_DB_USER: Fn.tostring(hostReference(names.databaseUsername)),
          APP_DB_HOST: Fn.tostring(hostReference(names.databaseAddress)),
          APP_DB_NAME: "students",
          APP_PORT: "80",
        },
        secrets: {
          APP_DB_PASSWORD: Secret.fromSecretArn(hostReference(names.databaseSecretArn), { jsonKey: "password" }),
        },
        portMappings: [{ containerPort: 80 }],
        logConfiguration: awsLogs({
          logGroup,
          region: regionOf(names),
          streamPrefix: "app",
          delivery: { mode: "accountDefault" },
        }),
      },
    ],
  });
}

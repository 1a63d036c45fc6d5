import type { Construct } from "constructs";
import type { ContainerDefinition } from "../constructs/ecs/container-definition";
import { FargateTaskDefinition } from "../constructs/ecs/fargate-task-definition";
import { awsLogs, type AwsLogsDriver, type AwsLogsOptions } from "../constructs/ecs/log-drivers/aws-logs";
import { Secret } from "../constructs/ecs/secret";
import { ExecutionRole } from "../constructs/iam/execution-role";

/** Region and account, as ARNs have them. */
export const ACCOUNT = "eu-west-3:123456789012";
export const ECR_IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/team/app:1.4.2";
export const SECRET = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:db-a1b2c3`, {
  jsonKey: "password",
});

/** What a task was made with. */
export interface Made {
  readonly stack: Construct;
  readonly executionRole: ExecutionRole;
}

/** What is special about the task's container. */
export type Container = Partial<ContainerDefinition>;

/** A task of one container; `more` gives the role permissions besides. */
export function addTask(
  stack: Construct,
  container: Container | ((stack: Construct) => Container),
  { grantStart, more }: { readonly grantStart?: boolean; readonly more?: (made: Made) => void } = {},
): void {
  const executionRole = new ExecutionRole(stack, "execution", { name: "execution" });
  const own = typeof container === "function" ? container(stack) : container;
  new FargateTaskDefinition(stack, "task", {
    family: "app",
    cpu: 256,
    memory: 512,
    executionRole,
    containers: [{ name: "app", image: "nginx:1", ...own }],
    grantStart,
  });
  more?.({ stack, executionRole });
}

/** A log driver that writes to this log group. */
export function writing(logGroup: AwsLogsOptions["logGroup"], region = "eu-west-3"): AwsLogsDriver {
  return awsLogs({ logGroup, region, streamPrefix: "app", delivery: { mode: "blocking" } });
}

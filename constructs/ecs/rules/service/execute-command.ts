import type { PolicyStatement } from "../../../iam/policy-document";
import type { Problem } from "../../../core/problem";
import type { FargateTaskDefinition } from "../../fargate-task-definition";

/**
 * What the task role needs for ECS Exec; these actions know no resource (Amazon ECS developer guide, "Task IAM role",
 * "ECS Exec permissions"; service authorization reference, "Amazon Message Gateway Service").
 */
export const EXECUTE_COMMAND_STATEMENT: PolicyStatement = {
  actions: [
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  resources: ["*"],
};

/** What a task must be for ECS Exec (Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec"). */
export function executeCommandProblems({
  taskRole,
  containers,
}: Pick<FargateTaskDefinition, "taskRole" | "containers">): Problem[] {
  const readOnly = containers.filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem === true);
  const problems: Problem[] = readOnly.map(({ name }) => ({
    code: "exec-read-only",
    rule: "ECS Exec writes to the container's file system, which must not be read-only",
    got: name,
    fix: "leave enableExecuteCommand or readonlyRootFilesystem out",
  }));
  if (taskRole === undefined) {
    problems.push({
      code: "exec-task-role",
      rule: "ECS Exec uses the task role",
      got: undefined,
      fix: "give the task definition a taskRole; the execution role is another one",
    });
  }
  return problems;
}

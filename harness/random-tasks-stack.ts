import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend } from "cdktf";
import type { Construct } from "constructs";
import fc from "fast-check";
import { ExecutionRole } from "../constructs/iam/execution-role";
import { TaskRole } from "../constructs/iam/task-role";
import { FargateTaskDefinition } from "../constructs/ecs/fargate-task-definition";
import type { FargateTaskDefinitionProps } from "../constructs/ecs/fargate-task-definition-props";
import type { TaskShape } from "../constructs/ecs/rules/task";
import { ReadableStack } from "../constructs/terraform/readable-stack";
import { requireAwsProvider } from "../constructs/core/required-provider";
import { LEGAL_TASK } from "./arbitraries/legal-task";

/** Random legal tasks, three of four on Linux; the same seed makes the same ones. */
export function randomTasks(count: number, seed: number): TaskShape[] {
  const windows = Math.floor(count / 4);
  return [
    ...fc.sample(LEGAL_TASK.linux, { numRuns: count - windows, seed }),
    ...fc.sample(LEGAL_TASK.windows, { numRuns: windows, seed }),
  ];
}

/** A stack of task definitions `task0`, `task1`, … that share their task role. */
export class RandomTasksStack extends ReadableStack {
  public constructor(scope: Construct, id: string, tasks: readonly TaskShape[]) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    requireAwsProvider(this);
    new LocalBackend(this, { path: "terraform.tfstate" });
    const taskRole = new TaskRole(this, "task", { name: "task" });
    for (const [index, task] of tasks.entries()) {
      new FargateTaskDefinition(this, `task${index}`, {
        ...task,
        family: `task${index}`,
        // One role's own policies would be longer together than AWS takes.
        executionRole: new ExecutionRole(this, `execution${index}`, { name: `execution${index}` }),
        ...(index % 2 === 0 && { tags: { index: String(index) } }),
        taskRole: ("taskRole" in task ? task.taskRole !== undefined : index % 2 === 0) ? taskRole : undefined,
        // The compiler has seen neither the size nor the process mode: the rules judge them.
      } as object as FargateTaskDefinitionProps);
    }
  }
}

import type { ContainerDefinition } from "../constructs/ecs/container-definition";
import { taskVerdict, type TaskShape } from "../constructs/ecs/rules/task";
import { problemCodes } from "./problem-codes";

/** Fields of a container, right or wrong. */
export type ContainerFields = { readonly [K in keyof ContainerDefinition]?: unknown };

/** A container with nothing wrong, but for these fields. */
export function container(fields: ContainerFields = {}): ContainerDefinition {
  return { name: "app", image: "nginx:1", ...fields } as ContainerDefinition;
}

/** A task with nothing wrong, but for these fields. */
export function task(fields: Partial<TaskShape> = {}): TaskShape {
  return { cpu: "1 vCPU", memory: "2 GB", containers: [container()], ...fields };
}

/** Codes of what is wrong with a task. */
export function codesOf(shape: TaskShape): string[] {
  return problemCodes(taskVerdict(shape).problems);
}

/** Codes of what is wrong with a task of one container with these fields. */
export function codesOfContainer(fields: ContainerFields): string[] {
  return codesOf(task({ containers: [container(fields)] }));
}

import type { Construct } from "constructs";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import type { ProblemCode } from "../../constructs/core/problem-code";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import type { FargateSize } from "../../constructs/ecs/fargate-size";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { FargateTaskDefinitionBase } from "../../constructs/ecs/fargate-task-definition-props";
import type { LogDriver } from "../../constructs/ecs/log-drivers/log-driver";

/** One error of `docs/errors.md`; the functions are run by a test, and their text is what the page shows. */
export interface ErrorExample {
  /** Title of the AWS or Terraform document that has the rule. */
  readonly source: string;
  /** Yields the error, and no other. */
  readonly wrong: (stack: Construct) => unknown;
  /** The same without it. */
  readonly right: (stack: Construct) => unknown;
}

/** Examples by the error's code, of some errors. */
export type ErrorExamples = Readonly<Partial<Record<ProblemCode, ErrorExample>>>;

/** A container that nothing is wrong with. */
export const APP = { name: "app", image: "app:1" } as const satisfies ContainerDefinition;

/** The size of the examples. */
export const SMALL = { cpu: 256, memory: 512 } as const satisfies FargateSize;

/** A size that Windows tasks have. */
export const WINDOWS = {
  cpu: 1024,
  memory: 2048,
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
} as const satisfies FargateSize;

/** A log group that is there already. */
export const LOG_GROUP = {
  ownership: "existing",
  name: "app",
  arn: "arn:aws:logs:eu-west-3:123456789012:log-group:app",
} as const;

/** A task definition with the given changes. */
export function task(
  stack: Construct,
  props: Partial<FargateTaskDefinitionBase>,
  size: FargateSize = SMALL,
): FargateTaskDefinition {
  const executionRole = new ExecutionRole(stack, "role", { name: "app-execution" });
  return new FargateTaskDefinition(stack, "task", {
    family: "app",
    executionRole,
    containers: [APP],
    ...props,
    ...size,
  });
}

/** A task definition with one container, `APP` with the given changes. */
export function container(stack: Construct, props: Partial<ContainerDefinition>): FargateTaskDefinition {
  return task(stack, { containers: [{ ...APP, ...props }] });
}

/** A task definition with these containers. */
export function containers(stack: Construct, ...list: readonly ContainerDefinition[]): FargateTaskDefinition {
  return task(stack, { containers: list });
}

/** A task definition whose container writes its output there. */
export function logging(stack: Construct, logConfiguration: LogDriver): FargateTaskDefinition {
  return container(stack, { logConfiguration });
}

/** A value that the compiler would refuse, and that comes past it all the same: read from a file, or from JavaScript. */
export function unchecked(value: unknown): never {
  return value as never;
}

import { expect } from "@jest/globals";
import { toHaveContainerDefinition, toHaveLogConfiguration } from "./matchers/container";
import type { ContainerShape, LogConfigurationShape, PartOf } from "./matchers/container-shape";
import { type PlanMatcherOptions, type PlannedActions, toPlanNoChanges, toPlanOnly } from "./matchers/plan";
import { toBeAbleToStart } from "./matchers/start";
import { toAllowOnly, toHaveNoWildcard } from "./matchers/policy-matchers";

export type { ContainerShape, LogConfigurationShape, PartOf, PlanMatcherOptions, PlannedActions };

/** Texts, or Jest's own `expect.stringMatching(…)` and the like. */
type Texts = readonly (string | { asymmetricMatch(other: unknown): boolean })[];

/**
 * Jest matchers for stacks of any CDKTF program; importing this file registers them. The matchers of stacks take what
 * `Testing.synth` and `Testing.synthScope` return, or a `TerraformStack`. Text that Terraform fills in is written as
 * Terraform writes it: `${var.env}-app`; text that only looks so, as `$${HOME}`.
 */
export interface EcsLoggingMatchers<R> {
  /**
   * A task definition of the stack has a container with this name that holds `partial`, as `toMatchObject` compares
   * (ECS API reference, `ContainerDefinition`). The JSON may be written as text or by `jsonencode`.
   *
   * @param partial @default any container of that name
   */
  toHaveContainerDefinition(name: string, partial?: PartOf<ContainerShape>): R;
  /**
   * The container's log configuration holds `partial`, as `toMatchObject` compares.
   *
   * @param partial @default any log configuration
   */
  toHaveLogConfiguration(containerName: string, partial?: PartOf<LogConfigurationShape>): R;
  /**
   * The identity-based policies that the stack writes allow these actions on these resources, and nothing else. Policies
   * that it only attaches, such as AWS's own, are not looked into. The JSON of one policy is accepted instead of a stack.
   */
  toAllowOnly(actions: Texts, resources: Texts): R;
  /**
   * The identity-based policies that the stack writes have no wildcard that could be narrowed: none in an action, no `*`
   * for an action that takes a resource, none in an ARN except at its end, for what is in the resource
   * (`<log group's ARN>:*`). The JSON of one policy is accepted instead of a stack.
   *
   * @param options `unscoped`: actions that need `*` on top of those known here
   */
  toHaveNoWildcard(options?: { readonly unscoped?: readonly string[] }): R;
  /**
   * The execution role of a task definition is allowed what ECS needs to start its containers (Amazon ECS developer guide,
   * "Amazon ECS task execution IAM role"): to pull their images from ECR, to read their secrets and environment files, and
   * to write their log groups, which it may create where the log driver does. An image whose name only Terraform knows
   * is not checked, unless it is in a repository of the stack.
   *
   * @param taskDefinition its family, its address, or its name in Terraform. @default all of the stack
   */
  toBeAbleToStart(taskDefinition?: string): R;
  /**
   * `terraform plan` in the directory of a synthesized stack says "No changes". Needs Terraform; runs `init` first, with
   * this process's environment. To be awaited.
   */
  toPlanNoChanges(options?: PlanMatcherOptions): Promise<void>;
  /**
   * `terraform plan` in the directory of a synthesized stack does what is named here, and nothing else. Numbers are those
   * of the plan's last line. Needs Terraform; runs `init` first, with this process's environment. To be awaited.
   */
  toPlanOnly(actions: PlannedActions, options?: PlanMatcherOptions): Promise<void>;
}

declare module "expect" {
  interface Matchers<R> extends EcsLoggingMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R> extends EcsLoggingMatchers<R> {}
  }
}

expect.extend({
  toHaveContainerDefinition,
  toHaveLogConfiguration,
  toAllowOnly,
  toHaveNoWildcard,
  toBeAbleToStart,
  toPlanNoChanges,
  toPlanOnly,
});

/**
 * Jest matchers for the stacks of any CDKTF program, registered by importing this, and the Terraform that two of them run.
 *
 * @packageDocumentation
 */
import "./matchers";

export type {
  ContainerShape,
  EcsLoggingMatchers,
  LogConfigurationShape,
  PartOf,
  PlanMatcherOptions,
  PlannedActions,
} from "./matchers";
export { hermeticEnvironment, TerraformError, TerraformWorkspace } from "./terraform";
export type { PlanOptions, PlanResult, TerraformOptions, VariableOptions } from "./terraform";
export type { PlannedChange, ShownPlan, Values } from "./plan-json";

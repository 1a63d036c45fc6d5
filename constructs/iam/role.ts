import type { IGrantable } from "./grantable";

/** An IAM role. */
export interface IRole extends IGrantable {
  /** The role's ARN. */
  readonly arn: string;
  /** The role's name, without its path. */
  readonly roleName: string;
}

/** What ECS uses a role for: to start tasks, to give the containers credentials, or on purpose for both. */
export type RolePurpose = "execution" | "task" | "both";

/** A role that ECS assumes, whoever made it. */
export interface IEcsRole extends IRole {
  /** `managed`: this program makes it. `existing`: it is there already, and nothing here changes what it may do. */
  readonly ownership: "managed" | "existing";
  /** Distinguishes the roles for the compiler: one can't be passed for the other. */
  readonly purpose: RolePurpose;
}

/** A role that may be a task's execution role: an `ExecutionRole`, or a `TaskAndExecutionRole`. */
export interface IExecutionRole extends IEcsRole {
  readonly purpose: "execution" | "both";
}

/** A role that may be a task role: a `TaskRole`, or a `TaskAndExecutionRole`. */
export interface ITaskRole extends IEcsRole {
  readonly purpose: "task" | "both";
}

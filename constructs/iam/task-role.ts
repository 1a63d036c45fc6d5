import type { Construct } from "constructs";
import { EcsRole, type EcsRoleProps } from "./ecs-role";

/**
 * The role whose credentials the containers hold at run time (Amazon ECS developer guide, "Task IAM role"). Pulling
 * images, reading secrets and writing logs is the execution role's.
 */
export class TaskRole extends EcsRole {
  /** Distinguishes the two roles for the compiler: one can't be passed for the other. */
  public readonly purpose = "task";

  public constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, props);
  }
}

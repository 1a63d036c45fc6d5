import type { Construct } from "constructs";
import { EcsRole, type EcsRoleProps } from "./ecs-role";

/**
 * The role that ECS itself uses to start a task: pull the image, read the secrets, write the logs (Amazon ECS developer
 * guide, "Task execution IAM role"). What the containers may do at run time is the task role's.
 */
export class ExecutionRole extends EcsRole {
  /** Distinguishes the two roles for the compiler: one can't be passed for the other. */
  public readonly purpose = "execution";

  public constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, props);
  }
}

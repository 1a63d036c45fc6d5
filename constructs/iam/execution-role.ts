import type { Construct } from "constructs";
import { EcsRole, type EcsRoleProps } from "./ecs-role";
import { ExistingRole } from "./existing-role";
import type { IExecutionRole } from "./role";

/**
 * The role that ECS itself uses to start a task: pull the image, read the secrets, write the logs (Amazon ECS developer
 * guide, "Task execution IAM role"). What the containers may do at run time is the task role's.
 */
export class ExecutionRole extends EcsRole implements IExecutionRole {
  /** Distinguishes the roles for the compiler: one can't be passed for the other. */
  public readonly purpose = "execution";

  public constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, props);
  }

  /**
   * A role that is there already, by its ARN, which nobody looks up. Nothing here changes what it may do.
   *
   * @param arn such as `arn:aws:iam::123456789012:role/ecsTaskExecutionRole`; may be known only at plan time
   */
  public static fromArn(scope: Construct, id: string, arn: string): IExecutionRole {
    return new ExistingRole(scope, id, "execution", { arn });
  }

  /**
   * A role that is there already, by its name, without a path. Terraform reads it when it plans
   * (`data.aws_iam_role.<id>`), and fails where there is none. Nothing here changes what it may do.
   */
  public static fromName(scope: Construct, id: string, name: string): IExecutionRole {
    return new ExistingRole(scope, id, "execution", { name });
  }
}

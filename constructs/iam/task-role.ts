import type { Construct } from "constructs";
import { EcsRole, type EcsRoleProps } from "./ecs-role";
import { ExistingRole } from "./existing-role";
import type { ITaskRole } from "./role";

/**
 * The role whose credentials the containers hold at run time (Amazon ECS developer guide, "Task IAM role"). Pulling
 * images, reading secrets and writing logs is the execution role's.
 */
export class TaskRole extends EcsRole implements ITaskRole {
  /** Distinguishes the roles for the compiler: one can't be passed for the other. */
  public readonly purpose = "task";

  public constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, props);
  }

  /**
   * A role that is there already, by its ARN, which nobody looks up. Nothing here changes what it may do.
   *
   * @param arn such as `arn:aws:iam::123456789012:role/app`; may be known only at plan time
   */
  public static fromArn(scope: Construct, id: string, arn: string): ITaskRole {
    return new ExistingRole(scope, id, "task", { arn });
  }

  /**
   * A role that is there already, by its name, without a path. Terraform reads it when it plans
   * (`data.aws_iam_role.<id>`), and fails where there is none. Nothing here changes what it may do.
   */
  public static fromName(scope: Construct, id: string, name: string): ITaskRole {
    return new ExistingRole(scope, id, "task", { name });
  }
}

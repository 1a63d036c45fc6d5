import type { Construct } from "constructs";
import { EcsRole, type EcsRoleProps } from "./ecs-role";
import { ExistingRole } from "./existing-role";
import type { IExecutionRole, ITaskRole } from "./role";

/** A role that may be both of a task's roles. */
export type ITaskAndExecutionRole = IExecutionRole & ITaskRole;

/**
 * One role for both purposes: the task definition gets it as `executionRole` and as `taskRole`. The containers then hold
 * whatever starting them takes, such as reading every secret of the task; two roles keep that from them (Amazon ECS
 * developer guide, "Task IAM role").
 */
export class TaskAndExecutionRole extends EcsRole implements IExecutionRole, ITaskRole {
  /** Distinguishes the roles for the compiler: this one is on purpose for both. */
  public readonly purpose = "both";

  public constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, props);
  }

  /**
   * A role that is there already, by its ARN, which nobody looks up. Nothing here changes what it may do.
   *
   * @param arn such as `arn:aws:iam::123456789012:role/app`; may be known only at plan time
   */
  public static fromArn(scope: Construct, id: string, arn: string): ITaskAndExecutionRole {
    return new ExistingRole(scope, id, "both", { arn });
  }

  /**
   * A role that is there already, by its name, without a path. Terraform reads it when it plans
   * (`data.aws_iam_role.<id>`), and fails where there is none. Nothing here changes what it may do.
   */
  public static fromName(scope: Construct, id: string, name: string): ITaskAndExecutionRole {
    return new ExistingRole(scope, id, "both", { name });
  }
}

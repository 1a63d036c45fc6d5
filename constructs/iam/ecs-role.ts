import { Construct } from "constructs";
import type { ManagedRoleProps } from "./managed-role";
import type { IEcsRole, RolePurpose } from "./role";
import { ServiceRole } from "./service-role";

/** Settings of a role that ECS assumes. */
export interface EcsRoleProps extends ManagedRoleProps {}

/** What the execution role and the task role have in common: ECS assumes them, and they collect statements. */
export abstract class EcsRole extends ServiceRole implements IEcsRole {
  /** Distinguishes the roles for the compiler: one can't be passed for the other. */
  public abstract readonly purpose: RolePurpose;

  protected constructor(scope: Construct, id: string, props: EcsRoleProps) {
    super(scope, id, "ecs-tasks.amazonaws.com", props);
  }
}

/** Whether this program makes the role with a class of this library. Not by `instanceof`: there may be two copies of it. */
export function isEcsRole(role: IEcsRole): role is EcsRole {
  return Construct.isConstruct(role) && "isBounded" in role;
}

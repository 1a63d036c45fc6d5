import type { Construct } from "constructs";
import { isToken } from "../../core/token";
import { ExecutionRole } from "../../iam/execution-role";
import { TaskAndExecutionRole } from "../../iam/task-and-execution-role";
import { TaskRole } from "../../iam/task-role";
import type { FargateTaskDefinitionBase } from "../fargate-task-definition-props";

/** What the input of `RegisterTaskDefinition` does not say, or says otherwise. */
export interface RegisterInputOptions extends Pick<
  FargateTaskDefinitionBase,
  "executionRole" | "taskRole" | "grantStart" | "skipDestroy"
> {}

/** The roles that the input names: ARNs, or names without a path. */
interface RoleNames {
  readonly executionRole?: string;
  readonly taskRole?: string;
}

/** The roles that are there already, but for those that are given; one that is named for both purposes is one. */
export function registeredRoles(
  scope: Construct,
  id: string,
  { executionRole, taskRole }: RoleNames,
  given: RegisterInputOptions,
): Pick<RegisterInputOptions, "executionRole" | "taskRole"> {
  const isNeither = given.executionRole === undefined && given.taskRole === undefined;
  if (isNeither && executionRole !== undefined && executionRole === taskRole) {
    const both = found(TaskAndExecutionRole)(scope, `${id}_roles`, executionRole);
    return { executionRole: both, taskRole: both };
  }
  return {
    executionRole: given.executionRole ?? one(executionRole, found(ExecutionRole), scope, `${id}_execution_role`),
    taskRole: given.taskRole ?? one(taskRole, found(TaskRole), scope, `${id}_task_role`),
  };
}

/** How a role that is there already is found: by its ARN, or by its name, which Terraform then looks up. */
function found<Role>(roles: {
  fromArn(scope: Construct, id: string, arn: string): Role;
  fromName(scope: Construct, id: string, name: string): Role;
}) {
  return (scope: Construct, id: string, text: string): Role =>
    isToken(text) || text.startsWith("arn:") ? roles.fromArn(scope, id, text) : roles.fromName(scope, id, text);
}

function one<Role>(
  text: string | undefined,
  find: (scope: Construct, id: string, text: string) => Role,
  scope: Construct,
  id: string,
): Role | undefined {
  return text === undefined ? undefined : find(scope, id, text);
}

import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { warnOf } from "../core/problem";
import { isToken } from "../core/token";
import { EcsRole } from "../iam/ecs-role";
import { existingRoleProblem } from "../iam/existing-role-rules";
import { deriveStatements } from "../iam/derived-statements";
import { knownPermissions } from "../iam/known-permissions";
import type { PolicyStatement } from "../iam/policy-document";
import type { IExecutionRole } from "../iam/role";
import { Statements } from "../iam/statements";
import type { ContainerDefinition } from "./container-definition";
import { allStartStatements } from "./start-statements";

/** The task definition whose containers are to start. */
interface Startable {
  readonly family: string;
  readonly containers: readonly ContainerDefinition[];
}

/**
 * Allows the execution role what starting the containers takes. A role of another stack takes what refers to this one in a
 * policy `<task>_start` here: its own would make the two stacks wait for each other. A role that is there already is not
 * changed: a warning lists what it needs.
 */
export function grantStart(scope: Construct, role: IExecutionRole, { family, containers }: Startable): void {
  const statements = deriveStatements(allStartStatements(containers));
  if (statements.length === 0) return;
  if (role.ownership === "existing") {
    warnOf(scope, existingRoleProblem(role.arn, statements));
    return;
  }
  const isHere = !(role instanceof EcsRole) || TerraformStack.of(role) === TerraformStack.of(scope);
  role.addToPolicy(...statements.filter((statement) => isHere || !refers(statement)));
  const others = new Statements();
  if (!others.add(statements.filter((statement) => !isHere && refers(statement)))) return;
  const props = { name: `${family}-start`, role: role.roleName, policy: others.document() };
  knownPermissions(role).add(() => others.list(scope), new IamRolePolicy(scope, "start", props));
}

function refers({ resources }: PolicyStatement): boolean {
  return resources.some(isToken);
}

import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { warnOf } from "../core/problem";
import { isToken } from "../core/token";
import { EcsRole } from "../iam/ecs-role";
import { existingRoleProblem } from "../iam/existing-role-rules";
import { deriveStatements } from "../iam/derived-statements";
import { knownPermissions } from "../iam/known-permissions";
import { POLICY_NAME } from "../iam/managed-policy";
import type { PolicyStatement } from "../iam/policy-document";
import type { IExecutionRole } from "../iam/role";
import { Statements } from "../iam/statements";

/** What is to start. */
interface Startable {
  /** Of a task definition or a service: what the policy's name begins with. */
  readonly name: string;
  /** What starting it takes. */
  readonly needed: readonly PolicyStatement[];
}

/**
 * Allows the execution role what starting the containers takes. A role of another stack takes what refers to this one in a
 * policy `<name>-start` here: its own would make the two stacks wait for each other. A role that is there already is not
 * changed: a warning lists what it needs.
 */
export function grantStart(scope: Construct, role: IExecutionRole, { name, needed }: Startable): void {
  const statements = deriveStatements(needed);
  if (statements.length === 0) return;
  if (role.ownership === "existing") {
    warnOf(scope, existingRoleProblem(role.arn, statements));
    return;
  }
  const isHere = !(role instanceof EcsRole) || TerraformStack.of(role) === TerraformStack.of(scope);
  role.addToPolicy(...statements.filter((statement) => isHere || !refers(statement)));
  const others = new Statements();
  if (!others.add(statements.filter((statement) => !isHere && refers(statement)))) return;
  const props = { name: policyName(name), role: role.roleName, policy: others.document() };
  knownPermissions(role).add(() => others.list(scope), new IamRolePolicy(scope, "start", props));
}

/** Shortened to what IAM takes (IAM API reference, `PutRolePolicy`); a reference can't be. */
function policyName(name: string): string {
  const end = "-start";
  return `${isToken(name) ? name : name.slice(0, POLICY_NAME.max - end.length)}${end}`;
}

function refers({ resources }: PolicyStatement): boolean {
  return resources.some(isToken);
}

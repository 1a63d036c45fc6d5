import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { warnOf } from "../core/problem";
import { isToken } from "../core/token";
import { isEcsRole } from "../iam/ecs-role";
import { existingRoleProblem } from "../iam/existing-role-rules";
import { deriveStatements } from "../iam/derived-statements";
import { knownPermissions } from "../iam/known-permissions";
import { POLICY_NAME } from "../iam/managed-policy";
import type { PolicyStatement } from "../iam/policy-document";
import type { IEcsRole, IExecutionRole } from "../iam/role";
import { Statements } from "../iam/statements";

/** What is to start. */
interface Startable {
  /** Of a task definition or a service: what the policy's name begins with. */
  readonly name: string;
  /** What starting it takes. */
  readonly needed: readonly PolicyStatement[];
}

/** What a role is allowed, and what for. */
interface Needed extends Startable {
  /** The construct's id of a policy of its own, and the end of the policy's name. */
  readonly purpose: string;
}

/**
 * Allows the execution role what starting the containers takes. A role of another stack takes what refers to this one in a
 * policy `<name>-start` here: its own would make the two stacks wait for each other. A role that is there already is not
 * changed: a warning lists what it needs.
 */
export function grantStart(scope: Construct, role: IExecutionRole, startable: Startable): void {
  grantNeeded(scope, role, { ...startable, purpose: "start" });
}

/** Allows a role what follows from settings, as {@link grantStart} does, in a policy `<name>-<purpose>` where it needs one. */
export function grantNeeded(scope: Construct, role: IEcsRole, { name, needed, purpose }: Needed): void {
  const statements = deriveStatements(needed);
  if (statements.length === 0) return;
  if (role.ownership === "existing") {
    warnOf(scope, existingRoleProblem(role.arn, statements));
    return;
  }
  const isHere = !isEcsRole(role) || TerraformStack.of(role) === TerraformStack.of(scope);
  role.addToPolicy(...statements.filter((statement) => isHere || !refers(statement)));
  const others = new Statements();
  if (!others.add(statements.filter((statement) => !isHere && refers(statement)))) return;
  const props = { name: policyName(name, purpose), role: role.roleName, policy: others.document() };
  knownPermissions(role).add(() => others.list(scope), new IamRolePolicy(scope, purpose, props));
}

/** Shortened to what IAM takes (IAM API reference, `PutRolePolicy`); a reference can't be. */
function policyName(name: string, purpose: string): string {
  const end = `-${purpose}`;
  return `${isToken(name) ? name : name.slice(0, POLICY_NAME.max - end.length)}${end}`;
}

function refers({ resources }: PolicyStatement): boolean {
  return resources.some(isToken);
}

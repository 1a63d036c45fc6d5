import { arnsOverlap, patternsOverlap } from "../core/glob";
import type { PolicyStatement } from "./policy-document";
import type { IRole } from "./role";
import { isTaskExecutionPolicy, TASK_EXECUTION_POLICY } from "./task-execution-policy";

/** Reads the statements of a policy when they are all there. */
type Policy = () => readonly PolicyStatement[];

/** What a program allows a role, as far as the program itself shows it. */
export class Permissions {
  private readonly policies: Policy[] = [];
  private isComplete = true;

  public add(policy: Policy): void {
    this.policies.push(policy);
  }

  /** Of a managed policy that the program does not write, only its ARN is known. */
  public addManaged(arn: string): void {
    if (isTaskExecutionPolicy(arn)) this.add(() => [TASK_EXECUTION_POLICY]);
    else this.isComplete = false;
  }

  /** Those of the needed statements of which some part is certainly not allowed. */
  public missing(needed: readonly PolicyStatement[]): PolicyStatement[] {
    if (!this.isComplete) return [];
    const allowed = this.policies.flatMap((policy) => policy()).filter(({ effect }) => effect !== "Deny");
    return needed.filter(({ actions, resources }) =>
      actions.some((action) => resources.some((resource) => !allowed.some(mayAllow(action, resource)))),
    );
  }
}

/** By identity of the role: what it is allowed is this library's own knowledge, not the role's interface. */
const known = new WeakMap<IRole, Permissions>();

/** What the program allows this role. */
export function permissionsOf(role: IRole): Permissions {
  const permissions = known.get(role) ?? new Permissions();
  known.set(role, permissions);
  return permissions;
}

function mayAllow(action: string, resource: string): (statement: PolicyStatement) => boolean {
  return ({ actions, resources }) =>
    actions.some((each) => patternsOverlap(action.toLowerCase(), each.toLowerCase())) &&
    resources.some((each) => arnsOverlap(withoutTokens(resource), withoutTokens(each)));
}

/** What is known only at plan time may be anything. */
function withoutTokens(text: string): string {
  return text.replace(/[$#]\{[^}]*\}/g, "*");
}

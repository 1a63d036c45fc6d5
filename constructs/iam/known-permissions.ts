import type { TerraformElement, TerraformResource } from "cdktf";
import { arnsOverlap } from "../core/arn";
import { patternsOverlap, withoutTokens } from "../core/glob";
import type { PolicyStatement } from "./policy-document";
import type { IRole } from "./role";
import { isTaskExecutionPolicy, TASK_EXECUTION_POLICY } from "./task-execution-policy";

/** Reads the statements of a policy when they are all there. */
type Policy = () => readonly PolicyStatement[];

/** What a program allows a role by the constructs of this library. */
export class KnownPermissions {
  /** By the resource that writes the policy, or attaches it; of one that another program writes, nothing else is known. */
  private readonly policies = new Map<TerraformElement, Policy | undefined>();
  private boundary?: Policy;
  private isComplete = true;

  /** @param writer the resource that writes the policy, or attaches it, and no other one */
  public add(policy: Policy, writer: TerraformResource): void {
    this.policies.set(writer, policy);
  }

  /** @param policy the most that the role may do, whatever its policies allow */
  public limitTo(policy: Policy): void {
    this.boundary = policy;
  }

  /** Of a managed policy that the program does not write, only its ARN is known. */
  public addManaged(arn: string, writer: TerraformResource): void {
    this.policies.set(writer, undefined);
    if (isTaskExecutionPolicy(arn)) this.add(() => [TASK_EXECUTION_POLICY], writer);
    else this.isComplete = false;
  }

  /** The statements of the role's own policies, which no other has. */
  public inline(): PolicyStatement[] {
    return [...this.policies].flatMap(([writer, policy]) => (policy && isInline(writer) ? policy() : []));
  }

  /** How many managed policies the program attaches to the role. */
  public attached(): number {
    return [...this.policies.keys()].filter((writer) => !isInline(writer)).length;
  }

  /** Whether a resource gives the role what is known here. */
  public isWrittenBy(resource: TerraformElement): boolean {
    return this.policies.has(resource);
  }

  /** Those of the needed statements of which some part is certainly not allowed by the policies that are known. */
  public missing(needed: readonly PolicyStatement[]): PolicyStatement[] {
    if (!this.isComplete || needed.length === 0) return [];
    const statements = [...this.policies.values()].flatMap((policy) => policy?.() ?? []);
    return lacking(needed, statements);
  }

  /** Those of the needed statements of which the boundary certainly forbids some part, whatever the policies allow. */
  public beyondBoundary(needed: readonly PolicyStatement[]): PolicyStatement[] {
    return this.boundary === undefined ? [] : lacking(needed, this.boundary());
  }
}

function lacking(needed: readonly PolicyStatement[], statements: readonly PolicyStatement[]): PolicyStatement[] {
  const allowed = statements.filter(({ effect }) => effect !== "Deny");
  return needed.filter(({ actions, resources }) =>
    actions.some(
      (action) => !byKeyPolicy(action) && resources.some((resource) => !allowed.some(mayAllow(action, resource))),
    ),
  );
}

function isInline(writer: TerraformElement): boolean {
  return Reflect.get(writer, "terraformResourceType") === "aws_iam_role_policy";
}

/** By identity of the role: what it is allowed is this library's own knowledge, not the role's interface. */
const known = new WeakMap<IRole, KnownPermissions>();

/** What the program is known to allow this role. */
export function knownPermissions(role: IRole): KnownPermissions {
  const permissions = known.get(role) ?? new KnownPermissions();
  known.set(role, permissions);
  return permissions;
}

/** The policy of the key may allow it too, and is another program's. */
function byKeyPolicy(action: string): boolean {
  return action.startsWith("kms:");
}

function mayAllow(action: string, resource: string): (statement: PolicyStatement) => boolean {
  return ({ actions, resources }) => {
    // Most statements are what is needed, word for word.
    if (actions.includes(action) && resources.includes(resource)) return true;
    const wanted = withoutTokens(resource);
    return (
      actions.some((each) => patternsOverlap(action.toLowerCase(), withoutTokens(each).toLowerCase())) &&
      resources.some((each) => mayBe(wanted === resource, completed(wanted), each))
    );
  };
}

function mayBe(isLiteral: boolean, wanted: string, resource: string): boolean {
  const pattern = withoutTokens(resource);
  // What knows no resource is allowed by the wildcard alone.
  if (wanted === "*") return pattern === "*";
  // A reference may hold several segments of an ARN.
  return isLiteral && pattern === resource ? arnsOverlap(wanted, pattern) : patternsOverlap(wanted, pattern);
}

/** A secret may be named without the six characters that AWS adds to its name. */
function completed(arn: string): string {
  return /^arn:[^:]+:secretsmanager:/.test(arn) && !/-[A-Za-z0-9]{6}$/.test(arn) ? `${arn}*` : arn;
}

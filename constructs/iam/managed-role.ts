import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { checkPolicy, warnOfAttached } from "./check-policy";
import { knownPermissions } from "./known-permissions";
import type { ManagedPolicy } from "./managed-policy";
import type { PolicyStatement } from "./policy-document";
import { POLICY_SIZES, sizeProblems } from "./policy-rules";
import type { IRole } from "./role";
import { ROLE_NAME } from "./role-name";
import { Statements } from "./statements";

/** Settings of a role that a program makes, whoever assumes it. */
export interface ManagedRoleProps {
  /** The role's name, at most 64 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /**
   * The most that the role may do, whatever its policies allow (IAM user guide, "Permissions boundaries for IAM
   * entities"). It scopes a role down without detaching what a live system has attached to it.
   *
   * @default no boundary
   */
  readonly permissionsBoundary?: ManagedPolicy;
  /**
   * Whether destroying the role first detaches what others have attached to it.
   *
   * @default false: IAM refuses to delete a role that has policies attached
   */
  readonly forceDetachPolicies?: boolean;
}

/** A role that a program makes, whoever assumes it; it collects statements. */
export abstract class ManagedRole extends AwsConstruct implements IRole {
  /** This program makes it: what is granted is written into its policies. */
  public readonly ownership = "managed";
  /** The role's ARN. */
  public readonly arn: string;
  /** The role's name. */
  public readonly roleName: string;
  /** @internal */
  public readonly resource: IamRole;
  /** @internal */
  public readonly givenName: string;
  /** @internal */
  public readonly isBounded: boolean;
  private readonly statements = new Statements();

  /** @param assumeRolePolicy JSON of the trust policy: who may assume the role, and when */
  protected constructor(scope: Construct, id: string, assumeRolePolicy: string, props: ManagedRoleProps) {
    super(scope, id, props);
    const { name, permissionsBoundary, forceDetachPolicies } = props;
    checkName(this, ROLE_NAME, name);
    const role = new IamRole(this, "Resource", {
      name,
      assumeRolePolicy,
      permissionsBoundary: permissionsBoundary?.arn,
      forceDetachPolicies,
    });
    this.arn = role.arn;
    this.roleName = role.name;
    this.resource = role;
    this.givenName = name;
    this.isBounded = permissionsBoundary !== undefined;
    if (permissionsBoundary) knownPermissions(this).limitTo(() => permissionsBoundary.list());
  }

  /**
   * Grants the role these statements, in one inline policy `<role>_inline`; a statement that is there already
   * is not written twice.
   */
  public addToPolicy(...statements: readonly PolicyStatement[]): void {
    if (!this.statements.add(statements)) return;
    const policy = this.statements.document();
    const inline = new IamRolePolicy(this, "inline", { name: "inline", role: this.roleName, policy });
    knownPermissions(this).add(() => this.statements.list(this), inline);
    const { inline: most } = POLICY_SIZES;
    checkPolicy(this, this.statements, () =>
      sizeProblems("a role's inline policies together", most, knownPermissions(this).inline()),
    );
  }

  /**
   * Attaches a managed policy to this role and to no other: not exclusive.
   *
   * @param id construct id of the attachment, the end of its address
   */
  public attachManagedPolicy(id: string, policyArn: string): void {
    const attachment = new IamRolePolicyAttachment(this, id, { role: this.roleName, policyArn });
    knownPermissions(this).addManaged(policyArn, attachment);
    warnOfAttached(this, this);
  }
}

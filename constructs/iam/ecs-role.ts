import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { checkName } from "../core/name";
import type { Grantee } from "./grantable";
import type { PermissionsBoundary } from "./permissions-boundary";
import { policyDocument, trustPolicy, type PolicyStatement } from "./policy-document";
import { ROLE_NAME } from "./role-name";

/** The same for every role. */
const TRUST_POLICY = trustPolicy("ecs-tasks.amazonaws.com");

/** Settings of a role that ECS assumes. */
export interface EcsRoleProps {
  /** The role's name, at most 64 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /**
   * The most that the role may do, whatever its policies allow.
   *
   * @default no boundary
   */
  readonly permissionsBoundary?: PermissionsBoundary;
}

/** What the execution role and the task role have in common: ECS assumes them, and they collect statements. */
export abstract class EcsRole extends Construct implements Grantee {
  /** The role's ARN. */
  public readonly arn: string;
  /** The role's name. */
  public readonly roleName: string;
  /** By their content, so that none stands there twice. */
  private readonly statements = new Map<string, PolicyStatement>();

  protected constructor(scope: Construct, id: string, { name, permissionsBoundary }: EcsRoleProps) {
    super(scope, id);
    checkName(this, ROLE_NAME, name);
    const role = new IamRole(this, "Resource", {
      name,
      assumeRolePolicy: TRUST_POLICY,
      permissionsBoundary: permissionsBoundary?.arn,
    });
    this.arn = role.arn;
    this.roleName = role.name;
  }

  /**
   * Allows the role what the statements say, in one inline policy `<role>_inline`; a statement that is there already
   * is not written twice.
   */
  public addStatements(...statements: readonly PolicyStatement[]): void {
    const isFirst = this.statements.size === 0 && statements.length > 0;
    for (const statement of statements) {
      const { sid, effect = "Allow", actions, resources, conditions } = statement;
      this.statements.set(JSON.stringify([sid, effect, actions, resources, conditions]), statement);
    }
    if (!isFirst) return;
    // Written when all statements are there: many services may share a role.
    const policy = Lazy.stringValue({ produce: () => policyDocument([...this.statements.values()]) });
    new IamRolePolicy(this, "inline", { name: "inline", role: this.roleName, policy });
  }

  /**
   * Attaches a managed policy to this role and to no other: not exclusive.
   *
   * @param id construct id of the attachment, the end of its address
   */
  public attachManagedPolicy(id: string, policyArn: string): void {
    new IamRolePolicyAttachment(this, id, { role: this.roleName, policyArn });
  }
}

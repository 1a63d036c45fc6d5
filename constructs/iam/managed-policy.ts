import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName, type NameRule } from "../core/name";
import { checkPolicy, warnOfAttached } from "./check-policy";
import { POLICY_SIZES, sizeProblems } from "./policy-rules";
import type { IGrantable } from "./grantable";
import { knownPermissions } from "./known-permissions";
import type { PolicyStatement } from "./policy-document";
import type { IRole } from "./role";
import { Statements } from "./statements";

/** IAM API reference, `CreatePolicy`. */
export const POLICY_NAME: NameRule = {
  what: "an IAM policy's name",
  max: 128,
  pattern: /^[\w+=,.@-]+$/,
  says: "letters, digits and +=,.@_-",
};

/** Terraform keeps it; AWS has no attachments by name. */
export const POLICY_ATTACHMENT_NAME: NameRule = {
  what: "a policy attachment's name",
  max: 128,
  pattern: /^.+$/,
  says: "any text",
};

/** How a policy reaches its role. */
export type PolicyAttachment =
  | {
      /**
       * `aws_iam_policy_attachment`: exclusive in the whole account, it detaches the policy from everyone else (AWS
       * provider documentation, "aws_iam_policy_attachment"). Only for equality with a live state that has it.
       */
      readonly type: "exclusive";
      /** Name of the attachment in the Terraform state; AWS does not see it. */
      readonly name: string;
    }
  | {
      /** `aws_iam_role_policy_attachment`: concerns this role only. */
      readonly type: "perRole";
    };

/** Settings of a {@link ManagedPolicy}. */
export interface ManagedPolicyProps {
  /** The policy's name, at most 128 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /** Changing it replaces the policy. @default the policy has no description */
  readonly description?: string;
  /** What it allows or denies. @default what is granted to it: `logGroup.grantWrite(policy)` */
  readonly statements?: readonly PolicyStatement[];
  /** The role that it is attached to. @default none: it is a permissions boundary, or attached elsewhere */
  readonly role?: IRole;
  /** @default `{ type: "perRole" }` */
  readonly attachment?: PolicyAttachment;
  /**
   * Whether it is destroyed after what refers to it has changed (Terraform language documentation, "The lifecycle
   * Meta-Argument"): a permissions boundary needs that to go, since IAM deletes no policy that is in use. Replacing it then
   * needs another name.
   *
   * @default false: Terraform destroys it before it changes a role that it is the boundary of, which IAM refuses
   */
  readonly createBeforeDestroy?: boolean;
}

/**
 * A customer-managed policy, and with a role its attachment `<id>_attachment` (IAM user guide, "Managed policies and
 * inline policies").
 */
export class ManagedPolicy extends AwsConstruct implements IGrantable {
  /** The policy's ARN. */
  public readonly arn: string;
  private readonly statements = new Statements();

  public constructor(scope: Construct, id: string, props: ManagedPolicyProps) {
    super(scope, id);
    const { name, description, statements = [], role, attachment = { type: "perRole" }, createBeforeDestroy } = props;
    checkName(this, POLICY_NAME, name);
    this.addToPolicy(...statements);
    const { managed } = POLICY_SIZES;
    checkPolicy(this, this.statements, (written) => sizeProblems("a managed policy", managed, written));
    const policy = this.statements.document();
    const lifecycle = createBeforeDestroy ? { createBeforeDestroy } : undefined;
    this.arn = new IamPolicy(this, "Resource", { name, description, policy, lifecycle }).arn;
    if (role) this.attach(role, attachment);
  }

  /** Adds to what the policy says; a statement that is there already is not written twice. */
  public addToPolicy(...statements: readonly PolicyStatement[]): void {
    this.statements.add(statements);
  }

  /** @internal What it says so far. */
  public list(): readonly PolicyStatement[] {
    return this.statements.list(this);
  }

  private attach(role: IRole, attachment: PolicyAttachment): void {
    knownPermissions(role).add(() => this.list(), this.attachTo(role, attachment));
    warnOfAttached(role, this);
  }

  private attachTo({ roleName }: IRole, attachment: PolicyAttachment): TerraformResource {
    const policyArn = this.arn;
    if (attachment.type === "perRole")
      return new IamRolePolicyAttachment(this, "attachment", { role: roleName, policyArn });
    const { name } = attachment;
    checkName(this, POLICY_ATTACHMENT_NAME, name);
    return new IamPolicyAttachment(this, "attachment", { name, roles: [roleName], policyArn });
  }
}

import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { checkName, type NameRule } from "../core/name";
import type { ExecutionRole } from "./execution-role";
import { policyDocument, type PolicyStatement } from "./policy-document";

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

/** How the policy reaches the role. */
export type LogsPolicyAttachment =
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

/** Settings of a {@link LogsPolicy}. */
export interface LogsPolicyProps {
  /** The policy's name, at most 128 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /** @default the policy has no description */
  readonly description?: string;
  /** The role that may write the logs. */
  readonly executionRole: ExecutionRole;
  /** What the role may do; see `logStatements`. */
  readonly statements: readonly PolicyStatement[];
  /** @default `{ type: "perRole" }` */
  readonly attachment?: LogsPolicyAttachment;
}

/** A customer-managed policy that lets an execution role write logs, and its attachment `<id>_attachment`. */
export class LogsPolicy extends Construct {
  /** The policy's ARN. */
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogsPolicyProps) {
    super(scope, id);
    const { name, description, executionRole, statements, attachment = { type: "perRole" } } = props;
    checkName(this, POLICY_NAME, name);
    this.arn = new IamPolicy(this, "Resource", { name, description, policy: policyDocument(statements) }).arn;
    if (attachment.type === "exclusive") {
      checkName(this, POLICY_ATTACHMENT_NAME, attachment.name);
      new IamPolicyAttachment(this, "attachment", {
        name: attachment.name,
        roles: [executionRole.roleName],
        policyArn: this.arn,
      });
    } else {
      new IamRolePolicyAttachment(this, "attachment", { role: executionRole.roleName, policyArn: this.arn });
    }
  }
}

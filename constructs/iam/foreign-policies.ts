import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";

/** Resources that give a role permissions (documentation of the AWS provider). */
const GIVES_PERMISSIONS = new Set([
  "aws_iam_policy_attachment",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_role_policy_attachments_exclusive",
]);

/** Whether the program gives permissions by cdktf's own resources, which may concern any role. */
export function hasForeignPolicies({ node }: IConstruct): boolean {
  return node.root.node
    .findAll()
    .some(
      (each) =>
        TerraformResource.isTerraformResource(each) &&
        GIVES_PERMISSIONS.has(each.terraformResourceType) &&
        !(each.node.scope instanceof AwsConstruct),
    );
}

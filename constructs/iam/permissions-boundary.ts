import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { checkName } from "../core/name";
import { policyDocument, type PolicyStatement } from "./policy-document";
import { POLICY_NAME } from "./managed-policy";

/** Settings of a {@link PermissionsBoundary}. */
export interface PermissionsBoundaryProps {
  /** The policy's name, at most 128 characters of letters, digits and `+=,.@_-`. */
  readonly name: string;
  /** The most that a role with this boundary may do; it grants nothing by itself. */
  readonly statements: readonly PolicyStatement[];
}

/**
 * The most that a role may do, whatever its policies allow (IAM user guide, "Permissions boundaries for IAM entities").
 * It scopes a role down without detaching what a live system has attached to it.
 */
export class PermissionsBoundary extends Construct {
  public readonly arn: string;

  public constructor(scope: Construct, id: string, { name, statements }: PermissionsBoundaryProps) {
    super(scope, id);
    checkName(this, POLICY_NAME, name);
    this.arn = new IamPolicy(this, "Resource", {
      name,
      description: "The most that the role may do",
      policy: policyDocument(statements),
    }).arn;
  }
}

import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { checkName } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import { standInText } from "../core/shape";
import { isToken } from "../core/token";
import { existingRoleProblem, roleArnProblems, roleNameInArn } from "./existing-role-rules";
import type { PolicyStatement } from "./policy-document";
import type { IEcsRole, RolePurpose } from "./role";
import { ROLE_NAME } from "./role-name";

/** How a role that is there already is found. */
export type RoleReference = { readonly arn: string } | { readonly name: string };

/** A role that is there already; see `ExecutionRole.fromArn` and `ExecutionRole.fromName`. */
export class ExistingRole<Purpose extends RolePurpose> extends AwsConstruct implements IEcsRole {
  public readonly ownership = "existing";
  public readonly arn: string;
  public readonly roleName: string;

  public constructor(
    scope: Construct,
    id: string,
    public readonly purpose: Purpose,
    reference: RoleReference,
  ) {
    super(scope, id);
    const { arn, roleName } = "arn" in reference ? this.byArn(reference.arn) : this.byName(reference.name);
    this.arn = arn;
    this.roleName = roleName;
  }

  /** Changes nothing, since the role is somebody else's: a warning lists what it is to be allowed there. */
  public addToPolicy(...statements: readonly PolicyStatement[]): void {
    if (statements.length > 0) warnOf(this, existingRoleProblem(this.arn, statements));
  }

  private byArn(given: string) {
    const problems = roleArnProblems(given);
    reportProblems(this, problems);
    // What is invalid is reported once, here.
    const arn = problems.length === 0 ? given : standInText();
    // Of an ARN that only Terraform knows, what is behind the last slash.
    const name = isToken(arn) ? Token.asString(Fn.element(Fn.reverse(Fn.split("/", arn)), 0)) : roleNameInArn(arn);
    return { arn, roleName: name ?? arn };
  }

  private byName(name: string) {
    checkName(this, ROLE_NAME, name);
    const role = new DataAwsIamRole(this, "Resource", { name });
    return { arn: role.arn, roleName: role.name };
  }
}

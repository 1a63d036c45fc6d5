import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { showStatements, type PolicyStatement } from "./policy-document";

/** IAM user guide, "IAM identifiers": a path of printable characters may be in front of the name. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/;

/** The name of the role in its ARN, without its path. */
export function roleNameInArn(arn: string): string | undefined {
  return ROLE_ARN.exec(arn)?.[1];
}

/** The ARN of a role that is there already; one that is known only at plan time passes. */
export function roleArnProblems(arn: string): Problem[] {
  const text = known(arn);
  if (text === undefined || roleNameInArn(text) !== undefined) return [];
  const rule = "an IAM role's ARN is arn:aws:iam::<account>:role/<name>";
  return [problem("role-arn", rule, text, "copy it from the console or from aws iam get-role; fromName takes a name")];
}

/** A role of somebody else is not changed: what it needs is said instead. */
export function existingRoleProblem(arn: string, statements: readonly PolicyStatement[]): Problem {
  return {
    code: "existing-role-permissions",
    rule: "a role that is there already gets no permissions here, since they are its owner's",
    got: arn,
    fix: `see that it is allowed ${showStatements(statements)}, or attach a ManagedPolicy with \`role\` to it`,
  };
}

import { Fn, Token } from "cdktf";
import { arnProblems, parseArn } from "../core/arn";
import { ARN_KINDS } from "../core/arn-kinds";
import type { Problem } from "../core/problem";
import { isToken } from "../core/token";
import { regionalPrincipal } from "../iam/partition";

/** A user pool that is known by its ARN. */
interface UserPoolFromArn {
  readonly arn: string;
  readonly userPoolId: string;
  readonly issuer: string;
  readonly problems: readonly Problem[];
}

/** A user pool that is known by its ARN; see `UserPool.fromArn`. */
export function userPoolFromArn(arn: string): UserPoolFromArn {
  const region = userPoolRegion(arn);
  const userPoolId = isToken(arn)
    ? Token.asString(Fn.element(Fn.split("/", arn), 1))
    : (parseArn(arn)?.resource ?? arn).replace("userpool/", "");
  const issuer = `https://${regionalPrincipal("cognito-idp", region)}/${userPoolId}`;
  return { arn, userPoolId, issuer, problems: arnProblems(arn, { what: "a user pool", kinds: [ARN_KINDS.userPool] }) };
}

/** The region of a user pool, from its ARN; empty for any other text, which is a problem. */
export function userPoolRegion(arn: string): string {
  return isToken(arn) ? Token.asString(Fn.element(Fn.split(":", arn), 3)) : (parseArn(arn)?.region ?? "");
}

import { known, knownItems } from "../core/known";
import { OAUTH_SCOPE } from "../core/oauth-scope";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { repeated } from "../core/values";

/** Amazon Cognito developer guide, "Scopes, M2M, and resource servers": what every pool has. */
const STANDARD = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

const MOST_SCOPES = 50;

const CODE = "user-pool-client-scope";

/**
 * The rules of a client's scopes (Amazon Cognito user pools API reference, `CreateUserPoolClient`, AllowedOAuthScopes): those
 * of OpenID Connect, and `<resource server>/<scope>`. A machine has the latter alone: `openid is not supported with
 * client_credentials flow`.
 *
 * @param isMachine whether the client signs in as itself, without a user
 */
export function scopeProblems(scopes: readonly string[], isMachine: boolean): Problem[] {
  if (isToken(scopes)) return [];
  const problems = scopes.flatMap((scope) => oneScopeProblems(known(scope), isMachine));
  if (scopes.length === 0 || scopes.length > MOST_SCOPES) {
    const fix = scopes.length === 0 ? "name one" : "leave some out";
    problems.push(problem(CODE, `a client has 1 to ${MOST_SCOPES} scopes`, scopes.length, fix));
  }
  const twice = repeated(scopes).map((scope) => problem(CODE, "a client has a scope once", scope, "leave one out"));
  return [...problems, ...twice];
}

function oneScopeProblems(scope: string | undefined, isMachine: boolean): Problem[] {
  if (scope === undefined) return [];
  if (!OAUTH_SCOPE.test(scope) || scope.length > 256) {
    const rule = 'a scope has 1 to 256 characters of ASCII, without blanks, " and \\';
    return [problem(CODE, rule, scope, "name each scope by itself")];
  }
  if (isMachine && STANDARD.includes(scope)) {
    const rule = "a client without users has scopes of resource servers only";
    return [problem(CODE, rule, scope, "write it like 'students/read', or take the grant of authorization codes")];
  }
  if (scope.includes("/") || STANDARD.includes(scope)) return [];
  const rule = `a scope is ${STANDARD.join(", ")}, or <resource server>/<scope>`;
  return [problem(CODE, rule, scope, "correct it, or take the scope() of a UserPoolResourceServer")];
}

/**
 * Scopes that nobody can ask for without `openid` (Amazon Cognito developer guide, "The redirect and authorization
 * endpoint"). AWS takes such a client all the same.
 */
export function openIdWarnings(scopes: readonly string[]): Problem[] {
  const all = knownItems(scopes);
  const alone = all.filter((scope) => ["email", "phone", "profile"].includes(scope));
  if (alone.length === 0 || all.includes("openid") || all.length < scopes.length) return [];
  const rule = "the scopes email, phone and profile can be asked for with openid only";
  return [problem("user-pool-client-openid", rule, all, "add openid")];
}

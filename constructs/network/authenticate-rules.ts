import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { HTTPS_ADDRESS, ISSUER, PUBLIC_HTTPS_ADDRESS } from "../core/https-address";
import { known, knownItems } from "../core/known";
import { OAUTH_SCOPE } from "../core/oauth-scope";
import { problem, type Problem } from "../core/problem";
import { resolveTokens } from "../core/resolve";
import { isToken } from "../core/token";
import { oneOf, repeated, wholeNumber } from "../core/values";
import type { AuthenticateAction, AuthenticateCognitoAction, AuthenticateOidcAction } from "./authenticate-action";

const CODE = "listener-authenticate";

/** Where the load balancer takes people back from the provider (Elastic Load Balancing user guide, "Authenticate users"). */
export const CALLBACK_PATH = "/oauth2/idpresponse";

/** Elastic Load Balancing API reference, `AuthenticateOidcActionConfig`, AuthenticationRequestExtraParams. */
const MOST_EXTRA_PARAMS = 10;

/** A token (RFC 6265, "Set-Cookie", cookie-name). */
const COOKIE_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/**
 * The rules of signing in (Elastic Load Balancing user guide, "Authenticate users using an Application Load Balancer").
 *
 * @param isHttps whether the listener speaks HTTPS @default unknown
 */
export function authenticateProblems(action: AuthenticateAction, isHttps: boolean | undefined): Problem[] {
  const { sessionTimeout, onUnauthenticatedRequest, next } = action;
  const timeout = { code: CODE, what: "sessionTimeout", min: 1, max: 604_800, unit: "seconds" } as const;
  return [
    ...(isHttps === false
      ? [problem(CODE, "only HTTPS signs people in", "HTTP", "give the listener a certificate")]
      : []),
    ...("next" in next
      ? [problem(CODE, "a request is signed in once", known(next.type), "let it be forwarded next")]
      : []),
    ...wholeNumber(sessionTimeout, timeout),
    ...oneOf(onUnauthenticatedRequest, ["authenticate", "deny", "allow"], {
      code: CODE,
      what: "onUnauthenticatedRequest",
    }),
    ...scopeProblems(action),
    ...cookieProblems(action),
    ...paramProblems(action),
    ...(action.type === "authenticateCognito" ? cognitoProblems(action) : oidcProblems(action)),
  ];
}

/** OpenID Connect Core, 3.1.2.1: without `openid` a provider says nothing about the person. */
function scopeProblems({ scopes }: AuthenticateAction): Problem[] {
  if (scopes === undefined || isToken(scopes) || scopes.some(isToken)) return [];
  const wrong = scopes.filter((scope) => !OAUTH_SCOPE.test(scope));
  return [
    ...(scopes.includes("openid") ? [] : [problem(CODE, "the scopes include openid", scopes, "add it")]),
    ...wrong.map((scope) => problem(CODE, "a scope is one word", scope, "write each scope by itself")),
    ...repeated(scopes).map((scope) => problem(CODE, "each scope is named once", scope, "leave one out")),
  ];
}

function cookieProblems({ sessionCookieName }: AuthenticateAction): Problem[] {
  const name = known(sessionCookieName);
  if (name === undefined || COOKIE_NAME.test(name)) return [];
  const rule = "a cookie's name has letters, digits and !#$%&'*+-.^_`|~";
  return [problem(CODE, rule, name, "correct it, or leave it out")];
}

function paramProblems({ extraParams = {} }: AuthenticateAction): Problem[] {
  const names = Object.keys(extraParams);
  if (names.length <= MOST_EXTRA_PARAMS) return [];
  return [problem(CODE, `there are at most ${MOST_EXTRA_PARAMS} extraParams`, names, "leave some out")];
}

/** What a client that is known must have (user guide, "Prepare to use Amazon Cognito"). */
function cognitoProblems(action: AuthenticateCognitoAction): Problem[] {
  const { userPool, userPoolClient, userPoolDomain, scopes = ["openid"] } = action;
  const { userPool: own, hasCodeGrant, hasSecret, callbackUrls, scopes: allowed } = userPoolClient;
  const problems = [userPool, userPoolClient, userPoolDomain].flatMap((one) => one.problems ?? []);
  if (hasCodeGrant === false) {
    const rule = "the load balancer signs in by the grant of authorization codes";
    problems.push(problem(CODE, rule, "a client without it", "give the client callbackUrls"));
  }
  if (hasSecret === false) {
    problems.push(problem(CODE, "the load balancer's client has a secret", "a client without one", "generate it"));
  }
  if (own !== undefined && isOther(own, userPool)) {
    problems.push(problem(CODE, "the client is the user pool's own", own.arn, "name the pool that has it"));
  }
  const callbacks = callbackUrls === undefined || isToken(callbackUrls) ? [CALLBACK_PATH] : callbackUrls;
  if (hasCodeGrant !== false && !callbacks.some((url) => isToken(url) || url.endsWith(CALLBACK_PATH))) {
    const rule = `the client's callbackUrls have https://<host>${CALLBACK_PATH}`;
    problems.push(problem(CODE, rule, callbackUrls, "add it for each host, in lower case"));
  }
  const granted = allowed === undefined || isToken(allowed) || allowed.some(isToken) ? undefined : allowed;
  const denied = knownItems(scopes).filter((scope) => granted?.includes(scope) === false);
  return [
    ...problems,
    ...denied.map((scope) => problem(CODE, "the client allows each scope", scope, "add it to the client's scopes")),
  ];
}

/** Whether two pools are certainly different: each reading of an attribute makes another token. */
function isOther(own: { readonly arn: string }, userPool: { readonly arn: string }): boolean {
  if (own.arn === userPool.arn || isToken(own.arn) !== isToken(userPool.arn)) return false;
  if (!isToken(own.arn)) return true;
  if (!Construct.isConstruct(own) || !Construct.isConstruct(userPool)) return false;
  const stack = TerraformStack.of(own);
  if (TerraformStack.of(userPool) !== stack) return false;
  return resolveTokens(stack, own.arn, false) !== resolveTokens(stack, userPool.arn, false);
}

/** `AuthenticateOidcActionConfig`: "This must be a full URL, including the HTTPS protocol, the domain, and the path". */
function oidcProblems(action: AuthenticateOidcAction): Problem[] {
  const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, clientId } = action;
  const id = known(clientId);
  return [
    ...addressProblems({ issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint }, HTTPS_ADDRESS, ""),
    ...addressProblems({ issuer }, ISSUER, " without a query"),
    ...addressProblems({ tokenEndpoint, userInfoEndpoint }, PUBLIC_HTTPS_ADDRESS, " with a domain name and no user"),
    ...(id?.trim() === "" ? [problem(CODE, "a client has an id", id, "add it")] : []),
    ...(id !== undefined && id.trim() !== "" && id.trim() !== id
      ? [problem(CODE, "a client's id has no blanks before and after it", id, "take them away")]
      : []),
  ];
}

/** @param says what is special about an address that is one of HTTPS: nothing, or that alone is judged */
function addressProblems(addresses: Readonly<Record<string, string>>, pattern: RegExp, says: string): Problem[] {
  const wrong = Object.entries(addresses).filter(([, address]) => {
    const url = known(address);
    return url !== undefined && !pattern.test(url) && (says === "" || HTTPS_ADDRESS.test(url));
  });
  return wrong.map(([name, url]) =>
    problem(CODE, `${name} is an HTTPS address${says}`, url, "write it like https://login.example.org/…"),
  );
}

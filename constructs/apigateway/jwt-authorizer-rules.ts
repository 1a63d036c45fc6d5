import { PUBLIC_ISSUER } from "../core/https-address";
import { known, knownItems } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { repeated } from "../core/values";

/** What is checked of an authorizer. */
export interface AuthorizerSettings {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly identitySource?: string;
}

/** Audiences of an authorizer (API Gateway developer guide, "Quotas for configuring and running an HTTP API"). */
const MOST_AUDIENCES = 50;

const CODE = "http-api-authorizer";

/** The issuer of a user pool's tokens (Amazon Cognito developer guide, "Verifying JSON web tokens"). */
const COGNITO_ISSUER = /^https:\/\/cognito-idp(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+_[0-9A-Za-z]+$/;

/** The rules of an authorizer (API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers"). */
export function authorizerProblems({ issuer, audience, identitySource }: AuthorizerSettings): Problem[] {
  return [
    ...issuerProblems(known(issuer)),
    ...audienceProblems(audience, known(issuer)),
    ...identitySourceProblems(known(identitySource)),
  ];
}

function issuerProblems(issuer: string | undefined): Problem[] {
  if (issuer === undefined) return [];
  const is = (rule: string, fix: string): Problem[] => [problem(CODE, `an issuer is ${rule}`, issuer, fix)];
  if (issuer.includes("/.well-known/")) {
    return is("an address, to which API Gateway adds /.well-known/openid-configuration", "leave that out");
  }
  if (!PUBLIC_ISSUER.test(issuer)) {
    return is("https://… with a domain name, without a query", "write it as it is in the tokens' iss");
  }
  if (/^https:\/\/cognito-idp\b/.test(issuer) && !COGNITO_ISSUER.test(issuer)) {
    return is("of a user pool https://cognito-idp.<region>.amazonaws.com/<id>", "take the issuer of a UserPool");
  }
  return [];
}

function audienceProblems(audience: readonly string[], issuer = ""): Problem[] {
  if (isToken(audience)) return [];
  const problems: Problem[] = [];
  if (audience.length === 0 || audience.length > MOST_AUDIENCES) {
    const fix = audience.length === 0 ? "name whose tokens count" : "make another authorizer";
    problems.push(problem(CODE, `an authorizer has 1 to ${MOST_AUDIENCES} audiences`, audience.length, fix));
  }
  for (const text of repeated(audience)) {
    problems.push(problem(CODE, "an authorizer has an audience once", text, "leave one out"));
  }
  const wrong = knownItems(audience).filter((text) => COGNITO_ISSUER.test(issuer) && !/^[\w+]{1,128}$/.test(text));
  for (const text of wrong) {
    const rule = "a user pool's access tokens have no aud: their audience is the id of a client";
    problems.push(problem(CODE, rule, text, "name clients of the pool"));
  }
  return problems;
}

function identitySourceProblems(source: string | undefined): Problem[] {
  if (source === undefined || /^\$request\.(?:header|querystring)\.[\w!#$%&'*+.^`|~-]+$/.test(source)) return [];
  const rule = "a token is in a header or in the query: $request.header.<name> or $request.querystring.<name>";
  return [problem(CODE, rule, source, "write $request.header.Authorization, or leave identitySource out")];
}

/** One authorizer is enough for an issuer and its audience: an API has ten at most, unless AWS raises that. */
export function sameAuthorizers(authorizers: Readonly<Record<string, AuthorizerSettings>>): Problem[] {
  const first = new Map<string, string>();
  return Object.entries(authorizers).flatMap(([name, { issuer, audience, identitySource }]) => {
    const key = JSON.stringify([issuer, [...audience].sort(), identitySource?.toLowerCase()]);
    const other = first.get(key);
    first.set(key, other ?? name);
    if (other === undefined) return [];
    const rule = `an issuer and its audience have one authorizer (here ${other} and ${name})`;
    return [problem(CODE, rule, issuer, `name ${other} in the routes of both`)];
  });
}

import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { oneOf, wholeNumber } from "../core/values";
import { redirectUrlProblems } from "./redirect-url-rules";
import { scopeProblems } from "./scope-rules";

/** What is checked of a client, beside its name. */
export interface UserPoolClientSettings {
  readonly grant: {
    readonly type: string;
    readonly scopes?: readonly string[];
    readonly callbackUrls?: readonly string[];
    readonly logoutUrls?: readonly string[];
  };
  readonly generateSecret?: boolean;
  readonly identityProviders?: readonly (string | { readonly providerName: string })[];
  readonly tokenValidity?: {
    readonly accessToken?: number;
    readonly idToken?: number;
    readonly refreshToken?: number;
  };
}

/** The rules of a client (Amazon Cognito user pools API reference, `CreateUserPoolClient`). */
export function userPoolClientProblems(settings: UserPoolClientSettings): Problem[] {
  const { grant, identityProviders, tokenValidity = {} } = settings;
  const { type, scopes, callbackUrls = [], logoutUrls = [] } = grant;
  return [
    ...oneOf(type, ["authorizationCode", "clientCredentials"], { code: "user-pool-client-grant", what: "a grant" }),
    ...grantProblems(settings),
    ...(scopes === undefined ? [] : scopeProblems(scopes, type === "clientCredentials")),
    ...redirectUrlProblems("a callback URL", callbackUrls),
    ...redirectUrlProblems("a sign-out URL", logoutUrls),
    ...identityProviderProblems(identityProviders),
    ...validityProblems(tokenValidity),
  ];
}

/** What belongs to one of the grants only: AWS gives a client one of them. */
function grantProblems({ grant, generateSecret, identityProviders }: UserPoolClientSettings): Problem[] {
  const { type, scopes, callbackUrls = [], logoutUrls = [] } = grant;
  const code = "user-pool-client-grant";
  if (type === "authorizationCode") {
    const none = !isToken(callbackUrls) && callbackUrls.length === 0;
    const rule = "a client with authorization codes has callbackUrls, where Cognito sends them";
    return none ? [problem(code, rule, "none", "name https://<host>/oauth2/idpresponse for a load balancer")] : [];
  }
  if (type !== "clientCredentials") return [];
  const problems: Problem[] = [];
  if (generateSecret === false) {
    const rule = "a client with client credentials has a secret, by which it signs in";
    problems.push(problem(code, rule, generateSecret, "leave generateSecret out"));
  }
  if (callbackUrls.length > 0 || logoutUrls.length > 0 || identityProviders !== undefined) {
    const rule = "a client with client credentials has no users: no callbackUrls, logoutUrls or identityProviders";
    problems.push(problem(code, rule, type, "leave them out, or make another client for users"));
  }
  if (scopes === undefined) {
    const rule = "a client with client credentials has scopes of resource servers";
    problems.push(problem(code, rule, "none", "name some, such as 'students/read'"));
  }
  return problems;
}

/** `SupportedIdentityProviders`; Cognito's own name is in capital letters. */
function identityProviderProblems(providers: UserPoolClientSettings["identityProviders"]): Problem[] {
  if (providers === undefined || isToken(providers)) return [];
  const code = "user-pool-client-provider";
  if (providers.length === 0) {
    return [
      problem(code, "users of a client come from an identity provider", "none", "name COGNITO, for the pool itself"),
    ];
  }
  return providers.flatMap((provider) => {
    const name = typeof provider === "string" ? known(provider) : undefined;
    if (name === undefined) return [];
    if (name !== "COGNITO" && name.toUpperCase() === "COGNITO") {
      return [problem(code, "the pool itself is the identity provider COGNITO", name, "write COGNITO")];
    }
    if (/^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]{1,32}$/u.test(name)) return [];
    return [problem(code, "an identity provider's name has 1 to 32 characters", name, "correct it")];
  });
}

/** `TokenValidityUnitsType`: five minutes to a day, and an hour to ten years. */
function validityProblems(validity: NonNullable<UserPoolClientSettings["tokenValidity"]>): Problem[] {
  const code = "user-pool-client-token";
  const bounds = { accessToken: [5, 1440], idToken: [5, 1440], refreshToken: [60, 5_256_000] } as const;
  const tokens = ["accessToken", "idToken", "refreshToken"] as const;
  return tokens.flatMap((token) => {
    const [min, max] = bounds[token];
    return wholeNumber(validity[token], { code, what: `the validity of ${token}`, min, max, unit: "minutes" });
  });
}

/** Amazon Cognito user pools API reference, `ClientIdType`. */
export function clientIdProblems(clientId: string): Problem[] {
  const text = known(clientId);
  if (text === undefined || /^[\w+]{1,128}$/.test(text)) return [];
  const rule = "a client is given by its id, of 1 to 128 letters, digits, _ and +";
  return [problem("user-pool-client-id", rule, text, "copy it from aws cognito-idp list-user-pool-clients")];
}

import { Token } from "cdktf";
import type {
  AuthenticateAction,
  AuthenticateCognitoAction,
  AuthenticateOidcAction,
} from "../../../constructs/network/authenticate-action";
import { authenticateProblems } from "../../../constructs/network/authenticate-rules";
import type { TerminalAction } from "../../../constructs/network/terminal-action";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });

const POOL = { arn: "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a", userPoolId: "a", issuer: "i" };
const OTHER_POOL = { ...POOL, arn: `${POOL.arn}b` };
const CLIENT = { clientId: "app" };
const NEXT: TerminalAction = { type: "fixedResponse", statusCode: 200 };

const cognito = (options: Partial<AuthenticateCognitoAction> = {}): AuthenticateCognitoAction => ({
  ...{ type: "authenticateCognito", next: NEXT, userPool: POOL, userPoolClient: CLIENT },
  ...{ userPoolDomain: { domain: "school" }, ...options },
});

const oidc = (options: Partial<AuthenticateOidcAction> = {}): AuthenticateOidcAction => ({
  ...{ type: "authenticateOidc", next: NEXT, issuer: "https://login.example.org", clientId: "app" },
  authorizationEndpoint: "https://login.example.org/authorize",
  tokenEndpoint: "https://login.example.org/token?tenant=a",
  userInfoEndpoint: "https://login.example.org:8443/me",
  ...{ clientSecret: { value: UNKNOWN } as never, ...options },
});

const params = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, "x"]));

const found = (action: AuthenticateAction, isHttps: boolean | undefined = true) =>
  authenticateProblems(action, isHttps).map(({ code, rule, got }) => [code, rule, got]);

describe("signing in", () => {
  test.each<[string, AuthenticateAction]>([
    ["at a user pool", cognito()],
    ["at an OpenID provider", oidc()],
    ["for a second", cognito({ sessionTimeout: 1 })],
    ["for a week", cognito({ sessionTimeout: 604_800 })],
    ["for a time that Terraform knows", cognito({ sessionTimeout: UNKNOWN_NUMBER })],
    ["with scopes", cognito({ scopes: ["openid", "email", "school/read", "https://school.example/read"] })],
    ["with scopes that Terraform knows", cognito({ scopes: UNKNOWN_LIST })],
    ["with a scope that Terraform knows", cognito({ scopes: [UNKNOWN] })],
    ["with a cookie", cognito({ sessionCookieName: "School-Session.1" })],
    ["with a cookie that Terraform names", cognito({ sessionCookieName: UNKNOWN })],
    ["with ten parameters", cognito({ extraParams: params(10) })],
    ["with parameters that Terraform knows", cognito({ extraParams: Token.asStringMap({ resolve: () => ({}) }) })],
    ["or denying", cognito({ onUnauthenticatedRequest: "deny" })],
    ["or allowing", oidc({ onUnauthenticatedRequest: "allow" })],
    ["as Terraform says", cognito({ onUnauthenticatedRequest: UNKNOWN as "deny" })],
    ["at endpoints that Terraform knows", oidc({ issuer: UNKNOWN, tokenEndpoint: `https://${UNKNOWN}/token` })],
    [
      "as a client that is known",
      cognito({
        userPoolClient: {
          ...{ clientId: "app", userPool: POOL, scopes: ["openid", "email"], hasCodeGrant: true, hasSecret: true },
          callbackUrls: ["https://app.example.org/", "https://app.example.org/oauth2/idpresponse"],
        },
      }),
    ],
    ["as a client whose callback Terraform knows", cognito({ userPoolClient: { ...CLIENT, callbackUrls: [UNKNOWN] } })],
    [
      "as a client whose callbacks Terraform knows",
      cognito({ userPoolClient: { ...CLIENT, callbackUrls: UNKNOWN_LIST, scopes: UNKNOWN_LIST } }),
    ],
    ["as a client with a scope that Terraform knows", cognito({ userPoolClient: { ...CLIENT, scopes: [UNKNOWN] } })],
    [
      "at a pool whose ARN Terraform knows",
      cognito({ userPoolClient: { ...CLIENT, userPool: { ...POOL, arn: UNKNOWN } } }),
    ],
  ])("%s passes", (_how, action) => expect(found(action)).toEqual([]));

  test("a listener whose protocol is unknown passes", () => expect(found(cognito(), undefined)).toEqual([]));

  test.each<[string, AuthenticateAction, string, unknown]>([
    ["for no time", cognito({ sessionTimeout: 0 }), "sessionTimeout is 1 to 604800 seconds, whole", 0],
    [
      "for more than a week",
      cognito({ sessionTimeout: 604_801 }),
      "sessionTimeout is 1 to 604800 seconds, whole",
      604_801,
    ],
    ["for half a second", cognito({ sessionTimeout: 0.5 }), "sessionTimeout is 1 to 604800 seconds, whole", 0.5],
    ["twice", cognito({ next: oidc() as never }), "a request is signed in once", "authenticateOidc"],
    [
      "or redirecting",
      cognito({ onUnauthenticatedRequest: "redirect" as never }),
      "onUnauthenticatedRequest is authenticate, deny, allow",
      "redirect",
    ],
    ["with no scopes", cognito({ scopes: [] }), "the scopes include openid", []],
    ["without openid", oidc({ scopes: ["email"] }), "the scopes include openid", ["email"]],
    ["with scopes in one text", oidc({ scopes: ["openid", "email profile"] }), "a scope is one word", "email profile"],
    ["with a blank scope", oidc({ scopes: ["openid", ""] }), "a scope is one word", ""],
    ["with a scope in quotes", oidc({ scopes: ["openid", '"email"'] }), "a scope is one word", '"email"'],
    ["with a scope twice", oidc({ scopes: ["openid", "openid"] }), "each scope is named once", "openid"],
    [
      "with a cookie of two words",
      cognito({ sessionCookieName: "School Session" }),
      "a cookie's name has letters, digits and !#$%&'*+-.^_`|~",
      "School Session",
    ],
    [
      "with a cookie and its value",
      cognito({ sessionCookieName: "a=b" }),
      "a cookie's name has letters, digits and !#$%&'*+-.^_`|~",
      "a=b",
    ],
    [
      "with eleven parameters",
      cognito({ extraParams: params(11) }),
      "there are at most 10 extraParams",
      Object.keys(params(11)),
    ],
    [
      "as a client without the grant of codes",
      cognito({ userPoolClient: { ...CLIENT, hasCodeGrant: false, callbackUrls: [] } }),
      "the load balancer signs in by the grant of authorization codes",
      "a client without it",
    ],
    [
      "as a client without a secret",
      cognito({ userPoolClient: { ...CLIENT, hasSecret: false } }),
      "the load balancer's client has a secret",
      "a client without one",
    ],
    [
      "as a client of another pool",
      cognito({ userPoolClient: { ...CLIENT, userPool: OTHER_POOL } }),
      "the client is the user pool's own",
      OTHER_POOL.arn,
    ],
    [
      "as a client without the callback",
      cognito({ userPoolClient: { ...CLIENT, callbackUrls: ["https://app.example.org/"] } }),
      "the client's callbackUrls have https://<host>/oauth2/idpresponse",
      ["https://app.example.org/"],
    ],
    [
      "with a scope that the client lacks",
      cognito({ scopes: ["openid", "email"], userPoolClient: { ...CLIENT, scopes: ["openid"] } }),
      "the client allows each scope",
      "email",
    ],
    [
      "with AWS's own scope, which the client lacks",
      cognito({ userPoolClient: { ...CLIENT, scopes: ["email"] } }),
      "the client allows each scope",
      "openid",
    ],
    ["at an issuer of HTTP", oidc({ issuer: "http://a.example" }), "issuer is an HTTPS address", "http://a.example"],
    ["at no address", oidc({ tokenEndpoint: "/token" }), "tokenEndpoint is an HTTPS address", "/token"],
    ["at a scheme alone", oidc({ userInfoEndpoint: "https://" }), "userInfoEndpoint is an HTTPS address", "https://"],
    [
      "at an address with a fragment",
      oidc({ authorizationEndpoint: "https://a.example/b#c" }),
      "authorizationEndpoint is an HTTPS address",
      "https://a.example/b#c",
    ],
    [
      "at an issuer with a query",
      oidc({ issuer: "https://a.example/?b" }),
      "issuer is an HTTPS address without a query",
      "https://a.example/?b",
    ],
    ...(["tokenEndpoint", "userInfoEndpoint"] as const).flatMap((name) =>
      ["https://localhost/a", "https://10.0.0.1/a", "https://[2001:db8::1]/a", "https://b:c@a.example/a"].map(
        (url): [string, AuthenticateAction, string, unknown] => [
          `at a ${name} of ${url}`,
          oidc({ [name]: url }),
          `${name} is an HTTPS address with a domain name and no user`,
          url,
        ],
      ),
    ),
    ["as a client with a blank", oidc({ clientId: "app " }), "a client's id has no blanks before and after it", "app "],
    ["as no client", oidc({ clientId: " " }), "a client has an id", " "],
  ])("%s does not", (_how, action, rule, got) => {
    expect(found(action)).toEqual([["listener-authenticate", rule, got]]);
  });

  test("by HTTP does not", () => {
    expect(found(cognito(), false)).toEqual([["listener-authenticate", "only HTTPS signs people in", "HTTP"]]);
  });
});

import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { TerraformStack, Testing, Token } from "cdktf";
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
const UNKNOWN_ANY = Token.asAny({ resolve: () => ["?"] }) as unknown as string[];

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
  authenticateProblems(action, isHttps).map(({ code, rule, got, fix }) => [code, `${rule}; ${fix}`, got]);

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
    ["as a client that Terraform knows", oidc({ clientId: UNKNOWN })],
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
    [
      "with lists that an expression makes",
      cognito({ scopes: UNKNOWN_ANY, userPoolClient: { ...CLIENT, callbackUrls: UNKNOWN_ANY, scopes: UNKNOWN_ANY } }),
    ],
    ["as a client with a scope that Terraform knows", cognito({ userPoolClient: { ...CLIENT, scopes: [UNKNOWN] } })],
    [
      "as a client with such a scope among others",
      cognito({ userPoolClient: { ...CLIENT, scopes: ["email", UNKNOWN] } }),
    ],
    [
      "at a pool whose ARN Terraform knows",
      cognito({ userPoolClient: { ...CLIENT, userPool: { ...POOL, arn: UNKNOWN } } }),
    ],
  ])("%s passes", (_how, action) => expect(found(action)).toEqual([]));

  test("a listener whose protocol is unknown passes", () => expect(found(cognito(), undefined)).toEqual([]));

  test.each<[string, AuthenticateAction, string, unknown]>([
    [
      "for no time",
      cognito({ sessionTimeout: 0 }),
      "sessionTimeout is 1 to 604800 seconds, whole; choose a value in between",
      0,
    ],
    [
      "for more than a week",
      cognito({ sessionTimeout: 604_801 }),
      "sessionTimeout is 1 to 604800 seconds, whole; choose a value in between",
      604_801,
    ],
    [
      "for half a second",
      cognito({ sessionTimeout: 0.5 }),
      "sessionTimeout is 1 to 604800 seconds, whole; choose a value in between",
      0.5,
    ],
    [
      "twice",
      cognito({ next: oidc() as never }),
      "a request is signed in once; let it be forwarded next",
      "authenticateOidc",
    ],
    [
      "or redirecting",
      cognito({ onUnauthenticatedRequest: "redirect" as never }),
      "onUnauthenticatedRequest is authenticate, deny, allow; choose one of them",
      "redirect",
    ],
    ["with no scopes", cognito({ scopes: [] }), "the scopes include openid; add it", []],
    ["without openid", oidc({ scopes: ["email"] }), "the scopes include openid; add it", ["email"]],
    [
      "with scopes in one text",
      oidc({ scopes: ["openid", "email profile"] }),
      "a scope is one word; write each scope by itself",
      "email profile",
    ],
    ["with a blank scope", oidc({ scopes: ["openid", ""] }), "a scope is one word; write each scope by itself", ""],
    [
      "with a scope in quotes",
      oidc({ scopes: ["openid", '"email"'] }),
      "a scope is one word; write each scope by itself",
      '"email"',
    ],
    ["with a scope twice", oidc({ scopes: ["openid", "openid"] }), "each scope is named once; leave one out", "openid"],
    [
      "with a cookie of two words",
      cognito({ sessionCookieName: "School Session" }),
      "a cookie's name has letters, digits and !#$%&'*+-.^_`|~; correct it, or leave it out",
      "School Session",
    ],
    [
      "with a cookie and its value",
      cognito({ sessionCookieName: "a=b" }),
      "a cookie's name has letters, digits and !#$%&'*+-.^_`|~; correct it, or leave it out",
      "a=b",
    ],
    [
      "with eleven parameters",
      cognito({ extraParams: params(11) }),
      "there are at most 10 extraParams; leave some out",
      Object.keys(params(11)),
    ],
    [
      "as a client without the grant of codes",
      cognito({ userPoolClient: { ...CLIENT, hasCodeGrant: false, callbackUrls: [] } }),
      "the load balancer signs in by the grant of authorization codes; give the client callbackUrls",
      "a client without it",
    ],
    [
      "as a client without a secret",
      cognito({ userPoolClient: { ...CLIENT, hasSecret: false } }),
      "the load balancer's client has a secret; generate it",
      "a client without one",
    ],
    [
      "as a client of another pool",
      cognito({ userPoolClient: { ...CLIENT, userPool: OTHER_POOL } }),
      "the client is the user pool's own; name the pool that has it",
      OTHER_POOL.arn,
    ],
    [
      "as a client without the callback",
      cognito({ userPoolClient: { ...CLIENT, callbackUrls: ["https://app.example.org/"] } }),
      "the client's callbackUrls have https://<host>/oauth2/idpresponse; add it for each host, in lower case",
      ["https://app.example.org/"],
    ],
    [
      "with a scope that the client lacks",
      cognito({ scopes: ["openid", "email"], userPoolClient: { ...CLIENT, scopes: ["openid"] } }),
      "the client allows each scope; add it to the client's scopes",
      "email",
    ],
    [
      "with AWS's own scope, which the client lacks",
      cognito({ userPoolClient: { ...CLIENT, scopes: ["email"] } }),
      "the client allows each scope; add it to the client's scopes",
      "openid",
    ],
    [
      "at an issuer of HTTP",
      oidc({ issuer: "http://a.example" }),
      "issuer is an HTTPS address; write it like https://login.example.org/…",
      "http://a.example",
    ],
    [
      "at no address",
      oidc({ tokenEndpoint: "/token" }),
      "tokenEndpoint is an HTTPS address; write it like https://login.example.org/…",
      "/token",
    ],
    [
      "at a scheme alone",
      oidc({ userInfoEndpoint: "https://" }),
      "userInfoEndpoint is an HTTPS address; write it like https://login.example.org/…",
      "https://",
    ],
    [
      "at an address with a fragment",
      oidc({ authorizationEndpoint: "https://a.example/b#c" }),
      "authorizationEndpoint is an HTTPS address; write it like https://login.example.org/…",
      "https://a.example/b#c",
    ],
    [
      "at an issuer with a query",
      oidc({ issuer: "https://a.example/?b" }),
      "issuer is an HTTPS address without a query; write it like https://login.example.org/…",
      "https://a.example/?b",
    ],
    ...(["tokenEndpoint", "userInfoEndpoint"] as const).flatMap((name) =>
      ["https://localhost/a", "https://10.0.0.1/a", "https://[2001:db8::1]/a", "https://b:c@a.example/a"].map(
        (url): [string, AuthenticateAction, string, unknown] => [
          `at a ${name} of ${url}`,
          oidc({ [name]: url }),
          `${name} is an HTTPS address with a domain name and no user; write it like https://login.example.org/…`,
          url,
        ],
      ),
    ),
    [
      "as a client with a blank",
      oidc({ clientId: "app " }),
      "a client's id has no blanks before and after it; take them away",
      "app ",
    ],
    ["as no client", oidc({ clientId: " " }), "a client has an id; add it", " "],
  ])("%s does not", (_how, action, says, got) => {
    expect(found(action)).toEqual([["listener-authenticate", says, got]]);
  });

  test("by HTTP does not", () => {
    expect(found(cognito(), false)).toEqual([
      ["listener-authenticate", "only HTTPS signs people in; give the listener a certificate", "HTTP"],
    ]);
  });
});

describe("at a pool whose ARN Terraform knows", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const other = new TerraformStack(Testing.app(), "other");
  const pool = (scope: TerraformStack, name: string) => new CognitoUserPool(scope, name, { name });
  const [users, teachers, others] = [pool(stack, "users"), pool(stack, "teachers"), pool(other, "elsewhere")];
  const at = (userPool: object, own: object) =>
    found(
      cognito({
        userPool: userPool as AuthenticateCognitoAction["userPool"],
        userPoolClient: { ...CLIENT, userPool: own as typeof POOL },
      }),
    );

  test.each<[string, object, object]>([
    ["its own client", users, users],
    ["a client of another program", users, others],
    ["a client of a pool that is no construct", users, { ...POOL, arn: teachers.arn }],
    ["a client, where the pool is no construct", { ...POOL, arn: teachers.arn }, users],
    ["a client of a known pool", users, POOL],
  ])("%s passes", (_what, userPool, own) => expect(at(userPool, own)).toEqual([]));

  test("a client of another pool does not", () => {
    expect(at(users, teachers)).toEqual([
      [
        "listener-authenticate",
        "the client is the user pool's own; name the pool that has it",
        expect.stringContaining("TfToken"),
      ],
    ]);
  });
});

test("what is wrong with the pool, the client or the domain is reported here too", () => {
  const problems = (...got: string[]) =>
    got.map((value) => ({ code: "arn-kind" as const, rule: "", got: value, fix: "" }));
  const action = cognito({
    userPool: { ...POOL, problems: problems("pool") },
    userPoolClient: { ...CLIENT, problems: problems("client", "twice") },
    userPoolDomain: { domain: "school", problems: problems("domain") },
  });
  expect(authenticateProblems(action, true)).toEqual(problems("pool", "client", "twice", "domain"));
});

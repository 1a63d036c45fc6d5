import { Token } from "cdktf";
import { redirectUrlProblems } from "../../../constructs/cognito/redirect-url-rules";
import { openIdWarnings, scopeProblems } from "../../../constructs/cognito/scope-rules";
import {
  clientIdProblems,
  userPoolClientProblems,
  type UserPoolClientSettings,
} from "../../../constructs/cognito/user-pool-client-rules";
import { problemCodes } from "../../../harness/problem-codes";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });

const one = (code: string, says: string, fix = ""): unknown => [
  expect.objectContaining({ code, rule: expect.stringContaining(says), fix: expect.stringContaining(fix) }),
];

describe("addresses that browsers are sent back to", () => {
  const problems = (url: string) => redirectUrlProblems("a callback URL", [url]);

  test.each([
    "https://app.example.org",
    "https://app.example.org:8443/oauth2/idpresponse?a=B",
    "https://10.0.0.1/",
    "http://localhost",
    "http://localhost:3000/back",
    "http://127.0.0.1:3000/",
    "http://[::1]/",
    "https://localhost/",
    "myapp://Signed/In",
    "com.example.app://",
    `https://a.example/${"x".repeat(1006)}`,
    UNKNOWN,
    `https://${UNKNOWN}/oauth2/idpresponse`,
  ])("%s passes", (url) => expect(problems(url)).toEqual([]));

  test.each([
    ["", "is absolute", "write it like https://app.example.org/"],
    ["app.example.org", "is absolute", "write it like"],
    ["//app.example.org/", "is absolute", "write it like"],
    ["/oauth2/idpresponse", "is absolute", "write it like"],
    ["https:/app.example.org", "is absolute", "write it like"],
    ["https:///back", "is absolute", "write it like"],
    ["https://app.example.org/a b", "without blanks", "write it like"],
    [" https://app.example.org/", "without blanks", "write it like"],
    [`https://a.example/${"x".repeat(1007)}`, "has at most 1024 characters", "shorten it"],
    ["https://app.example.org/#", "has no fragment", "leave out what begins with #"],
    ["myapp://signed-in#x", "has no fragment", "leave out what begins with #"],
    ["https://*.example.org/", "names one host", "write one for each host"],
    ["https://App.example.org/x", "in lower case", "write https://app.example.org…; use Fn.lower"],
    ["Https://app.example.org/x", "in lower case", "write https://app.example.org…"],
    ["http://app.example.org/", "is https://…, but for localhost", "write https://"],
    ["http://localhost.example.org/", "is https://…, but for localhost", "write https://"],
    ["http://127.0.0.2/", "is https://…, but for localhost", "write https://"],
  ])("%s does not", (url, says, fix) => expect(problems(url)).toEqual(one("user-pool-client-url", says, fix)));

  test("there are at most 100, as far as they are known", () => {
    const urls = (count: number) => Array<string>(count).fill("https://app.example.org/");
    expect(redirectUrlProblems("a sign-out URL", urls(100))).toEqual([]);
    expect(redirectUrlProblems("a sign-out URL", urls(101))).toEqual(
      one("user-pool-client-url", "at most 100 of them (a sign-out URL)"),
    );
    expect(redirectUrlProblems("a sign-out URL", UNKNOWN_LIST)).toEqual([]);
  });
});

describe("scopes", () => {
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `students/${index}`);

  test.each([
    [["openid"], false],
    [["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"], false],
    [["students/read", "https://api.example.org/students/write"], false],
    [["students/read"], true],
    [numbered(50), true],
    [[UNKNOWN, `${UNKNOWN}/read`], true],
    [UNKNOWN_LIST, false],
    [[`a/${"x".repeat(254)}`], true],
  ] as const)("%j pass (machine: %s)", (scopes, isMachine) => expect(scopeProblems(scopes, isMachine)).toEqual([]));

  test.each([
    [[], false, "1 to 50 scopes", "name one"],
    [numbered(51), false, "1 to 50 scopes", "leave some out"],
    [["openid email"], false, "without blanks", "name each scope by itself"],
    [[""], false, "1 to 256 characters", "by itself"],
    [[`a/${"x".repeat(255)}`], false, "1 to 256 characters", "by itself"],
    [['a/"b"'], false, "of ASCII", "by itself"],
    [["é/read"], false, "of ASCII", "by itself"],
    [["opnid"], false, "a scope is openid, email", "correct it"],
    [["read"], true, "a scope is openid, email", "scope() of a UserPoolResourceServer"],
    [["openid"], true, "scopes of resource servers only", "students/read"],
    [["profile"], true, "scopes of resource servers only", "authorization codes"],
    [["openid", "openid"], false, "a scope once", "leave one out"],
  ] as const)("%j do not (machine: %s)", (scopes, isMachine, says, fix) =>
    expect(scopeProblems(scopes, isMachine)).toEqual(one("user-pool-client-scope", says, fix)),
  );

  test.each([[["openid", "email"]], [["students/read"]], [["email", UNKNOWN]], [UNKNOWN_LIST], [[]]] as const)(
    "%j are asked for with openid, or may be",
    (scopes) => expect(openIdWarnings(scopes)).toEqual([]),
  );

  test.each([[["email"]], [["phone", "students/read"]], [["profile"]]] as const)("%j are not", (scopes) =>
    expect(openIdWarnings(scopes)).toEqual(one("user-pool-client-openid", "with openid only", "add openid")),
  );
});

describe("clients", () => {
  const code = { type: "authorizationCode", callbackUrls: ["https://app.example.org/"] };
  const machine = { type: "clientCredentials", scopes: ["students/read"] };

  test.each<UserPoolClientSettings>([
    { grant: code },
    { grant: code, generateSecret: false, identityProviders: ["COGNITO", "Google", { providerName: UNKNOWN }] },
    { grant: { ...code, callbackUrls: UNKNOWN_LIST, logoutUrls: UNKNOWN_LIST } },
    { grant: code, identityProviders: UNKNOWN_LIST },
    { grant: code, tokenValidity: { accessToken: 5, idToken: 1440, refreshToken: 60 } },
    { grant: code, tokenValidity: { accessToken: UNKNOWN_NUMBER, refreshToken: 5_256_000 } },
    { grant: machine, generateSecret: true, tokenValidity: { accessToken: 1440 } },
  ])("%j passes", (settings) => expect(userPoolClientProblems(settings)).toEqual([]));

  test.each<[UserPoolClientSettings, string, string]>([
    [{ grant: { type: "implicit" } }, "user-pool-client-grant", "a grant is authorizationCode, clientCredentials"],
    [{ grant: { ...code, callbackUrls: [] } }, "user-pool-client-grant", "has callbackUrls"],
    [{ grant: { type: "authorizationCode" } }, "user-pool-client-grant", "has callbackUrls"],
    [{ grant: machine, generateSecret: false }, "user-pool-client-grant", "has a secret"],
    [{ grant: { ...machine, callbackUrls: code.callbackUrls } }, "user-pool-client-grant", "has no users"],
    [{ grant: { ...machine, logoutUrls: code.callbackUrls } }, "user-pool-client-grant", "has no users"],
    [{ grant: machine, identityProviders: ["COGNITO"] }, "user-pool-client-grant", "has no users"],
    [{ grant: { type: "clientCredentials" } }, "user-pool-client-grant", "has scopes of resource servers"],
    [{ grant: { ...machine, scopes: ["openid"] } }, "user-pool-client-scope", "resource servers only"],
    [{ grant: { ...code, scopes: [] } }, "user-pool-client-scope", "1 to 50"],
    [{ grant: { ...code, logoutUrls: ["/bye"] } }, "user-pool-client-url", "a sign-out URL is absolute"],
    [{ grant: code, identityProviders: [] }, "user-pool-client-provider", "from an identity provider"],
    [{ grant: code, identityProviders: ["cognito"] }, "user-pool-client-provider", "COGNITO"],
    [{ grant: code, identityProviders: ["x".repeat(33)] }, "user-pool-client-provider", "1 to 32 characters"],
    [{ grant: code, tokenValidity: { accessToken: 4 } }, "user-pool-client-token", "accessToken is 5 to 1440 minutes"],
    [{ grant: code, tokenValidity: { idToken: 1441 } }, "user-pool-client-token", "idToken is 5 to 1440 minutes"],
    [{ grant: code, tokenValidity: { refreshToken: 59 } }, "user-pool-client-token", "refreshToken is 60 to 5256000"],
    [{ grant: code, tokenValidity: { accessToken: 5.5 } }, "user-pool-client-token", "whole"],
  ])("%j does not", (settings, problemCode, says) =>
    expect(userPoolClientProblems(settings)).toEqual(one(problemCode, says)),
  );
});

describe("ids of clients that are there already", () => {
  test.each(["1h57kf5cpq17m0eml12EXAMPLE", "a_b+c", UNKNOWN, "x".repeat(128)])("%s passes", (id) =>
    expect(clientIdProblems(id)).toEqual([]),
  );

  test.each(["", "grades app", "a-b", "arn:aws:cognito-idp", "x".repeat(129)])("%s does not", (id) =>
    expect(clientIdProblems(id)).toEqual(one("user-pool-client-id", "by its id", "list-user-pool-clients")),
  );
});

test("every problem is found, not only the first", () => {
  const problems = userPoolClientProblems({
    grant: { type: "authorizationCode", callbackUrls: ["/a", "/b"], scopes: ["opnid"] },
    identityProviders: [],
    tokenValidity: { accessToken: 1 },
  });
  expect(problemCodes(problems).sort()).toEqual([
    "user-pool-client-provider",
    "user-pool-client-scope",
    "user-pool-client-token",
    "user-pool-client-url",
    "user-pool-client-url",
  ]);
});

import {
  ACCESS_LOG_FIELDS,
  accessLogFormat,
  accessLogProblems,
} from "../../../constructs/apigateway/access-log-format";
import { corsProblems, preflightWarnings, tokenHeaderWarnings } from "../../../constructs/apigateway/cors-rules";
import { closedWarnings, integrationProblems, throttlingProblems } from "../../../constructs/apigateway/http-api-rules";
import { authorizerProblems, sameAuthorizers } from "../../../constructs/apigateway/jwt-authorizer-rules";
import { explain } from "../../../constructs/core/problem";

const TOKEN = "${TfToken[TOKEN.1]}";

describe("an access log", () => {
  test("of the default fields is JSON once API Gateway has filled it in", () => {
    const line = accessLogFormat(ACCESS_LOG_FIELDS)
      .replace("$context.status", "503")
      .replace("$context.responseLatency", "30012");
    expect(JSON.parse(line)).toMatchObject({ requestId: "$context.requestId", status: 503, duration: 30_012 });
    expect(accessLogProblems(ACCESS_LOG_FIELDS)).toEqual([]);
  });

  test("begins with the request's id, whatever the fields are", () => {
    expect(accessLogFormat({})).toBe('{"requestId":"$context.requestId"}');
    expect(accessLogFormat({ path: "$context.path", requestId: "$context.extendedRequestId" })).toBe(
      '{"requestId":"$context.extendedRequestId","path":"$context.path"}',
    );
  });

  test("may hold any claim", () => {
    expect(accessLogProblems({ who: "$context.authorizer.claims.https://example.org/role" })).toEqual([]);
  });

  test("has a template of at most 3 KB", () => {
    const claim = (length: number) => ({ a: `$context.authorizer.claims.${"x".repeat(length)}` }) as const;
    const least = accessLogFormat(claim(1)).length - 1;
    expect(accessLogProblems(claim(3_072 - least))).toEqual([]);
    expect(accessLogProblems(claim(3_073 - least)).map(explain)).toEqual([
      "http-api-access-log: a line's template has at most 3072 bytes, got: 3073; leave some fields out",
    ]);
  });
});

describe("CORS", () => {
  const cors = (settings: Partial<Parameters<typeof corsProblems>[0]>) =>
    corsProblems({ allowOrigins: ["https://app.example.org"], ...settings }).map(explain);

  test.each<[string, Parameters<typeof cors>[0]]>([
    ["origins", { allowOrigins: ["https://app.example.org:8443", "http://localhost:3000", "http://[::1]:3000"] }],
    ["an app's own scheme", { allowOrigins: ["capacitor://localhost"] }],
    ["wildcards", { allowOrigins: ["*", "https://*", "http://*"] }],
    ["what Terraform fills in", { allowOrigins: [TOKEN], allowMethods: [TOKEN] }],
    ["cookies of a scheme's origins", { allowOrigins: ["https://*"], allowCredentials: true }],
    ["no cookies", { allowOrigins: ["*"], allowCredentials: false }],
    ["the bounds of maxAge", { maxAge: -1 }],
    ["the other bound of maxAge", { maxAge: 86_400 }],
  ])("%s are fine", (_what, settings) => expect(cors(settings)).toEqual([]));

  const ORIGIN = "http-api-cors: an origin is a scheme and a host in lower case, without a path, got: ";

  test.each<[string, Parameters<typeof cors>[0], string]>([
    [
      "no origin",
      { allowOrigins: [] },
      'http-api-cors: CORS is for some origin, got: "none"; name one, or leave cors out',
    ],
    [
      "a slash",
      { allowOrigins: ["https://App.example.org/"] },
      `${ORIGIN}"https://App.example.org/"; write https://app.example.org`,
    ],
    [
      "a host alone",
      { allowOrigins: ["app.example.org"] },
      `${ORIGIN}"app.example.org"; write it like https://app.example.org`,
    ],
    [
      "cookies for everybody",
      { allowOrigins: ["*"], allowCredentials: true },
      'http-api-cors: scripts that send cookies are of named origins (allowCredentials), got: "*"; name the origins, or leave ' +
        "allowCredentials out",
    ],
    [
      "a small method",
      { allowMethods: ["*", "get"] },
      'http-api-cors: a method is in capital letters, or *, got: "get"; write GET',
    ],
    [
      "two days",
      { maxAge: 172_800 },
      "http-api-cors: maxAge is -1 to 86400 seconds, whole, got: 172800; choose a value in between",
    ],
  ])("%s is reported", (_what, settings, sentence) => expect(cors(settings)).toEqual([sentence]));

  test("preflight requests need no token", () => {
    const warned = (routes: Record<string, string>) => preflightWarnings(new Map(Object.entries(routes))).length;
    expect(warned({ "GET /": "users" })).toBe(0);
    expect(warned({ $default: "public" })).toBe(0);
    expect(warned({ $default: "users", "OPTIONS /{proxy+}": "public" })).toBe(0);
    expect(warned({ $default: "users", "ANY /{proxy+}": "public" })).toBe(0);
    expect(warned({ $default: "users", "ANY /{proxy+}": "users" })).toBe(1);
    expect(warned({ $default: "users", "OPTIONS /{proxy+}": "users" })).toBe(1);
    expect(warned({ $default: "users", "GET /": "public" })).toBe(1);
  });

  describe("the header that an authorizer reads", () => {
    const AUTHORIZATION = "$request.header.Authorization";

    test.each([
      [["*", "Authorization"], [AUTHORIZATION]],
      [["*"], []],
      [[TOKEN], [AUTHORIZATION]],
      [["*"], ["$request.header.X-Token"]],
      [["x-token"], ["$request.header.X-Token"]],
      [["content-type"], ["$request.querystring.token"]],
      [["content-type"], [TOKEN]],
    ])("may be sent by scripts: %j for %j", (headers, sources) =>
      expect(tokenHeaderWarnings(headers, sources)).toEqual([]),
    );

    test.each([
      [["*"], [AUTHORIZATION, AUTHORIZATION], "authorization"],
      [[], [AUTHORIZATION], "authorization"],
      [["authorization"], [AUTHORIZATION, "$request.header.X-Token"], "x-token"],
    ])("is missing: %j for %j", (headers, sources, missing) =>
      expect(tokenHeaderWarnings(headers, sources).map(({ fix }) => fix)).toEqual([`add ${missing} to allowHeaders`]),
    );
  });
});

describe("an authorizer", () => {
  const POOL = "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_a1b2c3d4E";
  const of = (settings: Partial<Parameters<typeof authorizerProblems>[0]>) =>
    authorizerProblems({ issuer: "https://login.example.org", audience: ["api"], ...settings }).map(({ rule }) => rule);

  test.each<[string, Parameters<typeof of>[0]]>([
    ["a tenant's path", { issuer: "https://login.example.org/realms/school/" }],
    ["a user pool", { issuer: POOL, audience: ["0a1b2c3d4e"] }],
    ["a user pool in China", { issuer: POOL.replace(".com/", ".com.cn/"), audience: ["0a1b2c3d4e"] }],
    ["what Terraform fills in", { issuer: TOKEN, audience: [TOKEN] }],
    ["what Terraform fills in of a user pool", { issuer: POOL, audience: [TOKEN] }],
    ["a header", { identitySource: "$request.header.X-Token" }],
  ])("of %s is fine", (_what, settings) => expect(of(settings)).toEqual([]));

  test.each<[string, Parameters<typeof of>[0], string]>([
    [
      "plain HTTP",
      { issuer: "http://login.example.org" },
      "an issuer is https://… with a domain name, without a query",
    ],
    [
      "a machine's address",
      { issuer: "https://127.0.0.1" },
      "an issuer is https://… with a domain name, without a query",
    ],
    [
      "a pool with a slash",
      { issuer: `${POOL}/` },
      "an issuer is of a user pool https://cognito-idp.<region>.amazonaws.com/<id>",
    ],
    [
      "an audience of a pool",
      { issuer: POOL, audience: ["https://api.example.org"] },
      "a user pool's access tokens have no aud: their audience is the id of a client",
    ],
    ["nobody", { audience: [] }, "an authorizer has 1 to 50 audiences"],
    [
      "a cookie",
      { identitySource: "$request.cookie.token" },
      "a token is in a header or in the query: $request.header.<name> or $request.querystring.<name>",
    ],
  ])("of %s is reported", (_what, settings, rule) => expect(of(settings)).toEqual([rule]));

  test("is one for an issuer and its audience", () => {
    const one = { issuer: "https://login.example.org", audience: ["a", "b"] };
    const source = "$request.header.X-Token";
    expect(sameAuthorizers({ one, two: { ...one, audience: ["a"] }, three: { ...one, issuer: POOL } })).toEqual([]);
    expect(sameAuthorizers({ one, two: { ...one, identitySource: source } })).toEqual([]);
    expect(sameAuthorizers({ one, two: { ...one, audience: ["b", "a"] } }).map(explain)).toEqual([
      "http-api-authorizer: an issuer and its audience have one authorizer (here one and two), " +
        'got: "https://login.example.org"; name one in the routes of both',
    ]);
  });
});

test("a function ends before the API does", () => {
  expect([{}, { timeout: 29 }, { timeout: 1 }].flatMap(integrationProblems)).toEqual([]);
  expect(integrationProblems({ timeout: 30 }).map(explain)).toEqual([
    "http-api-timeout: a function behind an HTTP API ends before the API's 30 seconds do, got: 30; set its timeout to 29 or less",
  ]);
});

test("a limit is a rate and a burst, and lets somebody through", () => {
  expect(throttlingProblems({ rateLimit: 0.5, burstLimit: 0 })).toEqual([]);
  expect(throttlingProblems({ rateLimit: -0.5, burstLimit: 1.5 }).map(({ rule }) => rule)).toEqual([
    "a rate limit is 0 requests a second or more",
    "a burst limit is 0 to 2147483647, whole",
  ]);
  expect(closedWarnings({ rateLimit: 0.5, burstLimit: 1 })).toEqual([]);
  expect(closedWarnings({ rateLimit: 0, burstLimit: 1 })).toHaveLength(1);
  expect(closedWarnings({ rateLimit: 1, burstLimit: 0 })).toHaveLength(1);
});

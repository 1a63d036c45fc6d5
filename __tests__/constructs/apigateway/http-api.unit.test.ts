import { Token } from "cdktf";
import {
  ACCESS_LOG_FIELDS,
  accessLogFormat,
  accessLogProblems,
} from "../../../constructs/apigateway/access-log-format";
import { corsProblems, preflightWarnings, tokenHeaderWarnings } from "../../../constructs/apigateway/cors-rules";
import { closedWarnings, integrationProblems, throttlingProblems } from "../../../constructs/apigateway/http-api-rules";
import { explain } from "../../../constructs/core/problem";

const TOKEN = "${TfToken[TOKEN.1]}";
/** What Terraform's functions return: cdktf's types have any for it. */
const LIST = Token.asAny({ resolve: () => [] }) as unknown as string[];

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
    ["a list that Terraform fills in", { allowOrigins: LIST, allowMethods: LIST }],
    ["methods", { allowMethods: ["GET", "*"] }],
    ["cookies of a scheme's origins", { allowOrigins: ["https://*"], allowCredentials: true }],
    ["no cookies", { allowOrigins: ["*"], allowCredentials: false }],
    ["the bounds of maxAge", { maxAge: -1 }],
    ["the other bound of maxAge", { maxAge: 86_400 }],
  ])("%s are fine", (_what, settings) => expect(cors(settings)).toEqual([]));

  const METHOD = "http-api-cors: a method is in capital letters, or *, got: ";
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
      "two slashes",
      { allowOrigins: ["https://app.example.org//"] },
      `${ORIGIN}"https://app.example.org//"; write https://app.example.org`,
    ],
    ["a small method", { allowMethods: ["*", "get"] }, `${METHOD}"get"; write GET`],
    ["a method that ends small", { allowMethods: ["PUt"] }, `${METHOD}"PUt"; write PUT`],
    ["a method that begins small", { allowMethods: ["pUT"] }, `${METHOD}"pUT"; write PUT`],
    [
      "two days",
      { maxAge: 172_800 },
      "http-api-cors: maxAge is -1 to 86400 seconds, whole, got: 172800; choose a value in between",
    ],
  ])("%s is reported", (_what, settings, sentence) => expect(cors(settings)).toEqual([sentence]));

  describe("preflight requests", () => {
    const warned = (routes: Record<string, string>) => preflightWarnings(new Map(Object.entries(routes))).map(explain);

    test.each<Record<string, string>>([
      { "GET /": "users" },
      { $default: "public" },
      { $default: "users", "OPTIONS /{proxy+}": "public" },
      { $default: "users", "GET /": "users", "ANY /{proxy+}": "public" },
    ])("need no token: %j", (routes) => expect(warned(routes)).toEqual([]));

    test.each<Record<string, string>>([
      { $default: "users", "ANY /{proxy+}": "users" },
      { $default: "users", "OPTIONS /{proxy+}": "users" },
      { $default: "users", "GET /": "public" },
      { $default: "users", "GET /ANY /": "public" },
    ])("need one: %j", (routes) => {
      expect(warned(routes)).toEqual([
        "http-api-cors-preflight: with CORS, preflight requests do not come to a $default route with an authorizer, " +
          'got: "users"; add a public route "OPTIONS /{proxy+}", or name the routes instead of $default',
      ]);
    });
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
      [["content-type"], ["a$request.header.X-Token"]],
      [["content-type"], [TOKEN]],
      [LIST, [AUTHORIZATION]],
    ])("may be sent by scripts: %j for %j", (headers, sources) =>
      expect(tokenHeaderWarnings(headers, sources)).toEqual([]),
    );

    test.each([
      [["*"], [AUTHORIZATION, AUTHORIZATION], "authorization"],
      [[], [AUTHORIZATION], "authorization"],
      [["authorization"], [AUTHORIZATION, "$request.header.X-Token"], "x-token"],
    ])("is missing: %j for %j", (headers, sources, missing) =>
      expect(tokenHeaderWarnings(headers, sources).map(explain)).toEqual([
        "http-api-cors-headers: scripts may send the header in which an authorizer reads tokens; * does not cover authorization, " +
          `got: ${JSON.stringify(headers)}; add ${missing} to allowHeaders`,
      ]),
    );
  });
});

test("a function ends before the API does", () => {
  const later = Token.asNumber({ resolve: () => 30 });
  expect([{}, { timeout: 29 }, { timeout: 1 }, { timeout: later }].flatMap(integrationProblems)).toEqual([]);
  expect(integrationProblems({ timeout: 30 }).map(explain)).toEqual([
    "http-api-timeout: a function behind an HTTP API ends before the API's 30 seconds do, got: 30; set its timeout to 29 or less",
  ]);
});

test("a limit is a rate and a burst, and lets somebody through", () => {
  expect(throttlingProblems({ rateLimit: 0, burstLimit: 0 })).toEqual([]);
  expect(throttlingProblems({ rateLimit: Token.asNumber({ resolve: () => 1 }), burstLimit: 2_147_483_647 })).toEqual(
    [],
  );
  expect(throttlingProblems({ rateLimit: -0.5, burstLimit: 2_147_483_648 }).map(explain)).toEqual([
    "http-api-throttling: a rate limit is 0 requests a second or more, got: -0.5; choose 0 or more",
    "http-api-throttling: a burst limit is 0 to 2147483647, whole, got: 2147483648; choose a value in between",
  ]);
  expect(closedWarnings({ rateLimit: 0.5, burstLimit: 1 })).toEqual([]);
  const closed = (rateLimit: number, burstLimit: number) => closedWarnings({ rateLimit, burstLimit }).map(explain);
  for (const [rate, burst] of [
    [0, 1],
    [1, 0],
  ] as const)
    expect(closed(rate, burst)).toEqual([
      "http-api-throttling-all: an API with a rate limit or a burst limit of 0 answers 429 to every request, " +
        `got: {"rateLimit":${rate},"burstLimit":${burst}}; choose numbers above 0`,
    ]);
});

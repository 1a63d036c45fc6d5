import type { AuthenticationOptions } from "../../settings/authentication";
import { Place } from "../../settings/schema";
import { API, apiProblems, type ApiOptions } from "../../settings/serverless-api";

const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
const AUTHENTICATION: AuthenticationOptions = {
  host: "students.example.org",
  provider: { type: "cognito", domainPrefix: "school" },
};
const issued = { issuer: "https://login.example.org/", audience: ["api"] };
const cors = { allowOrigins: ["https://app.example.org"] };
const name = "api.example.org";

/** What is read of some options, or the sentences about them. */
function read(options: unknown): ApiOptions | string[] {
  const problems: string[] = [];
  const found = API(options, new Place("settings", problems, "serverless.api"));
  return found === undefined || problems.length > 0 ? problems : found;
}

test.each<[string, object]>([
  ["the provider of authentication", { jwt: "authentication" }],
  ["an issuer", { jwt: issued }],
  ["scopes", { jwt: "authentication", scopes: ["students/read", "openid"] }],
  ["CORS with its least", { jwt: issued, cors }],
  [
    "CORS with all options",
    {
      jwt: issued,
      cors: {
        allowOrigins: ["https://app.example.org:8443", "http://localhost:3000"],
        allowMethods: ["GET", "POST"],
        allowHeaders: ["authorization", "*"],
        exposeHeaders: ["x-request-id"],
        maxAge: -1,
        allowCredentials: true,
      },
    },
  ],
  ["all origins without credentials", { jwt: issued, cors: { allowOrigins: ["*"], allowCredentials: false } }],
  ["all origins of a scheme", { jwt: issued, cors: { allowOrigins: ["https://*"], allowCredentials: true } }],
  ["a domain with its certificate", { jwt: issued, domain: { name, certificateArn: CERTIFICATE } }],
  ["a domain whose certificate is requested", { jwt: issued, domain: { name, zoneName: "example.org" } }],
  [
    "a domain of Terraform variables",
    {
      jwt: issued,
      domain: { name: { fromVariable: "api_host" }, certificateArn: { fromVariable: "api_certificate" } },
    },
  ],
])("%s is accepted", (_what, options) => expect(read(options)).toEqual(options));

const at = (path: string) => `serverless.api${path} (settings) `;
const JWT = 'must be "authentication" or an object, got: ';

test.each<[string, unknown, string]>([
  ["no jwt", {}, `${at(".jwt")}must be given, got: nothing; add it.`],
  ["true alone", true, `${at("")}must be an object, got: true; write it as { … }.`],
  ["another word", { jwt: "cognito" }, `${at(".jwt")}${JWT}"cognito"; write it as { issuer: …, audience: […] }.`],
  ["null", { jwt: null }, `${at(".jwt")}${JWT}null; write it as { issuer: …, audience: […] }.`],
  [
    "an issuer without TLS",
    { jwt: { ...issued, issuer: "http://login.example.org" } },
    `${at(".jwt.issuer")}must be an address with a domain name and without a query such as https://login.example.org, ` +
      'got: "http://login.example.org"; correct it.',
  ],
  [
    "an issuer that AWS can't reach",
    { jwt: { ...issued, issuer: "https://localhost" } },
    `${at(".jwt.issuer")}must be an address with a domain name and without a query such as https://login.example.org, ` +
      'got: "https://localhost"; correct it.',
  ],
  ["no audience", { jwt: { issuer: issued.issuer } }, `${at(".jwt.audience")}must be given, got: nothing; add it.`],
  [
    "an empty audience",
    { jwt: { ...issued, audience: [] } },
    `${at(".jwt.audience")}must have one item or more, got: []; add one.`,
  ],
  [
    "a scope with a blank",
    { jwt: issued, scopes: ["students read"] },
    `${at(".scopes")}must be a list of scopes such as students/read, got: ["students read"]; correct it.`,
  ],
  [
    "credentials for everybody",
    { jwt: issued, cors: { allowOrigins: ["https://app.example.org", "*"], allowCredentials: true } },
    `${at(".cors.allowCredentials")}must be false with * in allowOrigins, got: true; name the origins, or leave it out.`,
  ],
  [
    "an origin with a path",
    { jwt: issued, cors: { allowOrigins: ["https://app.example.org/"] } },
    `${at(".cors.allowOrigins")}must be a list of origins such as https://app.example.org, without a path, or *, https://*, ` +
      'http://*, got: ["https://app.example.org/"]; correct it.',
  ],
  [
    "no origin",
    { jwt: issued, cors: { allowOrigins: [] } },
    `${at(".cors.allowOrigins")}must have one item or more, got: []; add one.`,
  ],
  [
    "a method in small letters",
    { jwt: issued, cors: { ...cors, allowMethods: ["get"] } },
    `${at(".cors.allowMethods")}must be a list of methods such as GET, in capital letters, or *, got: ["get"]; correct it.`,
  ],
  [
    "two days",
    { jwt: issued, cors: { ...cors, maxAge: 172_800 } },
    `${at(".cors.maxAge")}must be -1 to 86400 seconds, whole, got: 172800; choose a number in between.`,
  ],
  [
    "a domain alone",
    { jwt: issued, domain: { name } },
    `${at(".domain")}must have certificateArn or zoneName, or both, got: {"name":"${name}"}; give one of them.`,
  ],
])("%s is reported", (_what, options, message) => expect(read(options)).toEqual([message]));

describe("beside other settings", () => {
  const own: ApiOptions = { jwt: "authentication" };
  const at = (domain: ApiOptions["domain"]): ApiOptions => ({ ...own, domain });
  const variable = { fromVariable: "api" };

  test.each<[string, ApiOptions | undefined, AuthenticationOptions | undefined]>([
    ["no API", undefined, undefined],
    ["an issuer without authentication", { jwt: issued }, undefined],
    ["the provider of authentication", own, AUTHENTICATION],
    ["a name of the zone", at({ name, zoneName: "example.org" }), AUTHENTICATION],
    ["the zone's own name", at({ name, zoneName: name }), AUTHENTICATION],
    ["one variable for a name and its zone", at({ name: variable, zoneName: variable }), AUTHENTICATION],
  ])("%s is accepted", (_what, api, authentication) => expect(apiProblems(api, authentication)).toEqual([]));

  test.each<[string, ApiOptions, AuthenticationOptions | undefined, string]>([
    [
      "nobody to sign in with",
      own,
      undefined,
      'serverless.api.jwt needs the setting authentication, got: "authentication" without it; turn authentication on, or name ' +
        "an issuer and its audience.",
    ],
    [
      "a name of another zone",
      at({ name: "api.badexample.org", zoneName: "example.org" }),
      AUTHENTICATION,
      'serverless.api.domain.zoneName must be a zone that holds the name, got: "example.org" for "api.badexample.org"; ' +
        "correct one of the two.",
    ],
    [
      "one variable for a name and an ARN",
      at({ name: variable, certificateArn: variable }),
      AUTHENTICATION,
      "serverless.api.domain.name and serverless.api.domain.certificateArn need a Terraform variable each, got: " +
        '{"fromVariable":"api"} for both; rename one of the two.',
    ],
  ])("%s is reported", (_what, api, authentication, message) => {
    expect(apiProblems(api, authentication)).toEqual([message]);
  });
});

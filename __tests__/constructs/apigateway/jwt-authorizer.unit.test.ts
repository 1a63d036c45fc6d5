import { Token } from "cdktf";
import { authorizerProblems, sameAuthorizers } from "../../../constructs/apigateway/jwt-authorizer-rules";
import { explain } from "../../../constructs/core/problem";

const TOKEN = "${TfToken[TOKEN.1]}";
/** What Terraform's functions return: cdktf's types have any for it. */
const LIST = Token.asAny({ resolve: () => [] }) as unknown as string[];
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `a${index}`);

describe("an authorizer", () => {
  const POOL = "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_a1b2c3d4E";
  const ISSUER = "https://login.example.org";
  const of = (settings: Partial<Parameters<typeof authorizerProblems>[0]>) =>
    authorizerProblems({ issuer: ISSUER, audience: ["api"], ...settings }).map(explain);

  test.each<[string, Parameters<typeof of>[0]]>([
    ["a tenant's path", { issuer: `${ISSUER}/realms/school/` }],
    ["another's path", { issuer: `${ISSUER}/${POOL}/` }],
    ["a user pool", { issuer: POOL, audience: ["0a1b2c3d4e"] }],
    ["a client with a long id", { issuer: POOL, audience: ["x".repeat(128)] }],
    ["a user pool in China", { issuer: POOL.replace(".com/", ".com.cn/"), audience: ["0a1b2c3d4e"] }],
    ["what Terraform fills in", { issuer: TOKEN, audience: [TOKEN], identitySource: TOKEN }],
    ["what Terraform fills in of a user pool", { issuer: POOL, audience: [TOKEN] }],
    ["a list that Terraform fills in", { audience: LIST }],
    ["50 audiences", { audience: numbered(50) }],
    ["a header", { identitySource: "$request.header.X-Token" }],
    ["the query", { identitySource: "$request.querystring.token" }],
  ])("of %s is fine", (_what, settings) => expect(of(settings)).toEqual([]));

  const ADDRESS = "an issuer is https://… with a domain name, without a query";
  const AS_IN_TOKENS = "write it as it is in the tokens' iss";
  const WELL_KNOWN = "/.well-known/openid-configuration";
  const OF_POOL = "an issuer is of a user pool https://cognito-idp.<region>.amazonaws.com/<id>";
  const CLIENT = "a user pool's access tokens have no aud: their audience is the id of a client";
  const COUNT = "an authorizer has 1 to 50 audiences";
  const SOURCE = "a token is in a header or in the query: $request.header.<name> or $request.querystring.<name>";
  const HEADER = "write $request.header.Authorization, or leave identitySource out";

  test.each<[string, Parameters<typeof of>[0], string]>([
    [
      "plain HTTP",
      { issuer: "http://login.example.org" },
      `${ADDRESS}, got: "http://login.example.org"; ${AS_IN_TOKENS}`,
    ],
    ["a machine's address", { issuer: "https://127.0.0.1" }, `${ADDRESS}, got: "https://127.0.0.1"; ${AS_IN_TOKENS}`],
    [
      "a discovery document",
      { issuer: `${ISSUER}${WELL_KNOWN}` },
      `an issuer is an address, to which API Gateway adds ${WELL_KNOWN}, got: "${ISSUER}${WELL_KNOWN}"; leave that out`,
    ],
    ["a pool with a slash", { issuer: `${POOL}/` }, `${OF_POOL}, got: "${POOL}/"; take the issuer of a UserPool`],
    [
      "an audience of a pool",
      { issuer: POOL, audience: ["https://api.example.org"] },
      `${CLIENT}, got: "https://api.example.org"; name clients of the pool`,
    ],
    ["a blank after a client", { issuer: POOL, audience: ["a "] }, `${CLIENT}, got: "a "; name clients of the pool`],
    ["a blank before a client", { issuer: POOL, audience: [" a"] }, `${CLIENT}, got: " a"; name clients of the pool`],
    [
      "a client with too long an id",
      { issuer: POOL, audience: ["x".repeat(129)] },
      `${CLIENT}, got: "${"x".repeat(129)}"; name clients of the pool`,
    ],
    ["nobody", { audience: [] }, `${COUNT}, got: 0; name whose tokens count`],
    ["51 audiences", { audience: numbered(51) }, `${COUNT}, got: 51; make another authorizer`],
    ["an audience twice", { audience: ["a", "b", "a"] }, 'an authorizer has an audience once, got: "a"; leave one out'],
    ...["$request.cookie.token", "a$request.header.b", "$request.header.b c", "$request.header."].map(
      (identitySource): [string, Parameters<typeof of>[0], string] => [
        identitySource,
        { identitySource },
        `${SOURCE}, got: "${identitySource}"; ${HEADER}`,
      ],
    ),
  ])("of %s is reported", (_what, settings, sentence) =>
    expect(of(settings)).toEqual([`http-api-authorizer: ${sentence}`]),
  );

  test("is one for an issuer and its audience", () => {
    const one = { issuer: ISSUER, audience: ["a", "b"] };
    const source = "$request.header.X-Token";
    const again = (other: string) =>
      `http-api-authorizer: an issuer and its audience have one authorizer (here one and ${other}), ` +
      'got: "https://login.example.org"; name one in the routes of both';
    expect(sameAuthorizers({ one, two: { ...one, audience: ["a"] }, three: { ...one, issuer: POOL } })).toEqual([]);
    expect(sameAuthorizers({ one, two: { ...one, identitySource: source } })).toEqual([]);
    const backwards = { ...one, audience: ["b", "a"] };
    expect(sameAuthorizers({ one, two: backwards, three: one }).map(explain)).toEqual([again("two"), again("three")]);
    const small = { ...one, identitySource: source.toLowerCase() };
    expect(sameAuthorizers({ one: { ...one, identitySource: source }, two: small }).map(explain)).toEqual([
      again("two"),
    ]);
  });
});

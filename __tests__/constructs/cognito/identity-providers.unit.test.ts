import { Token } from "cdktf";
import {
  IDENTITY_PROVIDER_NAME,
  identityProviderProblems,
  metadataProblems,
  metadataWarnings,
  oidcProblems,
  oidcWarnings,
} from "../../../constructs/cognito/identity-provider-rules";
import { USER_POOL_CLIENT_NAME } from "../../../constructs/cognito/user-pool-client";
import { USER_POOL_GROUP_NAME } from "../../../constructs/cognito/user-pool-group";
import { groupProblems } from "../../../constructs/cognito/user-pool-group-rules";
import {
  RESOURCE_SERVER_IDENTIFIER,
  RESOURCE_SERVER_NAME,
} from "../../../constructs/cognito/user-pool-resource-server";
import {
  resourceServerProblems,
  unknownScopeProblems,
} from "../../../constructs/cognito/user-pool-resource-server-rules";
import { USER_POOL_NAME } from "../../../constructs/cognito/user-pool";
import { nameProblems } from "../../../constructs/core/name";
import { problemCodes } from "../../../harness/problem-codes";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });
const UNKNOWN_MAP = Token.asStringMap({ resolve: () => ({}) });

const one = (code: string, says: string, fix = ""): unknown => [
  expect.objectContaining({ code, rule: expect.stringContaining(says), fix: expect.stringContaining(fix) }),
];

describe("names", () => {
  test.each([
    [USER_POOL_NAME, "Students of 2026, +=.@-_"],
    [USER_POOL_CLIENT_NAME, "x".repeat(128)],
    [USER_POOL_GROUP_NAME, "Größe/1+!"],
    [IDENTITY_PROVIDER_NAME, "abc"],
    [IDENTITY_PROVIDER_NAME, "a_c"],
    [IDENTITY_PROVIDER_NAME, "Öffentlich-1"],
    [RESOURCE_SERVER_IDENTIFIER, "https://api.example.org/v1"],
    [RESOURCE_SERVER_NAME, "My grades"],
  ])("$what may be %s", (rule, name) => expect(nameProblems(rule, name)).toEqual([]));

  test.each([
    [USER_POOL_NAME, "students/2026", "name-pattern"],
    [USER_POOL_NAME, "x".repeat(129), "name-length"],
    [USER_POOL_CLIENT_NAME, "app:1", "name-pattern"],
    [USER_POOL_GROUP_NAME, "all staff", "name-pattern"],
    [USER_POOL_GROUP_NAME, "", "name-length"],
    [IDENTITY_PROVIDER_NAME, "ab", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "_ab", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "abc_d", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "my idp", "name-pattern"],
    [IDENTITY_PROVIDER_NAME, "x".repeat(33), "name-length"],
    [RESOURCE_SERVER_IDENTIFIER, "my grades", "name-pattern"],
    [RESOURCE_SERVER_IDENTIFIER, 'a"b', "name-pattern"],
    [RESOURCE_SERVER_NAME, "https://api.example.org", "name-pattern"],
  ])("$what is not %s", (rule, name, code) => expect(problemCodes(nameProblems(rule, name))).toEqual([code]));
});

describe("groups", () => {
  test.each([{}, { precedence: 0 }, { precedence: 2_147_483_647 }, { description: "x".repeat(2048) }])(
    "%j passes",
    (settings) => expect(groupProblems(settings)).toEqual([]),
  );

  test("what Terraform fills in passes", () =>
    expect(groupProblems({ precedence: UNKNOWN_NUMBER, description: UNKNOWN })).toEqual([]));

  test.each([
    [{ precedence: -1 }, "a group's precedence is 0 to 2147483647"],
    [{ precedence: 2_147_483_648 }, "a group's precedence is 0 to 2147483647"],
    [{ precedence: 0.5 }, "whole"],
    [{ description: "x".repeat(2049) }, "at most 2048 characters"],
  ])("%j does not", (settings, says) => expect(groupProblems(settings)).toEqual(one("user-pool-group", says)));
});

describe("resource servers", () => {
  test.each([{}, { read: "Read" }, { "read:all.x": "x".repeat(256) }, { [UNKNOWN]: UNKNOWN }, UNKNOWN_MAP])(
    "%j passes",
    (scopes) => expect(resourceServerProblems(scopes)).toEqual([]),
  );

  test.each([
    [{ "read/all": "Read" }, "a scope's name has 1 to 256 characters", "the identifier comes in front"],
    [{ "read all": "Read" }, "without blanks", "write it like"],
    [{ "": "Read" }, "a scope's name has 1 to 256 characters", "write it like"],
    [{ read: "" }, "the description of scope read", "say what it allows"],
    [{ read: "x".repeat(257) }, "the description of scope read", "shorten it"],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`s${n}`, "s"])), "at most 100 scopes", "leave some out"],
  ])("%j does not", (scopes, says, fix) =>
    expect(resourceServerProblems(scopes)).toEqual(one("user-pool-resource-server", says, fix)),
  );

  test("have the scopes that clients take", () => {
    expect(unknownScopeProblems("read", ["read"])).toEqual([]);
    expect(unknownScopeProblems(UNKNOWN, ["read"])).toEqual([]);
    expect(unknownScopeProblems("raed", [UNKNOWN])).toEqual([]);
    expect(unknownScopeProblems("raed", ["read"])).toEqual(one("user-pool-resource-server", "(read)", "write 'read'"));
    expect(unknownScopeProblems("grade", ["read"])).toEqual(one("user-pool-resource-server", "(read)", "add it"));
  });
});

describe("identity providers", () => {
  test.each([
    {},
    { attributeMapping: { email: "mail", "custom:department": "ou", username: "sub" } },
    { attributeMapping: { [UNKNOWN]: UNKNOWN } },
    { attributeMapping: UNKNOWN_MAP, identifiers: UNKNOWN_LIST },
    { identifiers: ["example.org", "a b+c=d.e@f-g", UNKNOWN, "x".repeat(40)] },
  ])("%j passes", (settings) => expect(identityProviderProblems(settings)).toEqual([]));

  test.each([
    [
      { attributeMapping: { department: "ou" } },
      "identity-provider-mapping",
      "a standard one",
      "write it like custom:",
    ],
    [{ attributeMapping: { emial: "mail" } }, "identity-provider-mapping", "a standard one", "write email"],
    [{ attributeMapping: { "custom:": "mail" } }, "identity-provider-mapping", "a standard one", ""],
    [{ attributeMapping: { email: "" } }, "identity-provider-mapping", "attribute email comes from", "name it"],
    [{ identifiers: [""] }, "identity-provider-identifier", "1 to 40 letters", "rename it"],
    [{ identifiers: ["a/b"] }, "identity-provider-identifier", "1 to 40 letters", "rename it"],
    [{ identifiers: ["x".repeat(41)] }, "identity-provider-identifier", "1 to 40 letters", "rename it"],
    [{ identifiers: Array<string>(51).fill("a") }, "identity-provider-identifier", "at most 50", "leave some out"],
  ])("%j does not", (settings, code, says, fix) =>
    expect(identityProviderProblems(settings)).toEqual(one(code, says, fix)),
  );
});

describe("SAML", () => {
  test.each([
    { url: "https://id.example.org/metadata.xml" },
    { url: "http://id.example.org/metadata.xml" },
    { document: "<EntityDescriptor/>" },
    { url: UNKNOWN },
    { document: UNKNOWN },
  ])("%j passes", (metadata) => expect(metadataProblems(metadata)).toEqual([]));

  test.each([
    [{}, "at a url, or in a document", "give one of both"],
    [{ url: "https://a.b", document: "<EntityDescriptor/>" }, "at a url, or in a document", "give one of both"],
    [{ url: "metadata.xml" }, "is absolute", "write it like https://"],
    [{ url: "ftp://id.example.org" }, "is absolute", "write it like https://"],
    [{ document: "metadata.xml" }, "an EntityDescriptor in XML", "read it with Fn.file"],
  ])("%j does not", (metadata, says, fix) =>
    expect(metadataProblems(metadata)).toEqual(one("identity-provider-metadata", says, fix)),
  );

  test("metadata by HTTP is warned of", () => {
    expect(metadataWarnings({ url: "http://a.b" })).toEqual(one("identity-provider-http", "comes by HTTPS"));
    expect(
      [{ url: "https://a.b" }, { url: "https://a.b?of=http://c.d" }, { url: UNKNOWN }, {}].flatMap(metadataWarnings),
    ).toEqual([]);
  });
});

describe("OpenID", () => {
  test.each(["https://a.b", "https://a.b:443", "https://a.b:80/c", "https://a.b/c?d=e", "https://a.b/", UNKNOWN])(
    "issuer %s passes",
    (issuer) => expect(oidcProblems({ issuer })).toEqual([]),
  );

  test.each(["", "a.b", "http://a.b", "https://", "https://a.b:8443", "https://a.b#c", "https://a b"])(
    "issuer %s does not",
    (issuer) => expect(oidcProblems({ issuer })).toEqual(one("identity-provider-oidc", "issuer is https://…")),
  );

  test("each endpoint is looked at", () => {
    const endpoints = { authorization: "http://a.b", token: "https://a.b", jwks: "a" };
    expect(oidcProblems({ issuer: UNKNOWN, endpoints }).map(({ got }) => got)).toEqual(["http://a.b", "a"]);
  });

  test("an issuer's slash, and scopes without openid, are warned of", () => {
    expect(oidcWarnings({ issuer: "https://a.b/" })).toEqual(one("identity-provider-issuer", "/", "write https://a.b"));
    expect(oidcWarnings({ issuer: "https://a.b", scopes: ["email"] })).toEqual(
      one("identity-provider-scopes", "includes openid", "add openid"),
    );
    const fine = [{}, { scopes: ["email", "openid"] }, { scopes: ["email", UNKNOWN] }, { scopes: UNKNOWN_LIST }];
    expect(fine.flatMap((settings) => oidcWarnings({ issuer: "https://a.b", ...settings }))).toEqual([]);
    expect(oidcWarnings({ issuer: UNKNOWN })).toEqual([]);
  });
});

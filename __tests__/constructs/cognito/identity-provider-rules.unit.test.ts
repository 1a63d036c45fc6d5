import { Token } from "cdktf";
import {
  identityProviderProblems,
  metadataProblems,
  metadataWarnings,
  oidcProblems,
  oidcWarnings,
} from "../../../constructs/cognito/identity-provider-rules";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const UNKNOWN_LIST = Token.asList({ resolve: () => ["?"] });
const UNKNOWN_ANY = Token.asAny({ resolve: () => ["?"] }) as unknown as string[];
const UNKNOWN_MAP = Token.asStringMap({ resolve: () => ({}) });

const one = (code: string, rule: string, fix: string): unknown => [expect.objectContaining({ code, rule, fix })];

const STANDARD = [
  "an attribute of a user pool is a standard one, or begins with custom:",
  "write it like custom:department",
] as const;
const LETTERS = ["an identifier has 1 to 40 letters, digits, blanks and _+=.@-", "rename it"] as const;
const PLACE = ["a SAML provider's metadata is at a url, or in a document", "give one of both"] as const;
const ABSOLUTE = ["the url of a SAML provider's metadata is absolute", "write it like https://…"] as const;

describe("identity providers", () => {
  test.each<Parameters<typeof identityProviderProblems>[0]>([
    {},
    { attributeMapping: { email: "mail", "custom:department": "ou", username: "sub" } },
    { attributeMapping: { [UNKNOWN]: UNKNOWN } },
    { attributeMapping: UNKNOWN_MAP, identifiers: UNKNOWN_LIST },
    { identifiers: UNKNOWN_ANY },
    { identifiers: Array<string>(50).fill("a") },
    { attributeMapping: { [`custom:${"x".repeat(20)}`]: "ou", email_verified: UNKNOWN, updated_at: "t" } },
    { identifiers: ["example.org", "a b+c=d.e@f-g", UNKNOWN, "x".repeat(40)] },
  ])("%j passes", (settings) => expect(identityProviderProblems(settings)).toEqual([]));

  test.each([
    [{ attributeMapping: { department: "ou" } }, "identity-provider-mapping", ...STANDARD],
    [
      { attributeMapping: { emial: "mail" } },
      "identity-provider-mapping",
      "an attribute of a user pool is a standard one, or begins with custom:",
      "write email",
    ],
    [{ attributeMapping: { [`custom:${"x".repeat(21)}`]: "mail" } }, "identity-provider-mapping", ...STANDARD],
    [{ attributeMapping: { "custom:a b": "mail" } }, "identity-provider-mapping", ...STANDARD],
    [{ attributeMapping: { "my custom:a": "mail" } }, "identity-provider-mapping", ...STANDARD],
    [{ attributeMapping: { "custom:": "mail" } }, "identity-provider-mapping", ...STANDARD],
    [
      { attributeMapping: { email: "" } },
      "identity-provider-mapping",
      "attribute email comes from what the provider calls it",
      "name it",
    ],
    [{ identifiers: [""] }, "identity-provider-identifier", ...LETTERS],
    [{ identifiers: ["a/b"] }, "identity-provider-identifier", ...LETTERS],
    [{ identifiers: ["x".repeat(41)] }, "identity-provider-identifier", ...LETTERS],
    [
      { identifiers: Array<string>(51).fill("a") },
      "identity-provider-identifier",
      "a provider has at most 50 identifiers",
      "leave some out",
    ],
  ])("%j does not", (settings, code, rule, fix) =>
    expect(identityProviderProblems(settings)).toEqual(one(code, rule, fix)),
  );
});

describe("SAML", () => {
  test.each([
    { url: "https://id.example.org/metadata.xml" },
    { url: "HTTP://id.example.org/metadata.xml" },
    { url: "https://id" },
    { document: "<EntityDescriptor/>" },
    { url: UNKNOWN },
    { document: UNKNOWN },
  ])("%j passes", (metadata) => expect(metadataProblems(metadata)).toEqual([]));

  test.each([
    [{}, ...PLACE],
    [{ url: "https://a.b", document: "<EntityDescriptor/>" }, ...PLACE],
    [{ url: "metadata.xml" }, ...ABSOLUTE],
    [{ url: "https://" }, ...ABSOLUTE],
    [{ url: "https:///a" }, ...ABSOLUTE],
    [{ url: "https://a.b/c d" }, ...ABSOLUTE],
    [{ url: "see https://a.b" }, ...ABSOLUTE],
    [{ url: "ftp://id.example.org" }, ...ABSOLUTE],
    [
      { document: "metadata.xml" },
      "a SAML provider's document is its metadata itself, an EntityDescriptor in XML",
      "read it with Fn.file, or give its url",
    ],
  ])("%j does not", (metadata, rule, fix) =>
    expect(metadataProblems(metadata)).toEqual(one("identity-provider-metadata", rule, fix)),
  );

  test("what is wrong with metadata is shown", () => {
    expect(metadataProblems({})).toMatchObject([{ got: "neither" }]);
    expect(metadataProblems({ url: UNKNOWN, document: UNKNOWN })).toMatchObject([{ got: "both" }]);
  });

  test("metadata by HTTP is warned of", () => {
    expect(metadataWarnings({ url: "HTTP://a.b" })).toHaveLength(1);
    expect(metadataWarnings({ url: "http://a.b" })).toEqual(
      one(
        "identity-provider-http",
        "a SAML provider's metadata comes by HTTPS, or others can put their certificate into it",
        "write https://, or give the document",
      ),
    );
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

  test.each([
    "",
    "a.b",
    "http://a.b",
    "https://",
    "https://a.b:8443",
    "see https://a.b",
    "https://a.b#c",
    "https://a b",
  ])("issuer %s does not", (issuer) =>
    expect(oidcProblems({ issuer })).toEqual(
      one(
        "identity-provider-oidc",
        "an OpenID provider's issuer is https://…, on port 443 or 80",
        "write it as the provider's discovery document has it",
      ),
    ),
  );

  test("each endpoint is looked at", () => {
    const endpoints = { authorization: "http://a.b", token: "https://a.b", userInfo: UNKNOWN, jwks: "a" };
    const wrong = (name: string, got: string) => ({
      code: "identity-provider-oidc",
      rule: `an OpenID provider's ${name} endpoint is https://…, on port 443 or 80`,
      got,
      fix: "write it as the provider's discovery document has it",
    });
    expect(oidcProblems({ issuer: UNKNOWN, endpoints })).toEqual([
      wrong("authorization", "http://a.b"),
      wrong("jwks", "a"),
    ]);
  });

  test("an issuer's slash, and scopes without openid, are warned of", () => {
    expect(oidcWarnings({ issuer: "https://a.b/" })).toEqual(
      one(
        "identity-provider-issuer",
        "an OpenID provider's issuer does not end with /, for Cognito",
        "write https://a.b",
      ),
    );
    expect(oidcWarnings({ issuer: "https://a.b", scopes: ["email"] })).toEqual(
      one("identity-provider-scopes", "what an OpenID provider is asked for includes openid", "add openid"),
    );
    expect(oidcWarnings({ issuer: "https://a.b/c//" })).toMatchObject([{ fix: "write https://a.b/c" }]);
    const unknown = [{ scopes: ["email", UNKNOWN] }, { scopes: UNKNOWN_LIST }, { scopes: UNKNOWN_ANY }];
    const fine = [{}, { scopes: ["email", "openid"] }, ...unknown];
    expect(
      ["x https://a.b/", "https:///", "https://", "http://a.b/"].flatMap((issuer) => oidcWarnings({ issuer })),
    ).toEqual([]);
    expect(fine.flatMap((settings) => oidcWarnings({ issuer: "https://a.b", ...settings }))).toEqual([]);
    expect(oidcWarnings({ issuer: UNKNOWN })).toEqual([]);
  });
});

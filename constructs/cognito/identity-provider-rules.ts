import { known, knownItems } from "../core/known";
import { isMisspelt } from "../core/nearest";
import type { NameRule } from "../core/name";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

/** Amazon Cognito user pools API reference, `CreateIdentityProvider`, ProviderName. */
export const IDENTITY_PROVIDER_NAME: NameRule = {
  what: "an identity provider's name",
  max: 32,
  pattern: /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u,
  says: "at least 3 letters, digits and marks, without blanks, and without _ but for the second",
};

/** Amazon Cognito developer guide, "Working with user attributes"; and what a federated user is called. */
const ATTRIBUTES = [
  ...["address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale"],
  ...["middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username"],
  ...["profile", "updated_at", "username", "website", "zoneinfo"],
];

/** What is checked of any identity provider, beside its name. */
interface IdentityProviderSettings {
  readonly attributeMapping?: Readonly<Record<string, string>>;
  readonly identifiers?: readonly string[];
}

/** The rules of any identity provider (Amazon Cognito user pools API reference, `CreateIdentityProvider`). */
export function identityProviderProblems({
  attributeMapping = {},
  identifiers = [],
}: IdentityProviderSettings): Problem[] {
  return [
    ...(isToken(attributeMapping) ? [] : Object.entries(attributeMapping).flatMap(mappingProblems)),
    ...(isToken(identifiers) ? [] : identifierProblems(identifiers)),
  ];
}

function mappingProblems([attribute, claim]: readonly [attribute: string, claim: string]): Problem[] {
  const code = "identity-provider-mapping";
  const name = known(attribute);
  if (name !== undefined && !ATTRIBUTES.includes(name) && !/^custom:\S{1,20}$/.test(name)) {
    const near = ATTRIBUTES.find((one) => isMisspelt(name, one));
    const rule = "an attribute of a user pool is a standard one, or begins with custom:";
    return [problem(code, rule, name, near === undefined ? "write it like custom:department" : `write ${near}`)];
  }
  if (known(claim) !== "") return [];
  return [problem(code, `attribute ${attribute} comes from what the provider calls it`, "", "name it")];
}

function identifierProblems(identifiers: readonly string[]): Problem[] {
  const code = "identity-provider-identifier";
  const problems = identifiers.flatMap((identifier) => {
    const text = known(identifier);
    if (text === undefined || /^[\w\s+=.@-]{1,40}$/.test(text)) return [];
    return [problem(code, "an identifier has 1 to 40 letters, digits, blanks and _+=.@-", text, "rename it")];
  });
  if (identifiers.length <= 50) return problems;
  return [...problems, problem(code, "a provider has at most 50 identifiers", identifiers.length, "leave some out")];
}

/** Where a SAML provider says how to reach it: one of both. */
export interface SamlMetadataSettings {
  readonly url?: string;
  readonly document?: string;
}

/** The rules of a SAML provider's metadata (same page, ProviderDetails, MetadataURL or MetadataFile). */
export function metadataProblems({ url, document }: SamlMetadataSettings): Problem[] {
  const code = "identity-provider-metadata";
  if ((url === undefined) === (document === undefined)) {
    const got = url === undefined ? "neither" : "both";
    return [problem(code, "a SAML provider's metadata is at a url, or in a document", got, "give one of both")];
  }
  const [address, text] = [known(url), known(document)];
  if (address !== undefined && !/^https?:\/\/[^\s/]+\S*$/i.test(address)) {
    return [problem(code, "the url of a SAML provider's metadata is absolute", address, "write it like https://…")];
  }
  if (text === undefined || text.includes("EntityDescriptor")) return [];
  const rule = "a SAML provider's document is its metadata itself, an EntityDescriptor in XML";
  return [problem(code, rule, text, "read it with Fn.file, or give its url")];
}

/** By HTTP, anybody on the way can put their own certificate into it. */
export function metadataWarnings({ url }: SamlMetadataSettings): Problem[] {
  const address = known(url);
  if (address === undefined || !/^http:/i.test(address)) return [];
  const rule = "a SAML provider's metadata comes by HTTPS, or others can put their certificate into it";
  return [problem("identity-provider-http", rule, address, "write https://, or give the document")];
}

/** What is checked of an OpenID provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly scopes?: readonly string[];
}

/**
 * The rules of an OpenID provider's addresses (Amazon Cognito developer guide, "Using OIDC identity providers with a user
 * pool": "should start with https://", "Only port numbers 443 and 80 can be used").
 */
export function oidcProblems({ issuer, endpoints = {} }: OidcSettings): Problem[] {
  const all = Object.entries({ issuer, ...endpoints });
  return all.flatMap(([name, address]) => {
    const text = known(address);
    const what = name === "issuer" ? "an OpenID provider's issuer" : `an OpenID provider's ${name} endpoint`;
    if (text === undefined || /^https:\/\/[^\s/?#:]+(?::(?:443|80))?(?:[/?]\S*)?$/.test(text)) return [];
    const rule = `${what} is https://…, on port 443 or 80`;
    return [problem("identity-provider-oidc", rule, text, "write it as the provider's discovery document has it")];
  });
}

/** Same page: an issuer "shouldn't end with a slash /"; OpenID Connect Core 1.0, 3.1.2.1: `openid` is always asked for. */
export function oidcWarnings({ issuer, scopes = ["openid"] }: OidcSettings): Problem[] {
  const [text, asked] = [known(issuer), knownItems(scopes)];
  const problems: Problem[] = [];
  if (text !== undefined && /^https:\/\/[^/].*\/$/.test(text)) {
    const rule = "an OpenID provider's issuer does not end with /, for Cognito";
    problems.push(problem("identity-provider-issuer", rule, text, `write ${text.replace(/\/+$/, "")}`));
  }
  if (!isToken(scopes) && asked.length === scopes.length && !asked.includes("openid")) {
    const rule = "what an OpenID provider is asked for includes openid";
    problems.push(problem("identity-provider-scopes", rule, asked, "add openid"));
  }
  return problems;
}

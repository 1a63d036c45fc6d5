import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { UserPool } from "../../constructs/cognito/user-pool";
import {
  UserPoolIdentityProviderOidc,
  type UserPoolIdentityProviderOidcProps,
} from "../../constructs/cognito/user-pool-identity-provider-oidc";
import {
  UserPoolIdentityProviderSaml,
  type UserPoolIdentityProviderSamlProps,
} from "../../constructs/cognito/user-pool-identity-provider-saml";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import { unchecked, type ErrorExamples } from "./example";

const POOL = UserPool.fromArn("arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E");

function saml(stack: Construct, props: Partial<UserPoolIdentityProviderSamlProps>): UserPoolIdentityProviderSaml {
  const metadata = { url: "https://id.example.org/metadata.xml" };
  return new UserPoolIdentityProviderSaml(stack, "staff", { userPool: POOL, name: "Staff", metadata, ...props });
}

function oidc(stack: Construct, props: Partial<UserPoolIdentityProviderOidcProps>): UserPoolIdentityProviderOidc {
  const variable = new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true });
  const client = { clientId: "students", clientSecret: SecretInState.fromVariable(variable) };
  const issuer = "https://id.example.org";
  return new UserPoolIdentityProviderOidc(stack, "staff", {
    userPool: POOL,
    name: "Staff",
    issuer,
    ...client,
    ...props,
  });
}

const CREATE = "Amazon Cognito user pools API reference, `CreateIdentityProvider`";
const OIDC = 'Amazon Cognito developer guide, "Using OIDC identity providers with a user pool"';

/** Where the users of a pool come from, beside the pool itself. */
export const IDENTITY_PROVIDER_ERRORS = {
  "identity-provider-mapping": {
    source: 'Amazon Cognito developer guide, "Working with user attributes"',
    wrong: (stack) => saml(stack, { attributeMapping: { mail: "mail" } }),
    right: (stack) => saml(stack, { attributeMapping: { email: "mail" } }),
  },
  "identity-provider-identifier": {
    source: CREATE,
    wrong: (stack) => saml(stack, { identifiers: ["example.org/staff"] }),
    right: (stack) => saml(stack, { identifiers: ["staff.example.org"] }),
  },
  "identity-provider-metadata": {
    source: CREATE,
    wrong: (stack) => saml(stack, { metadata: unchecked({}) }),
    right: (stack) => saml(stack, { metadata: { url: "https://id.example.org/metadata.xml" } }),
  },
  "identity-provider-http": {
    source: 'OWASP, "SAML Security Cheat Sheet"',
    wrong: (stack) => saml(stack, { metadata: { url: "http://id.example.org/metadata.xml" } }),
    right: (stack) => saml(stack, { metadata: { url: "https://id.example.org/metadata.xml" } }),
  },
  "identity-provider-oidc": {
    source: OIDC,
    wrong: (stack) => oidc(stack, { issuer: "id.example.org" }),
    right: (stack) => oidc(stack, { issuer: "https://id.example.org" }),
  },
  "identity-provider-issuer": {
    source: OIDC,
    wrong: (stack) => oidc(stack, { issuer: "https://id.example.org/" }),
    right: (stack) => oidc(stack, { issuer: "https://id.example.org" }),
  },
  "identity-provider-scopes": {
    source: "OpenID Connect Core 1.0, 3.1.2.1",
    wrong: (stack) => oidc(stack, { scopes: ["email"] }),
    right: (stack) => oidc(stack, { scopes: ["openid", "email"] }),
  },
} satisfies ErrorExamples;

import { TerraformVariable } from "cdktf";
import { ManagedLoginBranding } from "../../constructs/cognito/managed-login-branding";
import { UserPool } from "../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../constructs/cognito/user-pool-client";
import { UserPoolGroup, type UserPoolGroupProps } from "../../constructs/cognito/user-pool-group";
import { UserPoolIdentityProviderGoogle } from "../../constructs/cognito/user-pool-identity-provider-google";
import {
  UserPoolIdentityProviderOidc,
  type UserPoolIdentityProviderOidcProps,
} from "../../constructs/cognito/user-pool-identity-provider-oidc";
import {
  UserPoolIdentityProviderSaml,
  type UserPoolIdentityProviderSamlProps,
} from "../../constructs/cognito/user-pool-identity-provider-saml";
import {
  UserPoolResourceServer,
  type UserPoolResourceServerProps,
} from "../../constructs/cognito/user-pool-resource-server";
import { SecretInState } from "../../constructs/terraform/secret-in-state";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, variable } from "./parts";

const POOL = UserPool.fromArn(`arn:aws:cognito-idp:${HERE}:userpool/eu-west-3_a1b2c3d4E`);
const ISSUER = "https://id.example.org";

const saml =
  (props: Partial<UserPoolIdentityProviderSamlProps>): Program =>
  (stack) => {
    const metadata = { url: `${ISSUER}/metadata.xml` };
    new UserPoolIdentityProviderSaml(stack, "staff", { userPool: POOL, name: "Staff", metadata, ...props });
  };

const oidc =
  (props: Partial<UserPoolIdentityProviderOidcProps>): Program =>
  (stack) => {
    const secret = new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true });
    const client = { clientId: "students", clientSecret: SecretInState.fromVariable(secret) };
    const provider = { userPool: POOL, name: "Staff", issuer: ISSUER, ...client };
    new UserPoolIdentityProviderOidc(stack, "staff", { ...provider, ...props });
  };

const group =
  (props: Partial<UserPoolGroupProps>): Program =>
  (stack) =>
    new UserPoolGroup(stack, "staff", { userPool: POOL, name: "staff", ...props });

const server = (props: Partial<UserPoolResourceServerProps>) => ({
  ...{ userPool: POOL, identifier: "grades", name: "grades", scopes: { read: "Read grades" } },
  ...props,
});

const serving =
  (props: Partial<UserPoolResourceServerProps>): Program =>
  (stack) =>
    new UserPoolResourceServer(stack, "grades", server(props));

/** Where users come from, what groups they are in, and what clients may do. */
export const IDENTITY_PROVIDER_PROGRAMS = {
  refused: {
    ...each("a provider's name", ["_Staff", "Sta_ff", "My staff", "ab"], (name) => ["name-pattern", saml({ name })]),
    ...each("a provider's name", ["", "x".repeat(33)], (name) => ["name-length", oidc({ name })]),
    ...each("metadata", [{}, { url: ISSUER, document: "<EntityDescriptor/>" }], (metadata) => [
      "identity-provider-metadata",
      saml({ metadata: unchecked(metadata) }),
      "at a url, or in a document",
    ]),
    ...each("metadata at", ["metadata.xml", "file:///metadata.xml", ""], (url) => [
      "identity-provider-metadata",
      saml({ metadata: { url } }),
      "is absolute",
    ]),
    ...each("a document", ["", "metadata.xml", "https://id.example.org/metadata.xml"], (document) => [
      "identity-provider-metadata",
      saml({ metadata: { document } }),
      "Fn.file",
    ]),
    ...each("an attribute", ["mail", "Email", "custom:", "emial"], (attribute) => [
      "identity-provider-mapping",
      saml({ attributeMapping: { [attribute]: "mail" } }),
    ]),
    "an attribute from nowhere": ["identity-provider-mapping", oidc({ attributeMapping: { email: "" } })],
    ...each("an identifier", ["", "a/b", "x".repeat(41)], (identifier) => [
      "identity-provider-identifier",
      oidc({ identifiers: [identifier] }),
    ]),
    "51 identifiers": [
      "identity-provider-identifier",
      saml({ identifiers: Array.from({ length: 51 }, (_, index) => `id${index}`) }),
    ],
    ...each("an issuer", ["id.example.org", "http://id.example.org", `${ISSUER}:8443`, "https://", ""], (issuer) => [
      "identity-provider-oidc",
      oidc({ issuer }),
      "issuer is https://",
    ]),
    "an endpoint by HTTP": [
      "identity-provider-oidc",
      oidc({
        endpoints: { authorization: ISSUER, token: "http://id.example.org/token", userInfo: ISSUER, jwks: ISSUER },
      }),
      "token endpoint is https://",
    ],
    ...each("a group's name", ["", "all staff"], (name) => [
      name === "" ? "name-length" : "name-pattern",
      group({ name }),
    ]),
    ...each("a group's precedence", [-1, 1.5, 2_147_483_648], (precedence) => [
      "user-pool-group",
      group({ precedence }),
    ]),
    "a group's long description": ["user-pool-group", group({ description: "x".repeat(2049) })],
    ...each("a resource server's identifier", ["my grades", "é"], (identifier) => [
      "name-pattern",
      serving({ identifier }),
    ]),
    "a resource server's name of an address": ["name-pattern", serving({ name: "https://api.example.org" })],
    ...each("a resource server's scope", ["read/all", "read all", ""], (scope) => [
      "user-pool-resource-server",
      serving({ scopes: { [scope]: "Read grades" } }),
    ]),
    ...each("a scope's description", ["", "x".repeat(257)], (description) => [
      "user-pool-resource-server",
      serving({ scopes: { read: description } }),
    ]),
    "101 scopes": [
      "user-pool-resource-server",
      serving({ scopes: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`s${index}`, "s"])) }),
    ],
    "a client's misspelt scope": [
      "user-pool-resource-server",
      (stack) => new UserPoolResourceServer(stack, "grades", server({})).scope("raed"),
      "write 'read'",
    ],
    "a style with an old provider": [
      "provider-version",
      (stack) => {
        const userPoolClient = UserPoolClient.fromClientId("1h57kf5cpq17m0eml12EXAMPLE");
        new ManagedLoginBranding(stack, "style", { userPool: POOL, userPoolClient });
      },
      ">= 6.13.0",
    ],
  },
  warned: {
    "metadata by HTTP": ["identity-provider-http", saml({ metadata: { url: "http://id.example.org/metadata.xml" } })],
    "an issuer with a slash": ["identity-provider-issuer", oidc({ issuer: `${ISSUER}/` }), `write ${ISSUER}`],
    "scopes without openid": ["identity-provider-scopes", oidc({ scopes: ["email"] })],
  },
  right: {
    "a SAML provider": saml({}),
    "a SAML provider with all it has": saml({
      metadata: { document: "<md:EntityDescriptor/>" },
      signOut: true,
      signRequests: true,
      encryptedResponses: true,
      attributeMapping: { email: "mail", name: "cn", "custom:department": "ou" },
      identifiers: ["staff.example.org", "Staff"],
    }),
    "a SAML provider's document of a variable": (stack) =>
      saml({ metadata: { document: variable(stack, "metadata") } })(stack),
    "an OpenID provider": oidc({}),
    ...each("an issuer", [`${ISSUER}:443`, `${ISSUER}/realms/staff`], (issuer) => oidc({ issuer })),
    "an OpenID provider with all it has": oidc({
      scopes: ["openid", "groups"],
      endpoints: {
        authorization: `${ISSUER}/authorize`,
        token: `${ISSUER}/token`,
        userInfo: `${ISSUER}/me?all=1`,
        jwks: `${ISSUER}/jwks.json`,
      },
      attributesRequestMethod: "POST",
      attributeMapping: { email: "email" },
      identifiers: ["Staff"],
    }),
    "a provider of a variable": (stack) =>
      oidc({ issuer: variable(stack, "issuer"), name: variable(stack, "name") })(stack),
    Google: (stack) => {
      const secretArn = `arn:aws:secretsmanager:${HERE}:secret:google-a1b2c3`;
      const clientSecret = SecretInState.fromSecretsManager(stack, "secret", { secretArn, jsonKey: "client_secret" });
      const client = { clientId: "1.apps.googleusercontent.com", clientSecret };
      new UserPoolIdentityProviderGoogle(stack, "google", { userPool: POOL, ...client, scopes: ["openid", "email"] });
    },
    "a client of both": (stack) => {
      const metadata = { url: `${ISSUER}/metadata.xml` };
      const staff = new UserPoolIdentityProviderSaml(stack, "staff", { userPool: POOL, name: "Staff", metadata });
      const grant = { type: "authorizationCode", callbackUrls: ["https://app.example.org/"] } as const;
      const identityProviders = ["COGNITO", staff];
      new UserPoolClient(stack, "app", { userPool: POOL, name: "app", grant, identityProviders });
    },
    "a group": group({}),
    "a group with all it has": group({ name: "Größe-1", description: "Everybody", precedence: 2_147_483_647 }),
    "a resource server": serving({}),
    "a resource server of an address": serving({ identifier: "https://api.example.org", scopes: {} }),
    "a machine's client of it": (stack) => {
      const grades = new UserPoolResourceServer(stack, "grades", server({}));
      const grant = { type: "clientCredentials", scopes: [grades.scope("read")] } as const;
      new UserPoolClient(stack, "job", { userPool: POOL, name: "job", grant });
    },
  },
} satisfies Programs;

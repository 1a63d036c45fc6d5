import { TerraformVariable } from "cdktf";
import {
  UserPool,
  UserPoolClient,
  UserPoolIdentityProviderGoogle,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
} from "../../../constructs/cognito";
import { SecretInState, type ReadableStack } from "../../../constructs/terraform";
import { addressesOf, synth } from "../../../harness/synthesized-stack";

const userPool = UserPool.fromArn("arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E");
const ID = "eu-west-3_a1b2c3d4E";
const metadata = { url: "https://id.example.org/metadata.xml" };

const secret = (stack: ReadableStack) =>
  SecretInState.fromVariable(new TerraformVariable(stack, "client_secret", { type: "string", sensitive: true }));

/** What is written of one type, by name, with the addresses of all. */
function written(type: string, make: (stack: ReadableStack) => unknown) {
  const { json } = synth(make);
  return { addresses: addressesOf(json), resources: json.resource?.[type] };
}

describe("a SAML provider", () => {
  const saml = (props: Partial<ConstructorParameters<typeof UserPoolIdentityProviderSaml>[2]>) =>
    written("aws_cognito_identity_provider", (stack) => {
      new UserPoolIdentityProviderSaml(stack, "staff", { userPool, name: "Staff", metadata, ...props });
    });

  const lifecycle = {
    ignore_changes: ["ActiveEncryptionCertificate", "SLORedirectBindingURI", "SSORedirectBindingURI"].map(
      (detail) => `provider_details["${detail}"]`,
    ),
  };

  test("without options", () => {
    expect(saml({})).toEqual({
      addresses: ["aws_cognito_identity_provider.staff"],
      resources: {
        staff: {
          user_pool_id: ID,
          provider_name: "Staff",
          provider_type: "SAML",
          provider_details: { MetadataURL: metadata.url, IDPSignout: "false" },
          attribute_mapping: { email: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress" },
          lifecycle,
        },
      },
    });
  });

  test("with each", () => {
    const { resources } = saml({
      metadata: { document: '<EntityDescriptor a="${b}"/>' },
      signOut: true,
      signRequests: true,
      encryptedResponses: true,
      attributeMapping: { email: "mail" },
      identifiers: ["example.org"],
    });
    expect(resources?.["staff"]).toMatchObject({
      provider_details: {
        MetadataFile: '<EntityDescriptor a="$${b}"/>',
        IDPSignout: "true",
        RequestSigningAlgorithm: "rsa-sha256",
        EncryptedResponses: "true",
      },
      attribute_mapping: { email: "mail" },
      idp_identifiers: ["example.org"],
    });
  });

  test("is made before its clients", () => {
    const { resources } = written("aws_cognito_user_pool_client", (stack) => {
      const staff = new UserPoolIdentityProviderSaml(stack, "staff", { userPool, name: "Staff", metadata });
      const grant = { type: "authorizationCode", callbackUrls: ["https://app.example.org/"] } as const;
      new UserPoolClient(stack, "app", { userPool, name: "app", grant, identityProviders: ["COGNITO", staff] });
    });
    expect(resources).toMatchObject({
      app: { supported_identity_providers: ["COGNITO", "${aws_cognito_identity_provider.staff.provider_name}"] },
    });
  });
});

describe("an OpenID provider", () => {
  const oidc = (props: Partial<ConstructorParameters<typeof UserPoolIdentityProviderOidc>[2]>) =>
    written("aws_cognito_identity_provider", (stack) => {
      const client = { clientId: "students", clientSecret: secret(stack) };
      const provider = { userPool, name: "Staff", issuer: "https://id.example.org", ...client };
      new UserPoolIdentityProviderOidc(stack, "staff", { ...provider, ...props });
    });

  test("without options", () => {
    expect(oidc({})).toEqual({
      addresses: ["aws_cognito_identity_provider.staff", "var.client_secret"],
      resources: {
        staff: {
          user_pool_id: ID,
          provider_name: "Staff",
          provider_type: "OIDC",
          provider_details: {
            oidc_issuer: "https://id.example.org",
            client_id: "students",
            client_secret: "${var.client_secret}",
            authorize_scopes: "openid email",
            attributes_request_method: "GET",
          },
          attribute_mapping: { email: "email", email_verified: "email_verified", username: "sub" },
          lifecycle: {
            ignore_changes: [
              'provider_details["attributes_url_add_attributes"]',
              'provider_details["authorize_url"]',
              'provider_details["token_url"]',
              'provider_details["attributes_url"]',
              'provider_details["jwks_uri"]',
            ],
          },
        },
      },
    });
  });

  test("with each", () => {
    const at = (path: string): string => `https://id.example.org/${path}`;
    const { resources } = oidc({
      scopes: ["openid", "groups"],
      endpoints: { authorization: at("authorize"), token: at("token"), userInfo: at("me"), jwks: at("jwks") },
      attributesRequestMethod: "POST",
      attributeMapping: { email: "mail" },
    });
    expect(resources?.["staff"]).toMatchObject({
      provider_details: {
        authorize_scopes: "openid groups",
        attributes_request_method: "POST",
        authorize_url: at("authorize"),
        token_url: at("token"),
        attributes_url: at("me"),
        jwks_uri: at("jwks"),
      },
      attribute_mapping: { email: "mail" },
      lifecycle: { ignore_changes: ['provider_details["attributes_url_add_attributes"]'] },
    });
  });
});

test.each([
  [undefined, "openid email profile"],
  [["openid", "email"] as const, "openid email"],
])("Google, asked for %j", (scopes, authorize_scopes) => {
  const { addresses, resources } = written("aws_cognito_identity_provider", (stack) => {
    const client = { clientId: "1.apps.googleusercontent.com", clientSecret: secret(stack) };
    new UserPoolIdentityProviderGoogle(stack, "google", { userPool, ...client, scopes });
  });
  expect(addresses).toEqual(["aws_cognito_identity_provider.google", "var.client_secret"]);
  expect(resources?.["google"]).toMatchObject({
    provider_name: "Google",
    provider_type: "Google",
    provider_details: {
      client_id: "1.apps.googleusercontent.com",
      client_secret: "${var.client_secret}",
      authorize_scopes,
    },
    attribute_mapping: { email: "email", email_verified: "email_verified", username: "sub" },
  });
});

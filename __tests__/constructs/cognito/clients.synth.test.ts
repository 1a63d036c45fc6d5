import { UserPool, UserPoolClient } from "../../../constructs/cognito";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";

const CALLBACK = "https://app.example.org/oauth2/idpresponse";
const ARN = "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E";

const grant = { type: "authorizationCode", callbackUrls: [CALLBACK] } as const;

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];

describe("a client", () => {
  const userPool = UserPool.fromArn(ARN);

  test("of users", () => {
    const { json } = synth((stack) => new UserPoolClient(stack, "app", { userPool, name: "app", grant }));
    expect(addressesOf(json)).toEqual(["aws_cognito_user_pool_client.app"]);
    expect(resource(json, "aws_cognito_user_pool_client", "app")).toEqual({
      name: "app",
      user_pool_id: "eu-west-3_a1b2c3d4E",
      generate_secret: true,
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_flows: ["code"],
      allowed_oauth_scopes: ["openid", "email"],
      callback_urls: [CALLBACK],
      supported_identity_providers: ["COGNITO"],
      explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      prevent_user_existence_errors: "ENABLED",
      enable_token_revocation: true,
    });
  });

  test("of users, with each option", () => {
    const { json } = synth(
      (stack) =>
        new UserPoolClient(stack, "app", {
          userPool,
          name: "app",
          grant: { ...grant, logoutUrls: ["https://app.example.org/${x}"], scopes: ["openid", "a/${b}"] },
          generateSecret: false,
          identityProviders: ["COGNITO", { providerName: "Staff" }],
          tokenValidity: { accessToken: 15, refreshToken: 480 },
        }),
    );
    const written = resource(json, "aws_cognito_user_pool_client", "app");
    expect(written).toMatchObject({
      generate_secret: false,
      allowed_oauth_scopes: ["openid", "a/$${b}"],
      logout_urls: ["https://app.example.org/$${x}"],
      supported_identity_providers: ["COGNITO", "Staff"],
      access_token_validity: 15,
      refresh_token_validity: 480,
      token_validity_units: [{ access_token: "minutes", refresh_token: "minutes" }],
    });
    expect(written).not.toHaveProperty("id_token_validity");
  });

  test("of a machine", () => {
    const { json } = synth((stack) => {
      const own = { type: "clientCredentials", scopes: ["students/read"] } as const;
      new UserPoolClient(stack, "job", { userPool, name: "job", grant: own, tokenValidity: { accessToken: 5 } });
    });
    expect(resource(json, "aws_cognito_user_pool_client", "job")).toEqual({
      name: "job",
      user_pool_id: "eu-west-3_a1b2c3d4E",
      generate_secret: true,
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_flows: ["client_credentials"],
      allowed_oauth_scopes: ["students/read"],
      prevent_user_existence_errors: "ENABLED",
      enable_token_revocation: true,
      access_token_validity: 5,
      token_validity_units: [{ access_token: "minutes" }],
    });
  });

  test("says what is known of it", () => {
    synth((stack) => {
      const app = new UserPoolClient(stack, "app", { userPool, name: "app", grant, generateSecret: false });
      expect(app).toMatchObject({
        userPool,
        scopes: ["openid", "email"],
        callbackUrls: [CALLBACK],
        hasCodeGrant: true,
        hasSecret: false,
      });
      const own = { type: "clientCredentials", scopes: ["students/read"] } as const;
      const job = new UserPoolClient(stack, "job", { userPool, name: "job", grant: own });
      expect(job).toMatchObject({ scopes: ["students/read"], callbackUrls: [], hasCodeGrant: false, hasSecret: true });
      expect(UserPoolClient.fromClientId("a1b2c3")).toEqual({ clientId: "a1b2c3", problems: [] });
    });
  });
});

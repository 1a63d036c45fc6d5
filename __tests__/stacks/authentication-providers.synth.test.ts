import { authenticatedUniversity, environmentOf, httpsListener } from "../../harness/authenticated-university";
import { addedAddresses } from "../../harness/university-stack";

const POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1cD2eF3";
const LOGIN = "https://login.example.org";
const EXISTING = { type: "cognitoPool", userPoolArn: POOL, clientId: "1h57kf5cpq17m0eml12EXAMPLE", domain: "school" };
const OIDC = {
  ...{ type: "oidc", issuer: LOGIN, authorizationEndpoint: `${LOGIN}/authorize`, tokenEndpoint: `${LOGIN}/token` },
  ...{ userInfoEndpoint: `${LOGIN}/me`, clientId: "school", clientSecret: { fromVariable: "client_secret" } },
};

describe("a user pool that is there", () => {
  const json = authenticatedUniversity(EXISTING);

  test("is named, and no secret is in the state", () => {
    expect(addedAddresses(json)).toEqual(["aws_lb_listener.app_https_listener", "output.host_record"]);
    expect(httpsListener(json)).toMatchObject({
      default_action: [
        {
          authenticate_cognito: {
            user_pool_arn: POOL,
            user_pool_client_id: EXISTING.clientId,
            user_pool_domain: "school",
          },
        },
        { type: "forward" },
      ],
    });
    expect(JSON.stringify(json)).not.toContain("client_secret");
  });

  test("the application knows it", () => {
    expect(environmentOf(json)).toMatchObject({
      AUTH_ISSUER: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1cD2eF3",
      AUTH_SIGN_OUT_URL:
        "https://school.auth.us-east-1.amazoncognito.com/logout?client_id=1h57kf5cpq17m0eml12EXAMPLE" +
        "&logout_uri=https%3A%2F%2Fstudents.example.org%2F",
    });
  });
});

test("a user pool that is there, in another region, ends its sessions there", () => {
  const userPoolArn = POOL.replaceAll("us-east-1", "eu-west-3");
  expect(environmentOf(authenticatedUniversity({ ...EXISTING, userPoolArn }))).toMatchObject({
    AUTH_ISSUER: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_Ab1cD2eF3",
    AUTH_SIGN_OUT_URL: expect.stringContaining("https://school.auth.eu-west-3.amazoncognito.com/logout?") as string,
    AUTH_REGION: "us-east-1",
  });
});

describe("an OpenID provider", () => {
  test("has its secret in a sensitive variable", () => {
    const json = authenticatedUniversity({ ...OIDC, endSessionEndpoint: `${LOGIN}/end` });
    expect(json.variable?.["client_secret"]).toMatchObject({ type: "string", sensitive: true });
    expect(json.variable?.["client_secret"]).not.toHaveProperty("default");
    expect(httpsListener(json)).toMatchObject({
      default_action: [
        { authenticate_oidc: { issuer: LOGIN, client_id: "school", client_secret: "${var.client_secret}" } },
        { type: "forward" },
      ],
    });
    expect(environmentOf(json)).toMatchObject({
      AUTH_ISSUER: LOGIN,
      AUTH_SIGN_OUT_URL: `${LOGIN}/end?client_id=school&post_logout_redirect_uri=https%3A%2F%2Fstudents.example.org%2F`,
    });
  });

  test("or in Secrets Manager, which Terraform reads", () => {
    const fromSecretsManager = "arn:aws:secretsmanager:us-east-1:123456789012:secret:login-a1b2c3";
    const json = authenticatedUniversity({ ...OIDC, clientSecret: { fromSecretsManager } });
    expect(json.data?.["aws_secretsmanager_secret_version"]).toMatchObject({
      sign_in_client_secret: { secret_id: fromSecretsManager },
    });
    expect(httpsListener(json)).toMatchObject({
      default_action: [
        {
          authenticate_oidc: {
            client_secret: "${data.aws_secretsmanager_secret_version.sign_in_client_secret.secret_string}",
          },
        },
        { type: "forward" },
      ],
    });
  });

  test("that ends no session leads back to the host", () => {
    expect(environmentOf(authenticatedUniversity(OIDC))).toMatchObject({
      AUTH_SIGN_OUT_URL: "https://students.example.org/",
    });
  });
});

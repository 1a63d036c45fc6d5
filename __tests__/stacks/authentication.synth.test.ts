import { decodeJson } from "../../testing/matchers/decode";
import { addressesOf, type TerraformJson } from "../../harness/synthesized-stack";
import { synthUniversity } from "../../harness/university-stack";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e";
const POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab1cD2eF3";
const LOGIN = "https://login.example.org";

const COGNITO = { type: "cognito", domainPrefix: "university" };
const EXISTING = { type: "cognitoPool", userPoolArn: POOL, clientId: "1h57kf5cpq17m0eml12EXAMPLE", domain: "school" };
const OIDC = {
  ...{ type: "oidc", issuer: LOGIN, authorizationEndpoint: `${LOGIN}/authorize`, tokenEndpoint: `${LOGIN}/token` },
  ...{ userInfoEndpoint: `${LOGIN}/me`, clientId: "school", clientSecret: { fromVariable: "client_secret" } },
};

const jsonOf = (provider: object, more: object = {}, settings: object = {}): TerraformJson =>
  synthUniversity({
    authentication: { host: "students.example.org", provider, ...more },
    certificateArn: CERTIFICATE,
    ...settings,
  }).json;

const original = synthUniversity({}).json;
const added = (json: TerraformJson) => addressesOf(json).filter((address) => !addressesOf(original).includes(address));

const https = (json: TerraformJson) => json.resource?.["aws_lb_listener"]?.["app_https_listener"];
const rules = (json: TerraformJson) => json.resource?.["aws_lb_listener_rule"] ?? {};

/** The environment of the application's container. */
function environmentOf(json: TerraformJson): Record<string, string> {
  const decoded = decodeJson(
    String(json.resource?.["aws_ecs_task_definition"]?.["app-task"]?.["container_definitions"]),
  );
  const [container] = ("value" in decoded ? decoded.value : []) as {
    environment: { name: string; value: string }[];
  }[];
  return Object.fromEntries((container?.environment ?? []).map(({ name, value }) => [name, value]));
}

describe("a user pool of its own", () => {
  const json = jsonOf(COGNITO, { publicPaths: ["/css/*"], apiPaths: ["/api/*"] });

  test("is added with the listener and its rules, and nothing else", () => {
    expect(added(json)).toEqual([
      "aws_cognito_user_pool.users",
      "aws_cognito_user_pool_client.app_client",
      "aws_cognito_user_pool_domain.sign_in",
      "aws_lb_listener.app_https_listener",
      "aws_lb_listener_rule.app_paths_api_api_all",
      "aws_lb_listener_rule.app_paths_public_css_all",
      "data.aws_cognito_user_pools.users_existing",
      "output.host_record",
    ]);
  });

  test("is where everybody signs in, for a working day", () => {
    expect(https(json)).toMatchObject({
      certificate_arn: CERTIFICATE,
      port: 443,
      default_action: [
        {
          type: "authenticate-cognito",
          authenticate_cognito: {
            user_pool_arn: "${aws_cognito_user_pool.users.arn}",
            user_pool_client_id: "${aws_cognito_user_pool_client.app_client.id}",
            user_pool_domain: "${aws_cognito_user_pool_domain.sign_in.domain}",
            on_unauthenticated_request: "authenticate",
            session_timeout: 28_800,
          },
        },
        { type: "forward", target_group_arn: "${aws_lb_target_group.app_tg.arn}" },
      ],
    });
    expect(json.resource?.["aws_cognito_user_pool_client"]?.["app_client"]).toMatchObject({
      callback_urls: ["https://students.example.org/oauth2/idpresponse"],
      logout_urls: ["https://students.example.org/"],
    });
  });

  test("is not asked for a public path, and a program gets 401", () => {
    expect(rules(json)).toMatchObject({
      app_paths_public_css_all: { action: [{ type: "forward" }] },
      app_paths_api_api_all: {
        action: [{ authenticate_cognito: { on_unauthenticated_request: "deny" } }, { type: "forward" }],
      },
    });
  });

  test("HTTP only redirects, and the load balancer takes HTTPS", () => {
    expect(json.resource?.["aws_lb_listener"]?.["app_listener"]).toMatchObject({
      default_action: [{ type: "redirect", redirect: { protocol: "HTTPS" } }],
    });
    expect(json.resource?.["aws_security_group"]?.["alb_sg"]?.["ingress"]).toMatchObject([
      { from_port: 80 },
      { from_port: 443, cidr_blocks: ["0.0.0.0/0"] },
    ]);
  });

  test("the application knows what to verify", () => {
    expect(environmentOf(json)).toMatchObject({
      APP_DB_NAME: "students",
      AUTH_ALB_ARN: "${aws_lb.alb.arn}",
      AUTH_CLIENT_ID: "${aws_cognito_user_pool_client.app_client.id}",
      AUTH_ISSUER: "https://${aws_cognito_user_pool.users.endpoint}",
      AUTH_REGION: "us-east-1",
      AUTH_SIGN_OUT_URL: expect.stringMatching(
        /^https:\/\/.*\.amazoncognito\.com\/logout\?client_id=.*&logout_uri=https%3A%2F%2Fstudents\.example\.org%2F$/,
      ) as string,
    });
  });

  test("has the options that the settings say", () => {
    const own = jsonOf({ ...COGNITO, mfa: "required", tier: "LITE", deletionProtection: false, groups: ["staff"] });
    expect(own.resource?.["aws_cognito_user_group"]?.["groups"]).toMatchObject({
      for_each: '${toset(["staff"])}',
      name: "${each.key}",
      user_pool_id: "${aws_cognito_user_pool.users.id}",
    });
    expect(own).toMatchObject({
      import: [
        { to: "aws_cognito_user_pool.users" },
        {
          to: "aws_cognito_user_group.groups[each.key]",
          id: "${one(data.aws_cognito_user_pools.users_existing.ids)}/${each.key}",
        },
      ],
    });
    expect(own.resource?.["aws_cognito_user_pool"]?.["users"]).toMatchObject({
      mfa_configuration: "ON",
      user_pool_tier: "LITE",
      deletion_protection: "INACTIVE",
    });
  });

  test("the output says which record the host needs", () => {
    expect((json as { output?: object }).output).toMatchObject({
      host_record: { value: "students.example.org CNAME ${aws_lb.alb.dns_name}" },
    });
  });
});

describe("a user pool that is there", () => {
  const json = jsonOf(EXISTING);

  test("is named, and no secret is in the state", () => {
    expect(added(json)).toEqual(["aws_lb_listener.app_https_listener", "output.host_record"]);
    expect(https(json)).toMatchObject({
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
  expect(environmentOf(jsonOf({ ...EXISTING, userPoolArn }))).toMatchObject({
    AUTH_ISSUER: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_Ab1cD2eF3",
    AUTH_SIGN_OUT_URL: expect.stringContaining("https://school.auth.eu-west-3.amazoncognito.com/logout?") as string,
    AUTH_REGION: "us-east-1",
  });
});

describe("an OpenID provider", () => {
  test("has its secret in a sensitive variable", () => {
    const json = jsonOf({ ...OIDC, endSessionEndpoint: `${LOGIN}/end` });
    expect(json.variable?.["client_secret"]).toMatchObject({ type: "string", sensitive: true });
    expect(json.variable?.["client_secret"]).not.toHaveProperty("default");
    expect(https(json)).toMatchObject({
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
    const json = jsonOf({ ...OIDC, clientSecret: { fromSecretsManager } });
    expect(json.data?.["aws_secretsmanager_secret_version"]).toMatchObject({
      sign_in_client_secret: { secret_id: fromSecretsManager },
    });
    expect(https(json)).toMatchObject({
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
    expect(environmentOf(jsonOf(OIDC))).toMatchObject({ AUTH_SIGN_OUT_URL: "https://students.example.org/" });
  });
});

describe("what differs by environment", () => {
  const json = synthUniversity({
    authentication: {
      host: { fromVariable: "host" },
      provider: { type: "cognito", domainPrefix: { fromVariable: "prefix" } },
    },
    certificate: { zoneName: { fromVariable: "zone" } },
  }).json;

  test("is a variable without a default, once", () => {
    for (const name of ["host", "prefix", "zone"]) {
      expect(json.variable?.[name]).toEqual({ type: "string", description: expect.any(String) as string });
    }
  });

  test("is in lower case where providers compare letter by letter", () => {
    expect(json.resource?.["aws_cognito_user_pool_client"]?.["app_client"]).toMatchObject({
      callback_urls: ["https://${lower(var.host)}/oauth2/idpresponse"],
    });
    expect(json.resource?.["aws_acm_certificate"]?.["app_certificate"]).toMatchObject({
      domain_name: "${lower(var.host)}",
    });
  });

  test.each(["users", "app_https_listener", "host_record", "alb", "vpc"])(
    "may be called as resources are: %s",
    (name) => {
      const host = { fromVariable: name };
      const { json: named } = synthUniversity({
        authentication: { host, provider: COGNITO },
        certificateArn: CERTIFICATE,
      });
      expect(named.variable).toHaveProperty(name);
      expect(JSON.stringify(named)).toContain(`\${lower(var.${name})}`);
    },
  );

  test("has a name of its own", () => {
    const settings = {
      authentication: { host: { fromVariable: "env" }, provider: COGNITO },
      certificateArn: CERTIFICATE,
    };
    expect(() => synthUniversity(settings)).toThrow(
      'fromVariable must be a name of its own, got: "env", which the stack has already; choose another.',
    );
  });
});

describe("a certificate that is requested", () => {
  const json = jsonOf(COGNITO, {}, { certificateArn: undefined, certificate: { zoneName: "example.org" } });

  test("is waited for, and the host leads to the load balancer", () => {
    expect(added(json)).toEqual(
      expect.arrayContaining([
        "aws_acm_certificate.app_certificate",
        "aws_acm_certificate_validation.app_certificate_issued",
        "aws_route53_record.app_certificate_validation",
        "aws_route53_record.app_record",
      ]),
    );
    expect(https(json)).toMatchObject({
      certificate_arn: "${aws_acm_certificate_validation.app_certificate_issued.certificate_arn}",
    });
    expect((json as { output?: object }).output).not.toHaveProperty("host_record");
  });

  test("does for hardening alone, too", () => {
    const { json: hardened } = synthUniversity({
      hardening: true,
      certificate: { zoneName: "example.org", host: "students.example.org" },
    });
    expect(added(hardened)).toEqual(
      expect.arrayContaining(["aws_acm_certificate.app_certificate", "aws_lb_listener.app_https_listener"]),
    );
    expect(JSON.stringify(hardened)).not.toContain("the setting certificateArn is not given");
  });
});

test("who only observes lets everybody through, and has a way in", () => {
  const json = jsonOf(COGNITO, { mode: "observe", publicPaths: ["/css/*"], apiPaths: ["/api/*"] });
  expect(https(json)).toMatchObject({
    default_action: [{ authenticate_cognito: { on_unauthenticated_request: "allow" } }, { type: "forward" }],
  });
  expect(Object.keys(rules(json)).sort()).toEqual(["app_paths_public_css_all", "app_paths_sign_in_sign_in"]);
});

test.each([
  ["overlap", { publicPaths: ["/api/a"], apiPaths: ["/api/*"] }, "a request fits at most one of the paths"],
  ["are everything", { apiPaths: ["/*"] }, "apiPaths leave something to sign in for"],
])("who only observes hears of paths that %s, as later on", (_what, lists, says) => {
  for (const mode of ["observe", "enforce"]) expect(() => jsonOf(COGNITO, { mode, ...lists })).toThrow(says);
});

test("the load balancer reaches the provider where ways out are closed", () => {
  const egress = (json: TerraformJson) => json.resource?.["aws_security_group"]?.["alb_sg"]?.["egress"];
  const open = jsonOf(COGNITO);
  expect(egress(open)).toEqual(original.resource?.["aws_security_group"]?.["alb_sg"]?.["egress"]);
  expect(egress(jsonOf(COGNITO, {}, { hardening: true }))).toMatchObject([
    { from_port: 80, description: "Tasks of the application" },
    { from_port: 443, cidr_blocks: ["0.0.0.0/0"], description: "Sign-in: the identity provider says who it is" },
  ]);
});

test("with logAnalysis, sign-ins have alarms, graphs and queries", () => {
  const json = jsonOf(COGNITO, {}, { logAnalysis: true });
  const analysed = addressesOf(synthUniversity({ logAnalysis: true }).json);
  expect(added(json).filter((address) => address.includes("cloudwatch") && !analysed.includes(address))).toEqual([
    "aws_cloudwatch_metric_alarm.monitoring_sign_in_errors",
    "aws_cloudwatch_metric_alarm.monitoring_sign_in_failures",
    "aws_cloudwatch_metric_alarm.monitoring_sign_in_latency",
    "aws_cloudwatch_query_definition.query_active_users",
    "aws_cloudwatch_query_definition.query_requests_by_user",
  ]);
});

test("on its way out it is the reference system, and forgets the accounts", () => {
  const { json } = synthUniversity({ authentication: "leaving", certificateArn: CERTIFICATE });
  expect(json.resource).toEqual(original.resource);
  expect(json).toMatchObject({
    removed: [
      { from: "aws_cognito_user_pool.users", lifecycle: { destroy: false } },
      { from: "aws_cognito_user_group.groups", lifecycle: { destroy: false } },
    ],
  });
});

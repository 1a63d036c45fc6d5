import {
  authenticatedUniversity,
  CERTIFICATE,
  COGNITO,
  environmentOf,
  httpsListener,
} from "../../harness/authenticated-university";
import { addressesOf, type TerraformJson } from "../../harness/synthesized-stack";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";

const original = synthUniversity({}).json;
const rules = (json: TerraformJson) => json.resource?.["aws_lb_listener_rule"] ?? {};

describe("a user pool of its own", () => {
  const json = authenticatedUniversity(COGNITO, { publicPaths: ["/css/*"], apiPaths: ["/api/*"] });

  test("is added with the listener and its rules, and nothing else", () => {
    expect(addedAddresses(json)).toEqual([
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
    expect(httpsListener(json)).toMatchObject({
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
    const own = authenticatedUniversity({
      ...COGNITO,
      mfa: "required",
      tier: "LITE",
      deletionProtection: false,
      groups: ["staff"],
    });
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

test("who only observes lets everybody through, and has a way in", () => {
  const json = authenticatedUniversity(COGNITO, { mode: "observe", publicPaths: ["/css/*"], apiPaths: ["/api/*"] });
  expect(httpsListener(json)).toMatchObject({
    default_action: [{ authenticate_cognito: { on_unauthenticated_request: "allow" } }, { type: "forward" }],
  });
  expect(Object.keys(rules(json)).sort()).toEqual(["app_paths_public_css_all", "app_paths_sign_in_sign_in"]);
});

test.each([
  ["overlap", { publicPaths: ["/api/a"], apiPaths: ["/api/*"] }, "a request fits at most one of the paths"],
  ["are everything", { apiPaths: ["/*"] }, "apiPaths leave something to sign in for"],
])("who only observes hears of paths that %s, as later on", (_what, lists, says) => {
  for (const mode of ["observe", "enforce"])
    expect(() => authenticatedUniversity(COGNITO, { mode, ...lists })).toThrow(says);
});

test("the load balancer reaches the provider where ways out are closed", () => {
  const egress = (json: TerraformJson) => json.resource?.["aws_security_group"]?.["alb_sg"]?.["egress"];
  const open = authenticatedUniversity(COGNITO);
  expect(egress(open)).toEqual(original.resource?.["aws_security_group"]?.["alb_sg"]?.["egress"]);
  expect(egress(authenticatedUniversity(COGNITO, {}, { hardening: true }))).toMatchObject([
    { from_port: 80, description: "Tasks of the application" },
    { from_port: 443, cidr_blocks: ["0.0.0.0/0"], description: "Sign-in: the identity provider says who it is" },
  ]);
});

test("with logAnalysis, sign-ins have alarms, graphs and queries", () => {
  const json = authenticatedUniversity(COGNITO, {}, { logAnalysis: true });
  const analysed = addressesOf(synthUniversity({ logAnalysis: true }).json);
  expect(
    addedAddresses(json).filter((address) => address.includes("cloudwatch") && !analysed.includes(address)),
  ).toEqual([
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

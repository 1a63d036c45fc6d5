import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  AliasRecord,
  AuthenticatedPaths,
  Certificate,
  Listener,
  ListenerAction,
  ListenerRule,
  LoadBalancer,
  TargetGroup,
  type AuthenticateCognitoOptions,
} from "../../../constructs/network";
import { routesTo } from "../../../constructs/network/routes";
import { SecretInState } from "../../../constructs/terraform/secret-in-state";
import { synth } from "../../../harness/synthesized-stack";

const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const POOL = "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_Ab1cD2eF3";

const loadBalancer = (stack: Construct) =>
  new LoadBalancer(stack, "alb", { name: "app", subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] });

const targetGroup = (stack: Construct) =>
  new TargetGroup(stack, "app", { name: "app", port: 80, vpcId: "vpc-1", healthCheck: { path: "/", matcher: "200" } });

const cognito = (next: AuthenticateCognitoOptions["next"], options: Partial<AuthenticateCognitoOptions> = {}) =>
  ListenerAction.authenticateCognito({
    ...{ userPool: { arn: POOL }, userPoolClient: { clientId: "1h57kf5cpq17m0eml12EXAMPLE" } },
    ...{ userPoolDomain: { domain: "school" }, next, ...options },
  });

test("a listener signs people in at a user pool, then forwards", () => {
  const { json } = synth((stack) => {
    const target = targetGroup(stack);
    const listener = new Listener(stack, "https", {
      ...{ loadBalancer: loadBalancer(stack), port: 443, certificateArn: CERTIFICATE },
      defaultAction: cognito(ListenerAction.forward(target), {
        ...{ scopes: ["openid", "email"], sessionTimeout: 28_800, sessionCookieName: "School" },
        ...{ onUnauthenticatedRequest: "allow", extraParams: { lang: "${fr}" } },
      }),
    });
    expect(listener.isHttps).toBe(true);
    // What waits for the way to a target group waits for this one too.
    expect(routesTo(target)).toHaveLength(1);
  });
  expect(json.resource?.["aws_lb_listener"]?.["https"]?.["default_action"]).toEqual([
    {
      type: "authenticate-cognito",
      order: 1,
      authenticate_cognito: {
        user_pool_arn: POOL,
        user_pool_client_id: "1h57kf5cpq17m0eml12EXAMPLE",
        user_pool_domain: "school",
        scope: "openid email",
        session_timeout: 28_800,
        session_cookie_name: "School",
        on_unauthenticated_request: "allow",
        authentication_request_extra_params: { lang: "$${fr}" },
      },
    },
    { type: "forward", order: 2, target_group_arn: "${aws_lb_target_group.app.arn}" },
  ]);
});

test("a listener signs people in at an OpenID provider", () => {
  const { json } = synth((stack) => {
    const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true });
    new Listener(stack, "https", {
      ...{ loadBalancer: loadBalancer(stack), port: 443, certificateArn: CERTIFICATE },
      defaultAction: ListenerAction.authenticateOidc({
        issuer: "https://login.example.org",
        authorizationEndpoint: "https://login.example.org/authorize",
        tokenEndpoint: "https://login.example.org/token",
        userInfoEndpoint: "https://login.example.org/me",
        clientId: "school",
        clientSecret: SecretInState.fromVariable(secret),
        next: ListenerAction.fixedResponse({ statusCode: 200 }),
      }),
    });
  });
  expect(json.resource?.["aws_lb_listener"]?.["https"]?.["default_action"]).toEqual([
    {
      type: "authenticate-oidc",
      order: 1,
      authenticate_oidc: {
        issuer: "https://login.example.org",
        authorization_endpoint: "https://login.example.org/authorize",
        token_endpoint: "https://login.example.org/token",
        user_info_endpoint: "https://login.example.org/me",
        client_id: "school",
        client_secret: "${var.secret}",
      },
    },
    { type: "fixed-response", order: 2, fixed_response: { content_type: "text/plain", status_code: "200" } },
  ]);
});

test("without a certificate, a listener and its rules sign nobody in", () => {
  const action = cognito(ListenerAction.fixedResponse({ statusCode: 200 }));
  const program = (stack: Construct) => {
    const listener = new Listener(stack, "http", {
      ...{ loadBalancer: loadBalancer(stack), port: 80, defaultAction: action as never },
    });
    new ListenerRule(stack, "rule", { listener, priority: 1, conditions: { paths: ["/a"] }, action });
  };
  expect(() => synth(program)).toThrow(
    /\[stack\/http\] listener-authenticate: only HTTPS[^]*\[stack\/rule\] listener-authenticate: only HTTPS/,
  );
});

describe("paths", () => {
  const rulesOf = (publicPaths: readonly string[]) => {
    const { json } = synth((stack) => {
      const authenticate = cognito(ListenerAction.forward(targetGroup(stack)));
      const listener = new Listener(stack, "https", {
        ...{ loadBalancer: loadBalancer(stack), port: 443, certificateArn: CERTIFICATE, defaultAction: authenticate },
      });
      new AuthenticatedPaths(stack, "paths", {
        ...{ listener, authenticate, publicPaths, apiPaths: ["/api/*"], signInPath: "/sign-in" },
      });
    });
    return json.resource?.["aws_lb_listener_rule"] ?? {};
  };

  test("each have a rule: public, for programs, and the way in", () => {
    const signIn = { type: "authenticate-cognito", order: 1 };
    expect(rulesOf(["/css/*"])).toMatchObject({
      paths_public_css_all: {
        priority: 37_205,
        condition: [{ path_pattern: { values: ["/css/*"] } }],
        action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.app.arn}" }],
      },
      paths_api_api_all: {
        condition: [{ path_pattern: { values: ["/api/*"] } }],
        action: [
          { ...signIn, authenticate_cognito: { on_unauthenticated_request: "deny" } },
          { type: "forward", order: 2 },
        ],
      },
      paths_sign_in_sign_in: {
        condition: [{ path_pattern: { values: ["/sign-in"] } }],
        action: [
          { ...signIn, authenticate_cognito: { on_unauthenticated_request: "authenticate" } },
          { type: "redirect", order: 2, redirect: { path: "/", status_code: "HTTP_302" } },
        ],
      },
    });
  });

  test("that come in the middle change no other rule", () => {
    const before = rulesOf(["/css/*", "/js/*"]);
    const { paths_public_img_all: added, ...others } = rulesOf(["/css/*", "/img/*", "/js/*"]);
    expect(others).toEqual(before);
    expect(added).toMatchObject({ condition: [{ path_pattern: { values: ["/img/*"] } }] });
  });
});

describe("a certificate", () => {
  test("is requested, proved in Route 53, and waited for", () => {
    const { json } = synth((stack) => {
      const virginia = new AwsProvider(stack, "virginia", { region: "us-east-1", alias: "virginia" });
      const certificate = new Certificate(stack, "app", {
        ...{ domainName: "app.example.org", subjectAlternativeNames: ["*.app.example.org"], zoneId: "Z0123456789" },
        provider: virginia,
      });
      expect(certificate.node.path).toBe("stack/app");
      new Listener(stack, "https", {
        ...{ loadBalancer: loadBalancer(stack), port: 443, certificateArn: certificate.certificateArn },
        defaultAction: ListenerAction.fixedResponse({ statusCode: 200 }),
      });
    });
    expect(json.resource).toMatchObject({
      aws_acm_certificate: {
        app: {
          domain_name: "app.example.org",
          subject_alternative_names: ["*.app.example.org"],
          validation_method: "DNS",
          lifecycle: { create_before_destroy: true },
          provider: "aws.virginia",
        },
      },
      aws_route53_record: {
        app_validation: {
          for_each:
            "${{ for key, val in tolist(aws_acm_certificate.app.domain_validation_options): val.domain_name => val }}",
          zone_id: "Z0123456789",
          name: "${each.value.resource_record_name}",
          type: "${each.value.resource_record_type}",
          records: ["${each.value.resource_record_value}"],
          allow_overwrite: true,
        },
      },
      aws_acm_certificate_validation: {
        app_issued: { certificate_arn: "${aws_acm_certificate.app.arn}", provider: "aws.virginia" },
      },
      aws_lb_listener: { https: { certificate_arn: "${aws_acm_certificate_validation.app_issued.certificate_arn}" } },
    });
    // The records of Route 53 are in every region.
    expect(json.resource?.["aws_route53_record"]?.["app_validation"]).not.toHaveProperty("provider");
  });

  test.each([
    ["App.example.org", "a certificate's name is in lower case", "write app.example.org"],
    ["localhost", "a certificate's name is a domain name, whose first label may be *", "write it like app.example.org"],
    ["a.*.example.org", "a certificate's name is a domain name", "write it like"],
    [`${"a".repeat(60)}.org.uk`, "a certificate's name has at most 64 characters", "shorten it"],
  ])("is not for %s", (domainName, rule, fix) => {
    expect(() => synth((stack) => new Certificate(stack, "app", { domainName, zoneId: "Z1" }))).toThrow(
      new RegExp(`certificate-name: ${rule.replace("*", "\\*")}.*; ${fix}`),
    );
  });

  const signedIn = (domainName: string, callback: string) => (stack: Construct) => {
    const { certificateArn } = new Certificate(stack, "app", { domainName, zoneId: "Z1" });
    const userPoolClient = { clientId: "app", callbackUrls: [callback] };
    const defaultAction = cognito(ListenerAction.fixedResponse({ statusCode: 200 }), { userPoolClient });
    new Listener(stack, "https", { loadBalancer: loadBalancer(stack), port: 443, certificateArn, defaultAction });
  };

  test.each([
    ["app.example.org", "https://app.example.org/oauth2/idpresponse"],
    ["*.example.org", "https://app.example.org/oauth2/idpresponse"],
  ])("of %s takes people back to %s", (name, callback) => {
    expect(() => synth(signedIn(name, callback))).not.toThrow();
  });

  test.each([
    ["example.org", "https://app.example.org/oauth2/idpresponse"],
    ["*.example.org", "https://a.app.example.org/oauth2/idpresponse"],
  ])("of %s does not take people back to %s", (name, callback) => {
    expect(() => synth(signedIn(name, callback))).toThrow(
      `listener-authenticate: the listener's certificate (${name}) has a name of the client's callbackUrls`,
    );
  });
});

test("a name leads to a load balancer", () => {
  const { json } = synth((stack) => {
    const host = new TerraformVariable(stack, "host", { type: "string" }).stringValue;
    new AliasRecord(stack, "host_record", { zoneId: "Z1", domainName: host, target: loadBalancer(stack) });
  });
  expect(json.resource?.["aws_route53_record"]?.["host_record"]).toEqual({
    zone_id: "Z1",
    name: "${var.host}",
    type: "A",
    alias: { name: "${aws_lb.alb.dns_name}", zone_id: "${aws_lb.alb.zone_id}", evaluate_target_health: false },
  });
});

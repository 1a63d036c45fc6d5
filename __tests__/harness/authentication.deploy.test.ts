import { makeLoadBalancer } from "../../harness/emulator/load-balancer";
import { useEmulator } from "../../harness/emulator/set-up";

// Emptied by nobody, since that takes seconds: each test has names of its own.
const aws = useEmulator();

const call = <Result = string>(
  service: string,
  operation: string,
  parameters: object = {},
  query?: string,
  region?: string,
) => aws.call<Result>({ service, operation, parameters: { ...parameters }, query, region });
const cognito = <Result = string>(operation: string, parameters: object, query?: string) =>
  call<Result>("cognito-idp", operation, parameters, query);
const elb = <Result = string>(operation: string, parameters: object, query?: string) =>
  call<Result>("elbv2", operation, parameters, query);

const userPool = (PoolName: string) => cognito("create_user_pool", { PoolName }, "UserPool.Id");
/** Issued at once, since its validation is by e-mail. */
const certificate = (DomainName: string, region?: string) =>
  call("acm", "request_certificate", { DomainName }, "CertificateArn", region);
const deleteCertificate = (CertificateArn: string) => call("acm", "delete_certificate", { CertificateArn });
const listener = (LoadBalancerArn: string, CertificateArn: string, DefaultActions: readonly object[]) =>
  elb(
    "create_listener",
    { LoadBalancerArn, Protocol: "HTTPS", Port: 443, Certificates: [{ CertificateArn }], DefaultActions },
    "Listeners[0].ListenerArn",
  );

const OIDC = {
  Issuer: "https://login.example.org",
  AuthorizationEndpoint: "https://login.example.org/auth",
  TokenEndpoint: "https://login.example.org/token",
  UserInfoEndpoint: "https://login.example.org/me",
  ClientId: "students",
};
const signIn = (config: object = {}) => ({
  Type: "authenticate-oidc",
  Order: 1,
  AuthenticateOidcConfig: { ...OIDC, ClientSecret: "s3cret", ...config },
});
const ANSWER = { Type: "fixed-response", Order: 2, FixedResponseConfig: { StatusCode: "200" } };
const SHOWN = {
  ...OIDC,
  OnUnauthenticatedRequest: "authenticate",
  Scope: "openid",
  SessionCookieName: "AWSELBAuthSessionCookie",
  SessionTimeout: 604800,
};

interface DnsRecord {
  readonly Name: string;
  readonly Type: string;
  readonly Value: string;
}

async function expectRefused(answer: Promise<unknown>, code: string, message = /./): Promise<void> {
  await expect(answer).rejects.toMatchObject({
    name: "EmulatedAwsError",
    code,
    message: expect.stringMatching(message),
  });
}

describe("the emulated AWS refuses, as AWS does,", () => {
  it("to delete a user pool that has a domain", async () => {
    const UserPoolId = await userPool("with-a-domain");
    const Domain = "students-sign-in";
    await cognito("create_user_pool_domain", { UserPoolId, Domain });
    await expectRefused(cognito("delete_user_pool", { UserPoolId }), "InvalidParameterException", /has a domain/);
    await cognito("delete_user_pool_domain", { UserPoolId, Domain });
    await cognito("delete_user_pool", { UserPoolId });
  }, 60_000);

  it.each(["my-aws-login", "amazonas", "cognito", "Students", "-students", "students-", "s".repeat(64)])(
    "the domain prefix %s",
    async (Domain) => {
      const UserPoolId = await userPool("prefixed");
      await expectRefused(cognito("create_user_pool_domain", { UserPoolId, Domain }), "InvalidParameterException");
    },
    60_000,
  );

  it("a domain that another pool has", async () => {
    await cognito("create_user_pool_domain", { UserPoolId: await userPool("first"), Domain: "taken" });
    const UserPoolId = await userPool("second");
    await expectRefused(
      cognito("create_user_pool_domain", { UserPoolId, Domain: "taken" }),
      "InvalidParameterException",
    );
  }, 60_000);

  it("a custom domain whose certificate is not in us-east-1", async () => {
    const UserPoolId = await userPool("custom");
    const custom = (CertificateArn: string) =>
      cognito("create_user_pool_domain", {
        UserPoolId,
        Domain: "login.example.org",
        CustomDomainConfig: { CertificateArn },
      });
    await expectRefused(custom(await certificate("login.example.org", "eu-west-3")), "InvalidParameterException");
    const CertificateArn = await certificate("login.example.org");
    await custom(CertificateArn);
    await expectRefused(deleteCertificate(CertificateArn), "ResourceInUseException");
  }, 60_000);

  describe("of a listener and its rules", () => {
    let LoadBalancerArn: string;
    let CertificateArn: string;
    let ListenerArn: string;

    beforeAll(async () => {
      LoadBalancerArn = await makeLoadBalancer(aws, "students");
      CertificateArn = await certificate("app.example.org");
      ListenerArn = await listener(LoadBalancerArn, CertificateArn, [signIn(), ANSWER]);
    }, 60_000);

    const rule = (Priority: number, Actions: readonly object[]) => {
      const Conditions = [{ Field: "path-pattern", PathPatternConfig: { Values: ["/api/*"] } }];
      return elb("create_rule", { ListenerArn, Priority, Conditions, Actions }, "Rules[0].RuleArn");
    };
    const modified = (DefaultActions: readonly object[]) => elb("modify_listener", { ListenerArn, DefaultActions });

    it("to authenticate without HTTPS", async () => {
      const http = { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [signIn(), ANSWER] };
      await expectRefused(elb("create_listener", http), "InvalidLoadBalancerAction", /only on HTTPS listeners/);
      const toHttp = { ListenerArn, Protocol: "HTTP" };
      await expectRefused(elb("modify_listener", toHttp), "InvalidLoadBalancerAction", /only on HTTPS listeners/);
    }, 60_000);

    it("to authenticate and do nothing then, or something before", async () => {
      const code = "InvalidLoadBalancerAction";
      await expectRefused(modified([signIn()]), code, /last action/);
      await expectRefused(
        modified([
          { ...ANSWER, Order: 1 },
          { ...signIn(), Order: 2 },
        ]),
        code,
        /last action/,
      );
      await expectRefused(rule(1, [signIn()]), code, /last action/);
      const RuleArn = await rule(1, [signIn(), ANSWER]);
      await expectRefused(elb("modify_rule", { RuleArn, Actions: [signIn()] }), code, /last action/);
    }, 60_000);

    it("a session of more than 7 days, or of none", async () => {
      for (const SessionTimeout of [0, 604801]) {
        await expectRefused(modified([signIn({ SessionTimeout }), ANSWER]), "ValidationError");
        await expectRefused(rule(2, [signIn({ SessionTimeout }), ANSWER]), "ValidationError");
      }
      await rule(2, [signIn({ SessionTimeout: 604800 }), ANSWER]);
    }, 60_000);

    it("a client of Cognito's without a secret", async () => {
      const UserPoolId = await userPool("clients");
      const UserPoolArn = await cognito("describe_user_pool", { UserPoolId }, "UserPool.Arn");
      const rulePriority = async (Priority: number, GenerateSecret: boolean) => {
        const client = { UserPoolId, ClientName: "app", GenerateSecret };
        const UserPoolClientId = await cognito("create_user_pool_client", client, "UserPoolClient.ClientId");
        const AuthenticateCognitoConfig = { UserPoolArn, UserPoolClientId, UserPoolDomain: "clients" };
        return rule(Priority, [{ Type: "authenticate-cognito", Order: 1, AuthenticateCognitoConfig }, ANSWER]);
      };
      await expectRefused(rulePriority(3, false), "InvalidLoadBalancerAction", /client secret/);
      await rulePriority(3, true);
    }, 60_000);

    it("to show a client's secret, and shows the defaults of what was left out", async () => {
      await modified([signIn(), ANSWER]);
      const shown = "Listeners[0].DefaultActions[0].AuthenticateOidcConfig";
      expect(await elb("describe_listeners", { ListenerArns: [ListenerArn] }, shown)).toEqual(SHOWN);
      await rule(4, [signIn({ Scope: "openid email" }), ANSWER]);
      const ofRule = "Rules[?Priority == '4'] | [0].Actions[0].AuthenticateOidcConfig";
      expect(await elb("describe_rules", { ListenerArn }, ofRule)).toEqual({ ...SHOWN, Scope: "openid email" });
    }, 60_000);

    it("a listener without a certificate, or with another region's", async () => {
      const none = { LoadBalancerArn, Protocol: "HTTPS", Port: 8443, DefaultActions: [ANSWER] };
      await expectRefused(elb("create_listener", none), "ValidationError", /certificate must be specified/);
      const other = await certificate("app.example.org", "eu-west-3");
      await expectRefused(listener(LoadBalancerArn, other, [ANSWER]), "CertificateNotFound");
      const Certificates = [{ CertificateArn: other }];
      await expectRefused(elb("modify_listener", { ListenerArn, Certificates }), "CertificateNotFound");
      await expectRefused(elb("add_listener_certificates", { ListenerArn, Certificates }), "CertificateNotFound");
    }, 60_000);

    it("a certificate that waits for its DNS records", async () => {
      const request = { DomainName: "*.example.net", ValidationMethod: "DNS" };
      const waiting = await call("acm", "request_certificate", request, "CertificateArn");
      const Certificates = [{ CertificateArn: waiting }];
      const change = () => elb("modify_listener", { ListenerArn, Certificates });
      await expectRefused(change(), "UnsupportedCertificate");
      const zone = { Name: "example.net", CallerReference: "1" };
      const HostedZoneId = await call("route53", "create_hosted_zone", zone, "HostedZone.Id");
      const option = "Certificate.DomainValidationOptions[0].ResourceRecord";
      const waitingFor = { CertificateArn: waiting };
      const { Name, Type, Value } = await call<DnsRecord>("acm", "describe_certificate", waitingFor, option);
      const ResourceRecordSet = { Name, Type, TTL: 60, ResourceRecords: [{ Value }] };
      const ChangeBatch = { Changes: [{ Action: "UPSERT", ResourceRecordSet }] };
      await call("route53", "change_resource_record_sets", { HostedZoneId, ChangeBatch });
      await change();
      expect(await aws.inventory()).toMatchObject({
        "hosted zones": ["example.net."],
        "DNS records": [`CNAME ${Name}`],
      });
    }, 60_000);

    it("to delete a certificate in use, until it is not", async () => {
      const used = await certificate("www.example.org");
      const Certificates = [{ CertificateArn: used }];
      await elb("add_listener_certificates", { ListenerArn, Certificates });
      await expectRefused(deleteCertificate(used), "ResourceInUseException");
      await elb("remove_listener_certificates", { ListenerArn, Certificates });
      await deleteCertificate(used);
    }, 60_000);
  });
});

describe("the emulated AWS keeps, as AWS does,", () => {
  it("a user pool's tier, also when an update does not name it", async () => {
    const tier = (UserPoolId: string) => cognito("describe_user_pool", { UserPoolId }, "UserPool.UserPoolTier");
    expect(await tier(await userPool("essentials"))).toBe("ESSENTIALS");
    const plus = { PoolName: "plus", UserPoolTier: "PLUS" };
    const UserPoolId = await cognito("create_user_pool", plus, "UserPool.Id");
    await cognito("update_user_pool", { UserPoolId, MfaConfiguration: "OFF" });
    expect(await tier(UserPoolId)).toBe("PLUS");
  }, 60_000);

  it("the version of a domain's pages, and a custom domain's certificate", async () => {
    const UserPoolId = await userPool("pages");
    const described = (Domain: string, field: string) =>
      cognito("describe_user_pool_domain", { Domain }, `DomainDescription.${field}`);
    const prefix = { UserPoolId, Domain: "pages" };
    await cognito("create_user_pool_domain", prefix);
    expect(await described("pages", "ManagedLoginVersion")).toBe(1);
    await cognito("update_user_pool_domain", { ...prefix, ManagedLoginVersion: 2 });
    expect(await described("pages", "ManagedLoginVersion")).toBe(2);
    const CertificateArn = await certificate("pages.example.org");
    const custom = { UserPoolId, Domain: "pages.example.org", CustomDomainConfig: { CertificateArn } };
    await cognito("create_user_pool_domain", custom);
    expect(await described("pages.example.org", "CustomDomainConfig")).toEqual({ CertificateArn });
  }, 60_000);

  it("a resource server, until it is deleted", async () => {
    const server = { UserPoolId: await userPool("servers"), Identifier: "students" };
    const Scopes = [{ ScopeName: "read", ScopeDescription: "Read students" }];
    const described = () => cognito("describe_resource_server", server, "ResourceServer.[Name, Scopes]");
    await cognito("create_resource_server", { ...server, Name: "old" });
    await cognito("update_resource_server", { ...server, Name: "new", Scopes });
    expect(await described()).toEqual(["new", Scopes]);
    await cognito("delete_resource_server", server);
    await expectRefused(cognito("delete_resource_server", server), "ResourceNotFoundException");
  }, 60_000);
});

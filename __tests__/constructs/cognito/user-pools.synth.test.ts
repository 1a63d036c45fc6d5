import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { UserPool, UserPoolClient, UserPoolDomain } from "../../../constructs/cognito";
import { ReadableStack } from "../../../constructs/terraform";
import { problemCodes } from "../../../harness/problem-codes";
import { addressesOf, synth, synthesizeStack, type TerraformJson } from "../../../harness/synthesized-stack";

const ARN = "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E";

const callbackUrls = ["https://app.example.org/"];
const grant = { type: "authorizationCode", callbackUrls } as const;

function output(make: (stack: ReadableStack) => string): unknown {
  return synth((stack) => new TerraformOutput(stack, "text", { value: make(stack) })).json.output?.["text"]?.["value"];
}

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];

describe("a user pool", () => {
  const pool = (props: Partial<ConstructorParameters<typeof UserPool>[2]>): TerraformJson =>
    synth((stack) => new UserPool(stack, "users", { name: "students", ...props })).json;

  test("without options", () => {
    const json = pool({});
    expect(addressesOf(json)).toEqual(["aws_cognito_user_pool.users"]);
    expect(resource(json, "aws_cognito_user_pool", "users")).toEqual({
      name: "students",
      user_pool_tier: "ESSENTIALS",
      deletion_protection: "ACTIVE",
      username_attributes: ["email"],
      username_configuration: { case_sensitive: false },
      auto_verified_attributes: ["email"],
      user_attribute_update_settings: { attributes_require_verification_before_update: ["email"] },
      account_recovery_setting: { recovery_mechanism: [{ name: "verified_email", priority: 1 }] },
      admin_create_user_config: { allow_admin_create_user_only: true },
      mfa_configuration: "OPTIONAL",
      software_token_mfa_configuration: { enabled: true },
      password_policy: {
        minimum_length: 14,
        require_lowercase: true,
        require_uppercase: true,
        require_numbers: true,
        require_symbols: true,
        temporary_password_validity_days: 7,
      },
    });
    expect(json.terraform?.["required_providers"]).toEqual({
      aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" },
    });
  });

  test("with each", () => {
    const json = pool({
      mfa: "required",
      passwordPolicy: { minimumLength: 20, requireSymbols: false, passwordHistorySize: 5 },
      selfSignUp: true,
      tier: "PLUS",
      threatProtection: "enforced",
      deletionProtection: false,
    });
    expect(resource(json, "aws_cognito_user_pool", "users")).toMatchObject({
      user_pool_tier: "PLUS",
      deletion_protection: "INACTIVE",
      admin_create_user_config: { allow_admin_create_user_only: false },
      mfa_configuration: "ON",
      software_token_mfa_configuration: { enabled: true },
      password_policy: { minimum_length: 20, require_symbols: false, require_numbers: true, password_history_size: 5 },
      user_pool_add_ons: { advanced_security_mode: "ENFORCED" },
    });
  });

  test("without a second factor", () => {
    const written = resource(pool({ mfa: "off" }), "aws_cognito_user_pool", "users");
    expect(written).toMatchObject({ mfa_configuration: "OFF" });
    expect(written).not.toHaveProperty("software_token_mfa_configuration");
  });

  test("that is there already is imported, and may not be", () => {
    const json = pool({ adoptExisting: true });
    expect(addressesOf(json)).toEqual(["aws_cognito_user_pool.users", "data.aws_cognito_user_pools.users_existing"]);
    expect(json).toMatchObject({
      import: [
        {
          to: "aws_cognito_user_pool.users",
          for_each:
            "${setintersection(data.aws_cognito_user_pools.users_existing.ids, [one(data.aws_cognito_user_pools.users_existing.ids)])}",
          id: "${each.value}",
        },
      ],
    });
  });

  test("has an issuer", () => {
    expect(output((stack) => new UserPool(stack, "users", { name: "students" }).issuer)).toBe(
      "https://${aws_cognito_user_pool.users.endpoint}",
    );
  });
});

describe("a user pool by its ARN", () => {
  test("that is known", () => {
    expect(UserPool.fromArn(ARN)).toEqual({
      arn: ARN,
      userPoolId: "eu-west-3_a1b2c3d4E",
      issuer: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_a1b2c3d4E",
      problems: [],
    });
    expect(UserPool.fromArn("arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_a").issuer).toBe(
      "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a",
    );
  });

  test("that Terraform fills in", () => {
    const of = (stack: ReadableStack) =>
      UserPool.fromArn(new TerraformVariable(stack, "pool", { type: "string" }).stringValue);
    expect(output((stack) => of(stack).userPoolId)).toBe('${element(split("/", var.pool), 1)}');
    expect(output((stack) => of(stack).issuer)).toContain('element(split(":", var.pool), 3)');
  });

  test("that is invalid is reported by who uses it", () => {
    const userPool = UserPool.fromArn("students");
    expect(() => synth((stack) => new UserPoolDomain(stack, "sign_in", { userPool, prefix: "students" }))).toThrow(
      "[stack/sign_in] arn-kind: a user pool is given by the ARN of a user pool",
    );
    expect(() => synth((stack) => new UserPoolClient(stack, "app", { userPool, name: "app", grant }))).toThrow(
      "[stack/app] arn-kind: a user pool is given by the ARN of a user pool",
    );
  });
});

describe("a domain", () => {
  const userPool = UserPool.fromArn(ARN);

  test("with a prefix", () => {
    const { json } = synth((stack) => {
      const domain = new UserPoolDomain(stack, "sign_in", { userPool, prefix: "students" });
      new TerraformOutput(stack, "pages", { value: domain.baseUrl });
    });
    expect(resource(json, "aws_cognito_user_pool_domain", "sign_in")).toEqual({
      domain: "students",
      user_pool_id: "eu-west-3_a1b2c3d4E",
      managed_login_version: 1,
    });
    expect(json.output?.["pages"]?.["value"]).toBe(
      "https://${aws_cognito_user_pool_domain.sign_in.domain}.auth.eu-west-3.amazoncognito.com",
    );
  });

  test("of a pool of the program", () => {
    const pages = output((stack) => {
      const own = new UserPool(stack, "users", { name: "students" });
      return new UserPoolDomain(stack, "sign_in", { userPool: own, prefix: "students" }).baseUrl;
    });
    expect(pages).toBe(
      'https://${aws_cognito_user_pool_domain.sign_in.domain}.auth.${element(split(":", aws_cognito_user_pool.users.arn), 3)}.amazoncognito.com',
    );
  });

  test("of a pool of the program, in AWS GovCloud (US)", () => {
    const { json } = synthesizeStack((scope) => {
      const stack = new ReadableStack(scope, "stack");
      new AwsProvider(stack, "aws", { region: "us-gov-west-1" });
      const own = new UserPool(stack, "users", { name: "students" });
      const { baseUrl } = new UserPoolDomain(stack, "sign_in", { userPool: own, prefix: "students" });
      new TerraformOutput(stack, "pages", { value: baseUrl });
      return stack;
    });
    expect(json.output?.["pages"]?.["value"]).toContain("}.auth-fips.${");
  });

  test("of one's own, with managed login", () => {
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
    const { json } = synth((stack) => {
      const customDomain = { domainName: "login.example.org", certificateArn };
      const domain = new UserPoolDomain(stack, "sign_in", { userPool, customDomain, managedLogin: true });
      new TerraformOutput(stack, "pages", { value: domain.baseUrl });
      new TerraformOutput(stack, "alias", { value: [domain.dnsName, domain.hostedZoneId] });
    });
    expect(resource(json, "aws_cognito_user_pool_domain", "sign_in")).toEqual({
      domain: "login.example.org",
      certificate_arn: certificateArn,
      user_pool_id: "eu-west-3_a1b2c3d4E",
      managed_login_version: 2,
    });
    expect(json.output).toMatchObject({
      pages: { value: "https://${aws_cognito_user_pool_domain.sign_in.domain}" },
      alias: {
        value: [
          "${aws_cognito_user_pool_domain.sign_in.cloudfront_distribution}",
          "${aws_cognito_user_pool_domain.sign_in.cloudfront_distribution_zone_id}",
        ],
      },
    });
  });

  test.each([
    ["students", "eu-west-3", "https://students.auth.eu-west-3.amazoncognito.com"],
    ["students", "us-gov-west-1", "https://students.auth-fips.us-gov-west-1.amazoncognito.com"],
    ["login.example.org", "eu-west-3", "https://login.example.org"],
  ])("%s in %s that is there already is at %s", (domain, region, baseUrl) => {
    expect(UserPoolDomain.fromDomain(domain, region)).toEqual({ domain, baseUrl, problems: [] });
  });

  test.each(["my-aws-login", "Login.example.org"])("%s is reported by who uses it", (domain) => {
    expect(problemCodes(UserPoolDomain.fromDomain(domain, "eu-west-3").problems ?? [])).toEqual(["user-pool-domain"]);
  });

  test("that Terraform fills in is at either", () => {
    const pages = output((stack) => {
      const { stringValue } = new TerraformVariable(stack, "domain", { type: "string" });
      return UserPoolDomain.fromDomain(stringValue, "eu-west-3").baseUrl;
    });
    expect(pages).toBe(
      '${strcontains(var.domain, ".") ? "https://${var.domain}" : "https://${var.domain}.auth.eu-west-3.amazoncognito.com"}',
    );
  });
});

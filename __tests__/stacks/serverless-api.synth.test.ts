import { readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../commands/lib/synthesize";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../harness/synthesized-stack";
import { addStacks } from "../../main";
import { readSettings } from "../../settings/settings";
import { ServerlessApiStack } from "../../stacks/serverless-api";

afterAll(removeScratchDirectories);

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
const POOL = "arn:aws:cognito-idp:eu-west-3:123456789012:userpool/eu-west-3_a1b2c3d4E";
const ISSUED = { issuer: "https://login.example.org/", audience: ["students-api"] };

const OWN_POOL = {
  authentication: { host: "students.example.org", provider: { type: "cognito", domainPrefix: "example-university" } },
  certificateArn: CERTIFICATE,
};

function synth(api: object, others: object = {}): TerraformJson {
  const settings = readSettings({ serverless: { share: 0, api }, ...others });
  const options = settings.serverless?.api;
  if (options === undefined) throw new Error("no options");
  return synthesizeStack((scope) => new ServerlessApiStack(scope, "serverless-api", settings, options)).json;
}

const least = synth({ jwt: ISSUED });
const ofPool = synth({ jwt: "authentication", scopes: ["students/read"] }, OWN_POOL);

const authorizer = ({ resource }: TerraformJson) =>
  resource?.["aws_apigatewayv2_authorizer"]?.["api_authorizer_users"]?.["jwt_configuration"];
const function_ = ({ resource }: TerraformJson) => resource?.["aws_lambda_function"]?.["api_function"];

test("addresses are a contract with the live state: Terraform destroys what loses its address", () => {
  const golden = readFileSync(join(__dirname, "serverless-api.addresses.txt"), "utf8");
  const everything = synth(
    {
      ...{ jwt: "authentication", scopes: ["students/read"], cors: { allowOrigins: ["https://app.example.org"] } },
      domain: { name: { fromVariable: "api_name" }, zoneName: "example.org" },
    },
    { ...OWN_POOL, logAnalysis: { subscriptions: { team: { protocol: "email", address: "team@example.org" } } } },
  );
  expect(addressesOf(everything)).toEqual(golden.trim().split("\n"));
});

describe("tokens", () => {
  test("of an issuer", () => expect(authorizer(least)).toEqual(ISSUED));

  test("of the pool of authentication, by variables", () => {
    expect(authorizer(ofPool)).toEqual({
      // In China, the name of the service has another end.
      issuer: expect.stringMatching(/^https:.*cognito-idp\..*var\.user_pool_arn.*\.amazonaws\.com/) as unknown,
      audience: "${var.user_pool_client_ids}",
    });
  });

  test("of a pool that is there: its clients are a variable", () => {
    const provider = { type: "cognitoPool", userPoolArn: POOL, clientId: "0a1b2c3d4e", domain: "students" };
    const json = synth({ jwt: "authentication" }, { ...OWN_POOL, authentication: { host: "a.example.org", provider } });
    expect(authorizer(json)).toEqual({
      issuer: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_a1b2c3d4E",
      audience: "${var.user_pool_client_ids}",
    });
    expect(json.variable).not.toHaveProperty("user_pool_arn");
  });

  test("of an OpenID provider: its client's", () => {
    const provider = {
      ...{ type: "oidc", issuer: "https://id.example.org", clientId: "students" },
      authorizationEndpoint: "https://id.example.org/authorize",
      tokenEndpoint: "https://id.example.org/token",
      userInfoEndpoint: "https://id.example.org/user",
      clientSecret: { fromVariable: "oidc_secret" },
    };
    const json = synth({ jwt: "authentication" }, { ...OWN_POOL, authentication: { host: "a.example.org", provider } });
    expect(authorizer(json)).toEqual({ issuer: "https://id.example.org", audience: ["students"] });
  });
});

test("all routes but health take a token", () => {
  const auth = (json: TerraformJson) =>
    Object.fromEntries(
      Object.values(json.resource?.["aws_apigatewayv2_route"] ?? {}).map((route) => [
        String(route["route_key"]),
        [route["authorization_type"], route["authorization_scopes"]] as unknown,
      ]),
    );
  expect(auth(least)).toEqual({
    "GET /api/students": ["JWT", undefined],
    "GET /api/students/{id}": ["JWT", undefined],
    "GET /api/health": ["NONE", undefined],
  });
  expect(auth(ofPool)).toMatchObject({ "GET /api/students": ["JWT", ["students/read"]] });
});

test("the password is in no variable of the function: it may read the secret, and that alone", () => {
  expect(function_(least)).toMatchObject({
    environment: {
      variables: {
        APP_DB_USER: "${var.db_instance_username}",
        APP_DB_HOST: "${var.db_instance_address}",
        APP_DB_NAME: "students",
        APP_DB_SECRET_ARN: "${var.db_instance_master_user_secret_arn}",
      },
    },
    ...{ timeout: 29, reserved_concurrent_executions: 20, publish: true, handler: "index.handler" },
  });
  const policy = JSON.stringify(least.resource?.["aws_iam_role_policy"]);
  expect(policy).toMatch(/"secretsmanager:GetSecretValue[^}]*= var\.db_instance_master_user_secret_arn\}/);
});

test("the example gives a value to every variable that has none", () => {
  const example = readFileSync(join(__dirname, "../../examples/serverless-api.tfvars"), "utf8");
  const given = [...example.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name);
  const all = synth(
    { jwt: "authentication" },
    { ...OWN_POOL, elk: { target: { type: "domain", preset: "development" } } },
  );
  const needed = Object.entries(all.variable ?? {}).flatMap(([name, variable]) =>
    "default" in variable ? [] : [name],
  );
  expect(given.sort()).toEqual(needed.sort());
});

test("scripts that send cookies are of named origins", () => {
  const cors = { allowOrigins: ["https://app.example.org"], allowCredentials: true };
  expect(synth({ jwt: ISSUED, cors }).resource?.["aws_apigatewayv2_api"]?.["api"]).toMatchObject({
    cors_configuration: { allow_origins: ["https://app.example.org"], allow_credentials: true },
  });
});

test("scripts of an app's own scheme send cookies too", () => {
  const allowOrigins = ["https://app.example.org", "capacitor://localhost", "https://*"];
  const cors = { allowOrigins, allowCredentials: true };
  expect(synth({ jwt: ISSUED, cors }).resource?.["aws_apigatewayv2_api"]?.["api"]).toMatchObject({
    cors_configuration: { allow_origins: allowOrigins, allow_credentials: true },
  });
});

test("a domain with its certificate needs no zone", () => {
  const { resource, data } = synth({ jwt: ISSUED, domain: { name: "api.example.org", certificateArn: CERTIFICATE } });
  expect(resource?.["aws_apigatewayv2_domain_name"]?.["api_domain"]).toMatchObject({ domain_name: "api.example.org" });
  expect(resource).not.toHaveProperty("aws_route53_record");
  expect(data).toBeUndefined();
});

test("its log groups are kept as long as the application's, under the key of hardening", () => {
  const key = "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012";
  const { resource } = synth({ jwt: ISSUED }, { hardening: { logsKeyArn: key }, logAnalysis: { retentionInDays: 90 } });
  expect(Object.values(resource?.["aws_cloudwatch_log_group"] ?? {})).toEqual([
    { name: "/aws/lambda/${var.project}-${var.env}-api", retention_in_days: 90, kms_key_id: key },
    { name: "/aws/vendedlogs/apigateway/${var.project}-${var.env}-api", retention_in_days: 90, kms_key_id: key },
  ]);
});

describe("the messages of alarms", () => {
  const topic = (hardening: unknown) =>
    synth({ jwt: ISSUED }, { hardening, logAnalysis: true }).resource?.["aws_sns_topic"]?.["api_alarms"];

  test("are encrypted with a key of their own, under hardening", () => {
    expect(topic(true)).toMatchObject({ kms_master_key_id: "${aws_kms_key.api_alarms_key.arn}" });
    const { resource } = synth({ jwt: ISSUED }, { hardening: true, logAnalysis: true });
    expect(String(resource?.["aws_kms_key"]?.["api_alarms_key"]?.["policy"])).toContain("cloudwatch.amazonaws.com");
  });

  test.each<[string, unknown]>([
    ["without hardening", undefined],
    ["without its measure", { except: { "log-encryption": "it holds no secrets" } }],
  ])("are not, %s", (_when, hardening) => expect(topic(hardening)).not.toHaveProperty("kms_master_key_id"));

  test("need no key where there are none", () => {
    expect(synth({ jwt: ISSUED }, { hardening: true }).resource).not.toHaveProperty("aws_kms_key");
  });
});

describe("with elk", () => {
  const elk = { target: { type: "domain", preset: "development" } };
  const host = "search.example.org";
  const theirs = { type: "endpoint", engine: "opensearch", host, auth: { type: "sigv4" } };
  const forwarded = (settings: object) =>
    synth({ jwt: ISSUED }, settings).resource?.["aws_cloudwatch_log_subscription_filter"] ?? {};

  test.each<[string, object]>([
    ["a domain", elk],
    ["a server of somebody else", { target: theirs }],
  ])("%s gets the lines of the function and of the access log, from the forwarder of stack university", (_, on) => {
    const destination_arn = "${var.log_forwarder_function_arn}";
    expect(forwarded({ elk: on })).toMatchObject({
      log_forwarder_function: { destination_arn, log_group_name: "${aws_cloudwatch_log_group.api_function_logs.name}" },
      log_forwarder_access: {
        destination_arn,
        log_group_name: "${aws_cloudwatch_log_group.api_stage_access_log.name}",
      },
    });
  });

  test.each<[string, object]>([
    ["without it", {}],
    ["once it leaves", { elk: "leaving" }],
    ["where the server's owner installs the documents", { elk: { target: { ...theirs, documents: "files" } } }],
  ])("nothing is forwarded %s", (_when, settings) => {
    expect(forwarded(settings)).toEqual({});
    expect(synth({ jwt: ISSUED }, settings).variable).not.toHaveProperty("log_forwarder_function_arn");
  });
});

test.each(["user_pool_arn", "private_subnet_ids", "env"])(
  "a variable that the settings name has a name of its own: not %s",
  (fromVariable) => {
    const domain = { name: { fromVariable }, certificateArn: CERTIFICATE };
    expect(() => synth({ jwt: "authentication", domain }, OWN_POOL)).toThrow(
      `fromVariable must be a name of its own, got: "${fromVariable}", which the stack has already; choose another.`,
    );
  },
);

test("without logAnalysis there are no alarms", () => {
  expect(least.resource).not.toHaveProperty("aws_cloudwatch_metric_alarm");
});

test("without an API there is no stack", () => {
  const stacksOf = (serverless: object) => {
    const context = { settings: { serverless } };
    return [...synthesize(addStacks, { outdir: scratchDirectory(), context }).stacks.keys()];
  };
  expect(stacksOf({ share: 5 })).toEqual(["university", "task-logging"]);
  expect(stacksOf({ share: 5, api: { jwt: ISSUED } })).toEqual(["university", "task-logging", "serverless-api"]);
});

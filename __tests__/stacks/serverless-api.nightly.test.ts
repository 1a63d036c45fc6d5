import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { invokeFunction } from "../../harness/emulator/lambda-function";
import { useEmulator } from "../../harness/emulator/set-up";
import { httpApiEvent } from "../../harness/http-api/event";
import { findingsIn } from "../../harness/judges/findings";
import { section, tableCells } from "../../harness/markdown";
import { synthesizedWorkspace } from "../../harness/workspaces";
import { planLines } from "../../testing/plan-json";
import type { TerraformWorkspace } from "../../testing/terraform";

const A_MINUTE = 60_000;
const NAME = "example-university-prod-api";

const aws = useEmulator();
let terraform: TerraformWorkspace;
let vars: Record<string, unknown>;
let before: Record<string, string[]>;

const call = <Result>(service: string, operation: string, parameters: object, query?: string) =>
  aws.call<Result>({ service, operation, parameters: { ...parameters }, query });

/** A zip without files. */
const EMPTY_ZIP = `PK\u0005\u0006${"\0".repeat(18)}`;

/** Stack `university`'s function that sends lines to a search server; what it does is proved elsewhere. */
async function logForwarder(): Promise<string> {
  const statement = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  const policy = { Version: "2012-10-17", Statement: [statement] };
  const named = { RoleName: "forwarder", AssumeRolePolicyDocument: JSON.stringify(policy) };
  const own = { Role: await call("iam", "create_role", named, "Role.Arn"), Code: { ZipFile: EMPTY_ZIP } };
  const forwarder = { FunctionName: "log-forwarder", Runtime: "nodejs22.x", Handler: "forward.handler", ...own };
  return call("lambda", "create_function", forwarder, "FunctionArn");
}

/** What the stack takes from its surroundings. */
async function surroundings(): Promise<{ vars: Record<string, unknown>; certificateArn: string }> {
  const VpcId = await call<string>("ec2", "create_vpc", { CidrBlock: "10.0.0.0/16" }, "Vpc.VpcId");
  const subnet = { VpcId, CidrBlock: "10.0.1.0/24" };
  const group = { VpcId, GroupName: "function", Description: "function" };
  const secret = { Name: "database", SecretString: '{"password":"swordfish"}' };
  const UserPoolId = await call<string>("cognito-idp", "create_user_pool", { PoolName: "users" }, "UserPool.Id");
  const client = { UserPoolId, ClientName: "program" };
  const certificate = { DomainName: "api.example.org" };
  await call("route53", "create_hosted_zone", { Name: "example.org", CallerReference: "1" });
  return {
    certificateArn: await call("acm", "request_certificate", certificate, "CertificateArn"),
    vars: {
      private_subnet_ids: [await call("ec2", "create_subnet", subnet, "Subnet.SubnetId")],
      function_security_group_id: await call("ec2", "create_security_group", group, "GroupId"),
      db_instance_username: "root",
      db_instance_address: "127.0.0.1",
      db_instance_master_user_secret_arn: await call("secretsmanager", "create_secret", secret, "ARN"),
      user_pool_arn: await call("cognito-idp", "describe_user_pool", { UserPoolId }, "UserPool.Arn"),
      log_forwarder_function_arn: await logForwarder(),
      user_pool_client_ids: [await call("cognito-idp", "create_user_pool_client", client, "UserPoolClient.ClientId")],
    },
  };
}

/** Changes the stack's JSON, as another program would have written it. */
function change(from: RegExp, to: string): void {
  const file = join(terraform.dir, "cdk.tf.json");
  const json = readFileSync(file, "utf8");
  expect(json).toMatch(from);
  writeFileSync(file, json.replace(from, to));
}

beforeAll(async () => {
  const around = await surroundings();
  vars = around.vars;
  before = await aws.inventory("us-east-1");
  terraform = synthesizedWorkspace("serverless-api", {
    env: aws.env,
    settings: {
      authentication: {
        host: "students.example.org",
        provider: { type: "cognito", domainPrefix: "example-university" },
      },
      certificate: { zoneName: "example.org" },
      ...{ logAnalysis: true, hardening: true },
      elk: { target: { type: "domain", preset: "development" } },
      serverless: {
        share: 0,
        api: {
          ...{ jwt: "authentication", scopes: ["students/read"] },
          cors: { allowOrigins: ["https://app.example.org"], allowCredentials: true },
          domain: { name: "api.example.org", zoneName: "example.org", certificateArn: around.certificateArn },
        },
      },
    },
  });
  await terraform.init();
  await terraform.apply({ vars });
}, 4 * A_MINUTE);

const plan = async () => planLines(await terraform.plannedJson({ vars }));

test("what was applied needs no change", async () => expect(await plan()).toEqual([]), A_MINUTE);

test(
  "routes take tokens of the pool with the scope, but for the public one",
  async () => {
    const [ApiId = ""] = await call<string[]>("apigatewayv2", "get_apis", {}, "Items[].ApiId");
    const query = "Items[].[RouteKey, AuthorizationType, AuthorizationScopes, AuthorizerId]";
    const routes = await call<(string | string[] | null)[][]>("apigatewayv2", "get_routes", { ApiId }, query);
    const byKey = Object.fromEntries(routes.map(([key, ...rest]) => [String(key), rest]));
    const AuthorizerId = byKey["GET /api/students"]?.[2];
    expect(byKey).toMatchObject({
      "GET /api/students": ["JWT", ["students/read"], expect.any(String)],
      "GET /api/students/{id}": ["JWT", ["students/read"], AuthorizerId],
    });
    expect(byKey["GET /api/health"]?.[0]).toBe("NONE");
    const [pool = ""] = await call<string[]>("cognito-idp", "list_user_pools", { MaxResults: 9 }, "UserPools[].Id");
    expect(await call("apigatewayv2", "get_authorizer", { ApiId, AuthorizerId }, "JwtConfiguration")).toEqual({
      Issuer: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`,
      Audience: vars["user_pool_client_ids"],
    });
  },
  A_MINUTE,
);

test(
  "the zip holds all of the handler, which says so when it does not get the password",
  async () => {
    expect(await invokeFunction(aws, NAME, httpApiEvent("GET /other"))).toMatchObject({
      failed: false,
      payload: { statusCode: 404 },
    });
    expect(await invokeFunction(aws, NAME, httpApiEvent("GET /api/health"))).toMatchObject({
      failed: false,
      payload: { statusCode: 503, headers: { "retry-after": "5" } },
    });
  },
  A_MINUTE,
);

test(
  "the lines of the function and of the access log go to the forwarder",
  async () => {
    const [filters, policy] = ["subscriptionFilters[].destinationArn", "Policy"];
    for (const logGroupName of [`/aws/lambda/${NAME}`, `/aws/vendedlogs/apigateway/${NAME}`]) {
      expect(await call("logs", "describe_subscription_filters", { logGroupName }, filters)).toEqual([
        vars["log_forwarder_function_arn"],
      ]);
      const invokable = await call<string>("lambda", "get_policy", { FunctionName: "log-forwarder" }, policy);
      expect(invokable).toContain(`log-group:${logGroupName}:*`);
    }
  },
  A_MINUTE,
);

test(
  "checkov and parliament say what docs/http-api.md says",
  async () => {
    const { checks, issues } = await findingsIn(await terraform.plannedJson({ vars }));
    const table = tableCells(section("docs/http-api.md", "checkov"));
    expect(checks).toEqual(table.map(([check = "", , resource = ""]) => `${check} ${resource}`));
    const accepted = tableCells(section("docs/http-api.md", "parliament"));
    expect(issues).toEqual(accepted.map(([policy = "", issue = ""]) => `${policy} ${issue}`));
  },
  5 * A_MINUTE,
);

test(
  "new code is a new version behind the alias, and nothing else",
  async () => {
    change(/"source_code_hash": ?"[^"]+"/, '"source_code_hash": "b3RoZXI="');
    expect(await plan()).toEqual([
      expect.stringMatching(/^update aws_lambda_alias\.api_function_live/),
      expect.stringMatching(/^update aws_lambda_function\.api_function/),
    ]);
    await terraform.apply({ vars });
    expect(await plan()).toEqual([]);
    const live = { FunctionName: NAME, Name: "live" };
    expect(await call("lambda", "get_alias", live, "FunctionVersion")).toBe("2");
  },
  2 * A_MINUTE,
);

test(
  "another limit changes the stage in place",
  async () => {
    change(/"throttling_rate_limit": ?100/, '"throttling_rate_limit": 50');
    expect(await plan()).toEqual([expect.stringMatching(/^update aws_apigatewayv2_stage\.api_stage/)]);
    await terraform.apply({ vars });
    expect(await plan()).toEqual([]);
  },
  2 * A_MINUTE,
);

test(
  "it is destroyed to nothing",
  async () => {
    await terraform.destroy({ vars });
    expect(await aws.inventory("us-east-1")).toEqual(before);
  },
  2 * A_MINUTE,
);

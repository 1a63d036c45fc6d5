import type { TerraformJson } from "../../harness/synthesized-stack";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";

const elk = { target: { type: "domain", preset: "development" } };
const HOST = "search.example.org";
const SERVER = { type: "endpoint", engine: "opensearch", host: HOST, auth: { type: "sigv4" } };
const USER = {
  type: "user",
  user: "router",
  passwordSecretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:r",
};
const ROLE = "arn:aws:iam::210987654321:role/writers";
const serverless = { share: 5 };

const json = synthUniversity({ elk, serverless }).json;
const resource = (type: string, name: string) => json.resource?.[type]?.[name];
const forwarding = (stack: TerraformJson) => addedAddresses(stack).filter((address) => address.includes("forwarder"));

describe("a domain gets the function's lines too", () => {
  test("by a forwarder, to which the function's group is subscribed", () => {
    expect(forwarding(json)).toEqual([
      "aws_cloudwatch_log_group.log_forwarder_function_logs",
      "aws_cloudwatch_log_subscription_filter.log_forwarder_app",
      "aws_iam_role.log_forwarder_function_role",
      "aws_iam_role_policy.log_forwarder_function_role_inline",
      "aws_lambda_function.log_forwarder_function",
      "aws_lambda_permission.log_forwarder_app_permission",
      "aws_security_group.log_forwarder_security_group",
      "aws_vpc_security_group_ingress_rule.search_from_log_forwarder",
    ]);
    expect(resource("aws_cloudwatch_log_subscription_filter", "log_forwarder_app")).toMatchObject({
      log_group_name: "${aws_cloudwatch_log_group.function_logs.name}",
      destination_arn: "${aws_lambda_function.log_forwarder_function.arn}",
    });
  });

  test("in indexes of their own, once its role is installed", () => {
    expect(resource("aws_lambda_function", "log_forwarder_function")).toMatchObject({
      environment: { variables: { SEARCH_INDEX: "app-functions" } },
      depends_on: expect.arrayContaining(["aws_lambda_invocation.search_setup"]) as unknown,
    });
    const input = String(resource("aws_lambda_invocation", "search_setup")?.["input"]);
    expect(input).toContain("/_plugins/_security/api/rolesmapping/app-functions_log_writer");
    expect(input).toContain("aws_iam_role.log_forwarder_function_role.arn");
  });
});

describe("a server of somebody else gets them too, where Terraform installs what they need", () => {
  const to = (target: object) => synthUniversity({ elk: { target }, serverless }).json;

  test("by a forwarder that is where the tasks are", () => {
    expect(forwarding(to(SERVER))).toEqual([
      "aws_cloudwatch_log_group.log_forwarder_function_logs",
      "aws_cloudwatch_log_subscription_filter.log_forwarder_app",
      "aws_iam_role.log_forwarder_function_role",
      "aws_iam_role_policy.log_forwarder_function_role_inline",
      "aws_lambda_function.log_forwarder_function",
      "aws_lambda_permission.log_forwarder_app_permission",
    ]);
    expect(to(SERVER).resource?.["aws_lambda_function"]?.["log_forwarder_function"]).toMatchObject({
      environment: { variables: { SEARCH_INDEX: "app-functions", SEARCH_ENDPOINT: `https://${HOST}` } },
      vpc_config: { security_group_ids: ["${aws_security_group.service_security_group.id}"] },
    });
  });

  test.each<[string, object, string]>([
    ["as itself", SERVER, "aws_iam_role.log_forwarder_function_role.arn"],
    ["as the role that it assumes", { ...SERVER, auth: { type: "sigv4", roleArn: ROLE } }, ROLE],
  ])("%s, which the setup maps to a role", (_how, target, writer) => {
    const input = String(to(target).resource?.["aws_lambda_invocation"]?.["search_setup"]?.["input"]);
    const [before = ""] = input.split("rolesmapping/app-functions_log_writer");
    expect(before.slice(before.lastIndexOf("backend_roles"))).toContain(writer);
  });
});

test.each<[string, object]>([
  ["without a function", { elk }],
  ["without a domain", { serverless }],
  [
    "to a server whose owner installs the documents",
    { elk: { target: { ...SERVER, documents: "files" } }, serverless },
  ],
  ["to a server with users of its own", { elk: { target: { ...SERVER, auth: USER } }, serverless }],
  ["once the function leaves", { elk, serverless: "leaving" }],
  ["once the domain leaves", { elk: "leaving", serverless }],
])("nothing is forwarded %s", (_when, settings) => {
  expect(forwarding(synthUniversity(settings).json)).toEqual([]);
});

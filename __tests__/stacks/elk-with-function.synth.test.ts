import type { TerraformJson } from "../../harness/synthesized-stack";
import { addedAddresses, synthUniversity } from "../../harness/university-stack";

const elk = { target: { type: "domain", preset: "development" } };
const SERVER = { type: "endpoint", engine: "opensearch", host: "search.example.org", auth: { type: "sigv4" } };
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

test.each<[string, object]>([
  ["without a function", { elk }],
  ["without a domain", { serverless }],
  ["to a server of somebody else", { elk: { target: SERVER }, serverless }],
  ["once the function leaves", { elk, serverless: "leaving" }],
  ["once the domain leaves", { elk: "leaving", serverless }],
])("nothing is forwarded %s", (_when, settings) => {
  expect(forwarding(synthUniversity(settings).json)).toEqual([]);
});

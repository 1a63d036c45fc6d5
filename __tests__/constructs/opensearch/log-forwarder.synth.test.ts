import { LogGroup } from "../../../constructs/logs";
import {
  LogForwarder,
  logDocuments,
  SearchDomain,
  SearchSetup,
  type LogForwarderProps,
} from "../../../constructs/opensearch";
import type { ReadableStack } from "../../../constructs/terraform";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];
const ENDPOINT = { host: `vpc-logs-${"a1".repeat(13)}.eu-west-3.es.amazonaws.com`, region: "eu-west-3" };

function forward(stack: ReadableStack, props: Partial<LogForwarderProps>): LogForwarder {
  const given = { name: "app-forwarder", index: "app-functions", ...props } as LogForwarderProps;
  const forwarder = new LogForwarder(stack, "forwarder", given);
  forwarder.forward("students", new LogGroup(stack, "students", { name: "/aws/lambda/students" }));
  return forwarder;
}

/** A forwarder in a domain, whose setup installs what it needs. */
function beside(stack: ReadableStack): void {
  const domain = new SearchDomain(stack, "search", {
    ...{ name: "app-logs", preset: "development", vpcId: "vpc-1", subnetIds: ["subnet-1"] },
  });
  const setup = new SearchSetup(stack, "setup", {
    ...{ name: "app-setup", domain },
    documents: (roles) => [
      ...logDocuments({ prefix: "app", retentionDays: 30, replicas: 0, ...roles }),
      ...forwarder.documents(),
    ],
  });
  const forwarder = forward(stack, { domain, installed: setup.installed });
}

describe("beside a domain", () => {
  const json = synth(beside).json;

  test("a function, subscribed to the group, with a way to the domain and no other", () => {
    expect(addressesOf(json).filter((address) => address.includes("forwarder"))).toEqual([
      "aws_cloudwatch_log_group.forwarder_function_logs",
      "aws_cloudwatch_log_subscription_filter.forwarder_students",
      "aws_iam_role.forwarder_function_role",
      "aws_iam_role_policy.forwarder_function_role_inline",
      "aws_lambda_function.forwarder_function",
      "aws_lambda_permission.forwarder_students_permission",
      "aws_security_group.forwarder_security_group",
      "aws_vpc_security_group_ingress_rule.search_from_forwarder",
    ]);
    expect(resource(json, "aws_cloudwatch_log_subscription_filter", "forwarder_students")).toMatchObject({
      ...{ name: "${aws_lambda_function.forwarder_function.function_name}", filter_pattern: "" },
      destination_arn: "${aws_lambda_function.forwarder_function.arn}",
    });
    expect(resource(json, "aws_lambda_permission", "forwarder_students_permission")).toMatchObject({
      ...{ principal: "logs.amazonaws.com", source_arn: "${aws_cloudwatch_log_group.students.arn}:*" },
    });
    expect(resource(json, "aws_lambda_function", "forwarder_function")).toMatchObject({
      ...{ function_name: "app-forwarder", handler: "forward.handler", timeout: 300, memory_size: 256 },
      environment: {
        variables: {
          SEARCH_ENDPOINT: "https://${aws_opensearch_domain.search.endpoint}",
          SEARCH_INDEX: "app-functions",
          SEARCH_REGION: '${element(split(":", aws_opensearch_domain.search.arn), 3)}',
        },
      },
    });
    expect(resource(json, "aws_security_group", "forwarder_security_group")?.["egress"]).toMatchObject([
      { from_port: 443, to_port: 443, security_groups: ["${aws_security_group.search_security_group.id}"] },
    ]);
  });

  test("may post to /_bulk, says its role and the domain's policy, and write indexes of its own, says its mapping", () => {
    const bulk = "${aws_opensearch_domain.search.arn}/_bulk";
    const own = String(resource(json, "aws_iam_role_policy", "forwarder_function_role_inline")?.["policy"]);
    expect(own.match(/es:\w+/g)).toEqual(["es:ESHttpPost"]);
    expect(own).toContain(bulk);
    const policy = String(resource(json, "aws_opensearch_domain_policy", "search_access")?.["access_policies"]);
    expect(policy).toContain(bulk);
    const input = String(resource(json, "aws_lambda_invocation", "setup")?.["input"]);
    const role = "/_plugins/_security/api/roles/app-functions_log_writer";
    expect(input).toContain(role);
    const patterns = input.slice(input.indexOf(role) - 400, input.indexOf(role)).match(/app-functions-\*/g);
    expect(patterns).toHaveLength(1);
    // The router's mapping has no writer: nobody else's indexes are its own.
    expect(input.match(/aws_iam_role\.forwarder_function_role\.arn/g)).toHaveLength(1);
  });

  test("is there when what it needs is", () => {
    expect(resource(json, "aws_lambda_function", "forwarder_function")?.["depends_on"]).toEqual([
      "aws_iam_role_policy.forwarder_function_role_inline",
      "aws_lambda_invocation.setup",
      "aws_opensearch_domain_policy.search_access",
      "aws_vpc_security_group_ingress_rule.search_from_forwarder",
      "aws_vpc_security_group_ingress_rule.search_from_setup",
    ]);
  });
});

describe("to a server that is there", () => {
  const policyOf = (json: TerraformJson) =>
    String(resource(json, "aws_iam_role_policy", "forwarder_function_role_inline")?.["policy"]);
  const variablesOf = (json: TerraformJson) =>
    resource(json, "aws_lambda_function", "forwarder_function")?.["environment"];

  test("as itself", () => {
    let writer: string | undefined;
    const { json } = synth((stack) => ({ writer } = forward(stack, { endpoint: ENDPOINT })));
    expect(policyOf(json)).toContain("arn:aws:es:eu-west-3:*:domain/logs/_bulk");
    expect(resource(json, "aws_lambda_function", "forwarder_function")).not.toHaveProperty("vpc_config");
    expect(variablesOf(json)).toMatchObject({ variables: { SEARCH_ENDPOINT: `https://${ENDPOINT.host}` } });
    expect(writer).toContain("TfToken");
  });

  test("as another account's role, whose mapping it is", () => {
    const roleArn = "arn:aws:iam::210987654321:role/logs";
    let documents: unknown;
    const { json } = synth((stack) => {
      documents = forward(stack, { endpoint: { ...ENDPOINT, roleArn } }).documents();
    });
    expect(policyOf(json)).toContain("sts:AssumeRole");
    expect(policyOf(json)).not.toContain("es:");
    expect(variablesOf(json)).toMatchObject({ variables: { SEARCH_ROLE_ARN: roleArn } });
    expect(documents).toEqual([
      expect.objectContaining({ path: "/_plugins/_security/api/roles/app-functions_log_writer" }),
      {
        ...{ method: "PUT", path: "/_plugins/_security/api/rolesmapping/app-functions_log_writer" },
        body: { backend_roles: [roleArn] },
      },
    ]);
  });
});

import { TaskRole } from "../../../constructs/iam";
import {
  logDocuments,
  savedObjects,
  SearchDomain,
  SearchSetup,
  type SearchSetupProps,
} from "../../../constructs/opensearch";
import type { ReadableStack } from "../../../constructs/terraform";
import { decodeJson } from "../../../testing/matchers/decode";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];

interface Input {
  readonly endpoint: string;
  readonly region: string;
  readonly roleArn?: string;
  readonly documents: readonly { readonly method: string; readonly path: string; readonly body: unknown }[];
  readonly code: string;
}

const inputOf = (json: TerraformJson): Input => {
  const decoded = decodeJson(String(resource(json, "aws_lambda_invocation", "setup")?.["input"]));
  return ("value" in decoded ? decoded.value : undefined) as Input;
};

function addDomain(stack: ReadableStack): SearchDomain {
  return new SearchDomain(stack, "search", {
    ...{ name: "app-logs", preset: "development", vpcId: "vpc-1", subnetIds: ["subnet-1"] },
    readers: ["arn:aws:iam::123456789012:role/people"],
  });
}

const setup = (add: (stack: ReadableStack) => SearchSetupProps): TerraformJson =>
  synth((stack) => new SearchSetup(stack, "setup", add(stack))).json;

describe("in a domain", () => {
  const json = setup((stack) => {
    const domain = addDomain(stack);
    const props: SearchSetupProps = {
      ...{ name: "app-search-setup", domain },
      documents: (roles) =>
        logDocuments({
          ...{ prefix: "app", retentionDays: 30, replicas: domain.shape.replicas, ...roles },
          savedObjects: savedObjects({ indexPattern: "app-*" }),
        }),
    };
    return props;
  });

  test("a function installs them, which is the domain's administrator, beside it, with no other way out", () => {
    expect(addressesOf(json).filter((address) => address.includes("setup"))).toEqual([
      "aws_cloudwatch_log_group.setup_function_logs",
      "aws_iam_role.setup_function_role",
      "aws_iam_role_policy.setup_function_role_inline",
      "aws_lambda_function.setup_function",
      "aws_lambda_invocation.setup",
      "aws_security_group.setup_security_group",
      "aws_vpc_security_group_ingress_rule.search_from_setup",
    ]);
    expect(resource(json, "aws_opensearch_domain", "search")).toMatchObject({
      advanced_security_options: {
        master_user_options: { master_user_arn: "${aws_iam_role.setup_function_role.arn}" },
      },
    });
    expect(resource(json, "aws_lambda_function", "setup_function")).toMatchObject({
      function_name: "app-search-setup",
      handler: "setup.handler",
      timeout: 300,
      vpc_config: {
        subnet_ids: ["subnet-1"],
        security_group_ids: ["${aws_security_group.setup_security_group.id}"],
      },
    });
    expect(resource(json, "aws_security_group", "setup_security_group")).toMatchObject({
      egress: [
        { protocol: "tcp", from_port: 443, security_groups: ["${aws_security_group.search_security_group.id}"] },
      ],
    });
    expect(JSON.stringify(json)).not.toMatch(/password/i);
  });

  test("once its policy and its security group let the function in", () => {
    expect(resource(json, "aws_lambda_invocation", "setup")).toMatchObject({
      function_name: "${aws_lambda_function.setup_function.function_name}",
      lifecycle_scope: "CRUD",
      depends_on: [
        "aws_opensearch_domain_policy.search_access",
        "aws_vpc_security_group_ingress_rule.search_from_setup",
      ],
    });
  });

  test("what is installed is in the plan, and so is the code that does it", () => {
    const input = inputOf(json);
    expect(input).toMatchObject({
      endpoint: "https://${aws_opensearch_domain.search.endpoint}",
      region: '${element(split(":", aws_opensearch_domain.search.arn), 3)}',
      code: resource(json, "aws_lambda_function", "setup_function")?.["source_code_hash"],
    });
    expect(input.documents.slice(0, 6).map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PUT /_plugins/_security/api/roles/app_log_writer",
      "PUT /_plugins/_security/api/rolesmapping/app_log_writer",
      "PUT /_plugins/_security/api/roles/app_log_reader",
      "PUT /_plugins/_security/api/rolesmapping/app_log_reader",
      "PUT /_plugins/_ism/policies/app",
      "PUT /_index_template/app",
    ]);
    expect(input.documents[6]).toMatchObject({
      method: "POST",
      path: "/_dashboards/api/saved_objects/index-pattern/app?overwrite=true",
      headers: { "osd-xsrf": "true", securitytenant: "global" },
    });
    expect(input.documents[3]?.body).toEqual({ backend_roles: ["arn:aws:iam::123456789012:role/people"] });
  });
});

test("roles that are granted something after it are mapped all the same", () => {
  const { json } = synth((stack) => {
    const domain = addDomain(stack);
    const documents: SearchSetupProps["documents"] = (roles) =>
      logDocuments({ prefix: "app", retentionDays: 30, replicas: 0, ...roles });
    new SearchSetup(stack, "setup", { name: "app-search-setup", domain, documents });
    domain.grantWrite(new TaskRole(stack, "late", { name: "late" }));
  });
  expect(inputOf(json).documents[1]?.body).toEqual({ backend_roles: ["${aws_iam_role.late.arn}"] });
});

describe("in a server of somebody else", () => {
  const documents = logDocuments({ prefix: "app", retentionDays: 30, replicas: 1 });
  const host = "vpc-app-logs-abcdefghijklmnopqrstuvwxyz.eu-west-1.es.amazonaws.com";
  const policy = (json: TerraformJson) =>
    String(resource(json, "aws_iam_role_policy", "setup_function_role_inline")?.["policy"]);

  test("with the function's own role, and in no VPC", () => {
    const json = setup(() => ({ name: "setup", documents, endpoint: { host, region: "eu-west-1" } }));
    expect(inputOf(json)).toMatchObject({ endpoint: `https://${host}`, region: "eu-west-1" });
    expect(inputOf(json)).not.toHaveProperty("roleArn");
    expect(policy(json)).toContain("arn:aws:es:eu-west-1:*:domain/app-logs/*");
    expect(resource(json, "aws_lambda_function", "setup_function")).not.toHaveProperty("vpc_config");
  });

  test("with another role, beside it", () => {
    const roleArn = "arn:aws:iam::210987654321:role/logs";
    const vpc = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
    const endpoint = { host: "logs.example.org", region: "eu-west-1", roleArn, vpc };
    const json = setup(() => ({ name: "setup", documents, endpoint }));
    expect(inputOf(json)).toMatchObject({ roleArn });
    expect(policy(json)).toContain("sts:AssumeRole");
    expect(policy(json)).not.toContain("es:");
    expect(resource(json, "aws_lambda_function", "setup_function")).toMatchObject({
      vpc_config: { subnet_ids: ["subnet-1"] },
    });
  });

  test("whose host says nothing of a domain", () => {
    const endpoint = { host: "logs.example.org", region: "cn-north-1" };
    expect(policy(setup(() => ({ name: "setup", documents, endpoint })))).toContain(
      "arn:aws-cn:es:cn-north-1:*:domain/*/*",
    );
  });
});

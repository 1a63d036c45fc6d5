import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamPolicyAttachment } from "@cdktf/provider-aws/lib/iam-policy-attachment";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DEFAULT_SETTINGS, type Settings } from "../../settings/settings";
import { TaskLoggingStack } from "../../stacks/task-logging";
import { UniversityStack } from "../../stacks/university";
import "../../testing/matchers";
import { addressesOf, synthesizeStack } from "../../harness/synthesized-stack";

const synth = (changes: Partial<Settings> = {}) =>
  synthesizeStack((scope) => new TaskLoggingStack(scope, "task-logging", { ...DEFAULT_SETTINGS, ...changes }));

const { text, json } = synth();
const whole = synthesizeStack((scope) => new UniversityStack(scope, "university", DEFAULT_SETTINGS)).json;

/** What the reference system takes from its modules, and the variable in its place here. */
const INPUTS = {
  "module.ecr.repository_url": "var.ecr_repository_url",
  "module.aurora_mysql.db_instance_username": "var.db_instance_username",
  "module.aurora_mysql.db_instance_address": "var.db_instance_address",
  "module.aurora_mysql.db_instance_master_user_secret_arn": "var.db_instance_master_user_secret_arn",
};

test.each([
  { resource: EcsTaskDefinition, name: "app-task" },
  { resource: IamRole, name: "ecs_task_execution_role" },
  { resource: IamPolicy, name: "cloudwatch_logs_policy" },
  { resource: IamPolicyAttachment, name: "cloudwatch_logs_policy_attachment" },
])("$name is the whole system's, with variables in place of its modules", ({ resource, name }) => {
  const type = resource.tfResourceType;
  const original = JSON.stringify(whole.resource?.[type]?.[name]);
  const expected = Object.entries(INPUTS).reduce((json, [from, to]) => json.replaceAll(from, to), original);
  expect(text).toHaveResource(resource);
  expect(text).toHaveResourceWithProperties(resource, JSON.parse(expected) as object);
  expect(json.resource?.[type]?.[name]).toEqual(JSON.parse(expected));
});

test("addresses are a contract with the live state: Terraform destroys what loses its address", () => {
  const golden = readFileSync(`${__dirname}/task-logging.addresses.txt`, "utf8");
  expect(addressesOf(json)).toEqual(golden.trim().split("\n"));
});

test.each(["project", "env", "region"])("variable %s is the whole system's", (name) => {
  expect(json.variable?.[name]).toEqual(whole.variable?.[name]);
});

test.each(Object.values(INPUTS))("%s has no default, since none would be true", (reference) => {
  expect(json.variable?.[reference.replace("var.", "")]).toEqual({
    type: "string",
    description: expect.stringMatching(/\w/),
  });
});

test("the example gives a value to every variable that has none", () => {
  const example = readFileSync(join(__dirname, "../../examples/task-logging.tfvars"), "utf8");
  const given = [...example.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => `var.${name ?? ""}`);
  expect(given.sort()).toEqual(Object.values(INPUTS).sort());
});

test("provider, version and backend", () => {
  expect(text).toHaveProvider(AwsProvider);
  expect(text).toHaveProviderWithProperties(AwsProvider, { region: "us-east-1" });
  expect(json.provider).toEqual(whole.provider);
  expect(json.terraform).toEqual({
    required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
    backend: {
      local: {
        path: "../../../terraform.task-logging.tfstate",
        workspace_dir: "../../../terraform.task-logging.tfstate.d",
      },
    },
  });
});

test("holds no module and no output", () => {
  expect(json.module).toBeUndefined();
  expect(json.output).toBeUndefined();
  expect(json.data).toBeUndefined();
});

test("never shares the whole system's state", () => {
  const backend = {
    type: "s3",
    bucket: "university-example-terraform-state",
    key: "phase6/terraform/terraform.tfstate",
    region: "us-east-1",
  } as const;
  expect(synth({ backend }).json.terraform?.["backend"]).toMatchObject({
    s3: { key: "phase6/terraform/terraform.tfstate-task-logging" },
  });
});

test("the container's logs and their policy are the reference system's, known wildcard included", () => {
  const options = { "awslogs-group": "app", "awslogs-stream-prefix": "app", "awslogs-create-group": "true" };
  expect(text).toHaveLogConfiguration("${var.project}-${var.env}-app", { logDriver: "awslogs", options });
  expect(text).toAllowOnly(
    ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    ["arn:aws:logs:*:*:*"],
  );
  expect(text).not.toHaveNoWildcard();
});

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Annotations, App, Aspects, TerraformOutput, TerraformVariable } from "cdktf";
import { toFragment } from "../../../constructs/terraform/fragment";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";

let stack: ReadableStack;
let role: IamRole;

beforeEach(() => {
  stack = new ReadableStack(new App(), "part");
  role = new IamRole(stack, "worker", { assumeRolePolicy: "{}" });
});

const WORKER = { aws_iam_role: { worker: { assume_role_policy: "{}" } } };

test("holds resources and data sources, and no metadata", () => {
  new DataAwsRegion(stack, "current");
  expect(toFragment(stack)).toEqual({ resource: WORKER, data: { aws_region: { current: {} } } });
});

test("leaves provider, backend and versions to the host", () => {
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  stack.addOverride("terraform.required_version", ">= 1.5");
  expect(toFragment(stack)).toEqual({ resource: WORKER });
});

test("refuses what the host declares itself", () => {
  new TerraformVariable(stack, "project", {});
  new TerraformOutput(stack, "arn", { value: role.arn });
  expect(() => toFragment(stack)).toThrow(
    /^a fragment holds resource and data blocks only, got: (variable, output|output, variable) \(stack part\); refer to/,
  );
});

test("runs aspects", () => {
  Aspects.of(stack).add({
    visit(node) {
      if (node === role) role.addOverride("path", "/school/");
    },
  });
  expect(toFragment(stack).resource?.["aws_iam_role"]?.["worker"]).toHaveProperty("path", "/school/");
});

test("tells all errors together", () => {
  role.node.addValidation({ validate: () => ["first"] });
  stack.node.addValidation({ validate: () => ["second"] });
  Annotations.of(role).addError("third");
  expect(() => toFragment(stack)).toThrow("[part] second\n[part/worker] first\n[part/worker] third");
});

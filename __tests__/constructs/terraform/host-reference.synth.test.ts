import { App, Fn } from "cdktf";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { toFragment } from "../../../constructs/terraform/fragment";
import { hostModule, hostReference, hostVariable } from "../../../constructs/terraform/host-reference";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";

/** What is in the output for a role of this name and policy. */
function role(name: string, assumeRolePolicy: string): unknown {
  const stack = new ReadableStack(new App(), "host");
  new IamRole(stack, "x", { name, assumeRolePolicy });
  return toFragment(stack).resource?.["aws_iam_role"]?.["x"];
}

test("a reference is a reference, in text and inside jsonencode", () => {
  const [project, url] = [hostVariable("project"), hostModule("ecr").output("repository_url")];
  expect(
    role(`${project}-app`, Fn.jsonencode({ image: `${url}:latest`, all: hostReference('local.x["a"][0].b') })),
  ).toEqual({
    name: "${var.project}-app",
    assume_role_policy: '${jsonencode({"image" = "${module.ecr.repository_url}:latest", "all" = local.x["a"][0].b})}',
  });
});

test.each([
  "var.project",
  "data.aws_region.current.name",
  "aws_db_instance.main[0].address",
  "module.ecr.repository-url",
])("%s is a reference", (text) => {
  expect(() => hostReference(text)).not.toThrow();
});

test.each([
  "",
  "project",
  "${var.x}",
  "var.",
  "var.x ",
  "upper(var.x)",
  "var.x-${y}",
  "aws_x.y[*].z",
  "path.module",
  "each.key",
  'x["${y}"]',
])("%j is invalid", (text) => {
  expect(() => hostReference(text)).toThrow(
    `got: ${JSON.stringify(text)}; anything else belongs in a local of the host first`,
  );
});

test("names are Terraform's", () => {
  expect(() => hostVariable("a.b")).toThrow(
    'the name of a Terraform variable starts with a letter or _ and holds letters, digits, _ and -, got: "a.b"',
  );
  expect(() => hostModule("1")).toThrow("the name of a Terraform module");
  expect(() => hostModule("m").output("o p")).toThrow("the name of a Terraform output");
});

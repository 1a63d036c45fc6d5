import { App } from "cdktf";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { encodeJson, hostExpression, ReadableStack, toFragment } from "../../../constructs/terraform";

test("an expression is one, in text and inside jsonencode", () => {
  const stack = new ReadableStack(new App(), "host");
  const level = hostExpression('var.stage == "production" ? "warn" : "debug"');
  new IamRole(stack, "x", { name: `a-${level}`, assumeRolePolicy: encodeJson({ level }) });
  expect(toFragment(stack).resource?.["aws_iam_role"]?.["x"]).toEqual({
    name: 'a-${var.stage == "production" ? "warn" : "debug"}',
    assume_role_policy: '${jsonencode({"level" = var.stage == "production" ? "warn" : "debug"})}',
  });
});

test.each(["var.a", 'upper("}")', '"a-${var.b["c"]}"', "[for each in local.x : each.y]", String.raw`"\"" == var.a`])(
  "%s is an expression",
  (text) => {
    expect(() => hostExpression(text)).not.toThrow();
  },
);

test.each(["", " ", "var.a]", "f(var.a", '"a', '"a-${var.b"', "}${"])("%s is no expression", (text) => {
  expect(() => hostExpression(text)).toThrow(/^a host expression is one whole expression of the Terraform language/);
});

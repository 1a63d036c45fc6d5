import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Fn, TerraformOutput, TerraformVariable, Token, type TerraformVariableConfig } from "cdktf";
import { Construct } from "constructs";
import { numberAsText } from "../../../constructs/core/number-as-text";
import { hostReference } from "../../../constructs/terraform";
import { planTime, type ReadableStack } from "../../../constructs/terraform";
import { synth } from "../../../harness/synthesized-stack";

const written = (value: (stack: ReadableStack) => string | number): unknown =>
  synth((stack) => new TerraformOutput(stack, "out", { value: numberAsText(value(stack)) })).json.output?.["out"]?.[
    "value"
  ];
const variable = (config: TerraformVariableConfig) => (stack: ReadableStack) =>
  new TerraformVariable(stack, "v", config).stringValue;

test.each<[string, (stack: ReadableStack) => string | number]>([
  ["of a number", variable({ type: "number" })],
  ["of a flag", variable({ type: "bool" })],
  ["without a type", variable({})],
  ["without a type, by its default", variable({ default: 1 })],
  ["as a number", (stack) => new TerraformVariable(stack, "v", {}).numberValue],
  ["as a text made of a number", (stack) => Token.asString(new TerraformVariable(stack, "v", {}).numberValue)],
  [
    "of a number, by planTime",
    (stack) => Token.asString(planTime(new TerraformVariable(stack, "v", { type: "number" }))),
  ],
])("a variable %s becomes text", (_what, value) => expect(written(value)).toBe("${tostring(var.v)}"));

test("a variable is found deep in the tree too", () => {
  const value = (stack: ReadableStack) =>
    new TerraformVariable(new Construct(stack, "in"), "v", { type: "number" }).stringValue;
  expect(written(value)).toBe("${tostring(var.in_v)}");
});

test("a variable is found whose name another construct has as its id", () => {
  const value = (stack: ReadableStack) => {
    new Construct(stack, "v");
    const nested = new TerraformVariable(new Construct(stack, "in"), "w", { type: "number" });
    nested.overrideLogicalId("v");
    return nested.stringValue;
  };
  expect(written(value)).toBe("${tostring(var.v)}");
});

test("other variables may be renamed after one was looked for", () => {
  const { json } = synth((stack) => {
    const other = new TerraformVariable(new Construct(stack, "a"), "v", { type: "number" });
    numberAsText(new TerraformVariable(new Construct(stack, "in"), "v", { type: "number" }).stringValue);
    other.overrideLogicalId("renamed");
  });
  expect(Object.keys(json.variable ?? {})).toEqual(["in_v", "renamed"]);
});

test("so does a number of a resource", () => {
  const value = (stack: ReadableStack) => new IamRole(stack, "r", { assumeRolePolicy: "{}" }).maxSessionDuration;
  expect(written(value)).toBe("${tostring(aws_iam_role.r.max_session_duration)}");
});

test.each<[string, (stack: ReadableStack) => string | number, string]>([
  ["text", () => "8080", "8080"],
  ["a number", () => 8080, "8080"],
  ["a variable that is text", variable({ type: "string" }), "${var.v}"],
  ["a variable that is text by its default", variable({ default: "a" }), "${var.v}"],
  [
    "a number in a text",
    (stack) => `a${new TerraformVariable(stack, "v", { type: "number" }).stringValue}`,
    "a${var.v}",
  ],
  [
    "an attribute that is text",
    (stack) => new IamRole(stack, "r", { assumeRolePolicy: "{}" }).arn,
    "${aws_iam_role.r.arn}",
  ],
  ["a reference to the host", () => hostReference("var.port"), "${var.port}"],
  ["a call", (stack) => Fn.tostring(variable({ type: "number" })(stack)), "${tostring(var.v)}"],
])("%s stays", (_what, value, text) => expect(written(value)).toBe(text));

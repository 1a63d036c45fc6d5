import { Fn, TerraformLocal, TerraformStack, TerraformVariable, Token } from "cdktf";
import { RootConstruct } from "constructs";
import { knownValue } from "../../../constructs/core/known-value";

const stack = new TerraformStack(new RootConstruct(), "stack");
const variable = (id: string, value?: unknown): string =>
  new TerraformVariable(stack, id, value === undefined ? {} : { default: value }).stringValue;
const project = variable("project", "school");
const env = variable("env-1", "prod");
const none = variable("none");
const number = variable("number", 80);

test.each<[string, string, string | undefined]>([
  ["plain text is itself", "app", "app"],
  ["empty text too", "", ""],
  ["plain text may look like a reference", "${var.project}", "${var.project}"],
  ["a variable counts with its default", project, "school"],
  ["parts are put together", `${project}-${env}-app`, "school-prod-app"],
  ["a variable without a default is not known", `x-${none}`, undefined],
  ["a default that is no text is not known", number, undefined],
  ["one unknown part is enough", `${project}-${none}`, undefined],
  ["a function's result is not known", Fn.upper(project), undefined],
  ["a local is not known", new TerraformLocal(stack, "local", "x").asString, undefined],
  ["a token that is plain text is known", Token.asString({ resolve: () => "later" }), "later"],
])("%s", (_what, value, expected) => {
  expect(knownValue(stack, value)).toBe(expected);
});

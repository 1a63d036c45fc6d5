import type { TerraformStack } from "cdktf";
import { LogGroup } from "../../../constructs/logs";
import { requireAwsProvider, requiresProvider } from "../../../constructs/terraform";
import { synth } from "../../../harness/synthesized-stack";

const gated = (state: (stack: TerraformStack) => void) =>
  synth((stack) => {
    requiresProvider(new LogGroup(stack, "logs", { name: "app" }), "6.4.0", "a blue/green deployment");
    state(stack); // after the construct: what counts is the finished program
  });

test.each<[string, (stack: TerraformStack) => void, string]>([
  ["nothing", () => undefined, ">= 5.100.0, < 7.0.0"],
  ["an older one", (stack) => requireAwsProvider(stack, "~> 6.0"), "~> 6.0"],
  [
    "a source alone",
    (stack) => stack.addOverride("terraform.required_providers.aws", { source: "a/aws" }),
    ">= 5.100.0",
  ],
])("where the stack states %s, what an older provider lacks is a problem", (_what, state, got) => {
  expect(() => gated(state)).toThrow(
    "[stack/logs] provider-version: a blue/green deployment needs version 6.4.0 of the AWS provider, and the stack takes " +
      `older ones too, got: "${got}`,
  );
  expect(() => gated(state)).toThrow('call requireAwsProvider(stack, ">= 6.4.0, < 7.0.0")');
});

test.each<[string, (stack: TerraformStack) => void]>([
  ["requireAwsProvider", (stack) => requireAwsProvider(stack, ">= 6.4.0, < 7.0.0")],
  ["an override", (stack) => stack.addOverride("terraform.required_providers.aws.version", "6.66.0")],
])("where all versions that the stack takes have it, nothing is reported: %s", (_how, state) => {
  expect(() => gated(state)).not.toThrow();
});

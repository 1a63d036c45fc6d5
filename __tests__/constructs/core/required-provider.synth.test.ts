import { TerraformStack, Testing } from "cdktf";
import { LogGroup } from "../../../constructs/logs";
import { AWS_PROVIDER_VERSIONS, ReadableStack, requireAwsProvider } from "../../../constructs/terraform";
import { plainStack } from "../../../harness/plain-stack";

const PROVED = { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS };

function providerOf(stack: TerraformStack): unknown {
  const { terraform } = JSON.parse(Testing.synth(stack)) as { terraform?: { required_providers?: { aws?: unknown } } };
  return terraform?.required_providers?.aws;
}

const STACKS: [string, () => TerraformStack][] = [
  ["cdktf's own stack", () => new TerraformStack(Testing.app(), "stack")],
  ["a readable stack", () => new ReadableStack(Testing.app(), "stack")],
];

test.each(STACKS)("%s that holds a construct takes the provider that is proved", (_what, make) => {
  const stack = make();
  expect(providerOf(make())).toBeUndefined();
  new LogGroup(stack, "logs", { name: "app" });
  expect(providerOf(stack)).toEqual(PROVED);
});

test.each(STACKS)("%s that holds a construct takes it in HCL too", (_what, make) => {
  const stack = make();
  expect(Testing.synthHcl(make())).not.toContain(PROVED.version);
  new LogGroup(stack, "logs", { name: "app" });
  expect(Testing.synthHcl(stack)).toContain(`version = "${PROVED.version}"`);
});

test.each<[string, (stack: TerraformStack) => void, unknown]>([
  ["requireAwsProvider", (stack) => requireAwsProvider(stack, "~> 6.0"), { ...PROVED, version: "~> 6.0" }],
  [
    "an override of the provider",
    (stack) => stack.addOverride("terraform.required_providers.aws", { source: "mirror/aws", version: "6.1.0" }),
    { source: "mirror/aws", version: "6.1.0" },
  ],
  [
    "an override of the version alone",
    (stack) => stack.addOverride("terraform.required_providers.aws.version", "~> 6.1"),
    { ...PROVED, version: "~> 6.1" },
  ],
  ["another provider", (stack) => stack.addOverride("terraform.required_providers", { random: {} }), PROVED],
  ["another constraint", (stack) => stack.addOverride("terraform", { required_version: ">= 1.7" }), PROVED],
  [
    "an override of all providers",
    (stack) => stack.addOverride("terraform.required_providers", { aws: { source: "a/aws", version: "1" } }),
    { source: "a/aws", version: "1" },
  ],
])("a program that states another keeps it, before a construct and after: %s", (_what, state, provider) => {
  const addLogGroup = (stack: TerraformStack) => new LogGroup(stack, "logs", { name: "app" });
  const before = plainStack((stack) => {
    state(stack);
    addLogGroup(stack);
  });
  expect(providerOf(before)).toEqual(provider);
  const after = plainStack((stack) => {
    addLogGroup(stack);
    state(stack);
  });
  expect(providerOf(after)).toEqual(provider);
});

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { ExecutionRole } from "../../../constructs/iam";
import { partitionAt, partitionOf, regionalPrincipal } from "../../../constructs/iam/partition";
import { LogGroup, logsKeyStatements } from "../../../constructs/logs";

test.each([
  ["eu-west-3", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["eu-isoe-west-1", "aws-iso-e"],
  ["us-isof-south-1", "aws-iso-f"],
  ["eusc-de-east-1", "aws-eusc"],
])("%s is in partition %s", (region, partition) => expect(partitionOf(region)).toBe(partition));

test("Terraform finds it out where the region is a variable, by one expression", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
  new TerraformOutput(stack, "partition", { value: partitionOf(region) });
  expect(JSON.parse(Testing.synth(stack))).toHaveProperty(
    "output.partition.value",
    '${startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"}',
  );
  expect(partitionOf(region)).toBe(partitionOf(region));
});

describe("where a construct is", () => {
  const grantIn = (addProviders: (stack: TerraformStack) => void): string => {
    const stack = new TerraformStack(Testing.app(), "stack");
    addProviders(stack);
    const role = new ExecutionRole(stack, "role", { name: "role" });
    LogGroup.createdByDriver("app").grantWrite(role);
    return Testing.synth(stack);
  };

  test("the AWS provider's region says which partition a grant names", () => {
    const text = grantIn((stack) => {
      new AwsProvider(stack, "frankfurt", { alias: "frankfurt", region: "eu-central-1" });
      new AwsProvider(stack, "aws", { region: "us-gov-west-1" });
    });
    expect(text).toContain("arn:aws-us-gov:logs:*:*:*");
  });

  test("a region that is a variable leaves it to Terraform", () => {
    const text = grantIn((stack) => {
      const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
      new AwsProvider(stack, "aws", { region });
    });
    expect(text).toContain('startswith(var.region, \\"cn-\\")');
    expect(text).not.toContain("arn:aws:logs");
  });

  test.each<[string, (stack: TerraformStack) => void]>([
    ["no provider", () => undefined],
    [
      "a provider without a region",
      (stack) => {
        new AwsProvider(stack, "aws", {});
      },
    ],
  ])("%s: aws", (_, addProviders) => expect(grantIn(addProviders)).toContain("arn:aws:logs:*:*:*"));

  test("what is no construct: aws", () => expect(partitionAt({})).toBe("aws"));
});

test("a key's statements are of the region's partition", () => {
  const [statement] = logsKeyStatements({ region: "cn-north-1", accountId: "123456789012", logGroupNames: ["app"] });
  expect(statement).toMatchObject({
    principals: { Service: "logs.cn-north-1.amazonaws.com.cn" },
    conditions: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": ["arn:aws-cn:logs:cn-north-1:123456789012:log-group:app"] },
    },
  });
});

test("a regional principal has China's own ending there, also where Terraform alone knows the region", () => {
  expect(["cn-north-1", "us-gov-west-1"].map((region) => regionalPrincipal("logs", region))).toEqual([
    "logs.cn-north-1.amazonaws.com.cn",
    "logs.us-gov-west-1.amazonaws.com",
  ]);
  const stack = new TerraformStack(Testing.app(), "stack");
  const region = new TerraformVariable(stack, "region", { type: "string" }).stringValue;
  new TerraformOutput(stack, "principal", { value: regionalPrincipal("logs", region) });
  expect(JSON.parse(Testing.synth(stack))).toHaveProperty(
    "output.principal.value",
    '${startswith(var.region, "cn-") ? "logs.${var.region}.amazonaws.com.cn" : "logs.${var.region}.amazonaws.com"}',
  );
});

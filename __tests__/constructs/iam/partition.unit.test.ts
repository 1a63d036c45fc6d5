import { TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { partitionOf } from "../../../constructs/iam/partition";

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

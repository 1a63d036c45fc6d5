import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Fn, TerraformVariable } from "cdktf";
import { referencedRegion } from "../../../constructs/core/referenced-region";
import type { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { synth } from "../../../harness/synthesized-stack";

function regionOf(text: (stack: ReadableStack) => string): string | undefined {
  let region: string | undefined;
  synth((stack) => (region = referencedRegion(stack, text(stack), ["aws_acm_certificate"])));
  return region;
}

test("a resource's attribute is of its provider's region", () => {
  expect(regionOf((stack) => new AcmCertificate(stack, "a", {}).arn)).toBe("eu-west-3");
  const elsewhere = (stack: ReadableStack) => {
    const provider = new AwsProvider(stack, "other", { region: "us-east-1", alias: "other" });
    return new AcmCertificate(stack, "a-b", { provider }).arn;
  };
  expect(regionOf(elsewhere)).toBe("us-east-1");
});

test("what is not such a resource's attribute is of no region that is known", () => {
  expect(regionOf(() => "arn:aws:acm:us-east-1:123456789012:certificate/1")).toBeUndefined();
  expect(regionOf((stack) => new TerraformVariable(stack, "arn", {}).stringValue)).toBeUndefined();
  expect(regionOf((stack) => new SnsTopic(stack, "topic", {}).arn)).toBeUndefined();
  expect(regionOf((stack) => Fn.lower(new AcmCertificate(stack, "a", {}).arn))).toBeUndefined();
});

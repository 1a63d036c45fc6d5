import fc from "fast-check";
import { runs } from "../../harness/arbitraries/runs";
import { addressesOf, synthesizeStack, type TerraformJson } from "../../harness/synthesized-stack";
import { decodeJson } from "../../testing/matchers/decode";
import { MEASURE_NAMES } from "../../settings/hardening";
import { readSettings } from "../../settings/settings";
import { UniversityStack } from "../../stacks/university";
import { featuresOf } from "../../stacks/university/features";
import type { Feature } from "../../stacks/university/system";

const ALL = readSettings({
  hardening: { extras: ["kms-encrypted-repository"] },
  logAnalysis: true,
  elk: { target: { type: "domain", preset: "development" } },
  serverless: { share: 5 },
  authentication: { host: "students.example.org", provider: { type: "cognito", domainPrefix: "university" } },
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/8c2c4a9e",
});

const synth = (features: readonly Feature[]): TerraformJson =>
  synthesizeStack((scope) => new UniversityStack(scope, "university", ALL, [...features])).json;

const features = featuresOf(ALL);
const original = addressesOf(synth([]));

/** Lists in one order: rules of a security group, log groups of a key's policy. */
function inOrder(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith("${jsonencode(")) {
    const json = decodeJson(value);
    return "value" in json ? inOrder(json.value) : value;
  }
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inOrder(field)]));
}

test("every measure, every extra and every switch is a feature", () => {
  const names = features.map(({ name }) => name);
  expect(names).toEqual([
    "hardening",
    ...MEASURE_NAMES,
    "kms-encrypted-repository",
    "logAnalysis",
    "authentication",
    "elk",
    "serverless",
  ]);
});

test("any of them together agree, in any order, and make no more than all of them", () => {
  const everything = addressesOf(synth(features));
  fc.assert(
    fc.property(fc.shuffledSubarray(features), (some) => {
      const output = synth(some);
      const canonical = features.filter((feature) => some.includes(feature));
      expect(inOrder(output)).toEqual(inOrder(synth(canonical)));
      const made = addressesOf(output).filter((address) => !everything.includes(address));
      // What `role-attachment` takes away is there without it.
      expect(made.filter((address) => !original.includes(address))).toEqual([]);
    }),
    { seed: 1, numRuns: runs(6) },
  );
});

test("nobody reads the account for nothing", () => {
  fc.assert(
    fc.property(fc.subarray(features), (some) => {
      const json = synth(some);
      const reads = Object.keys(json.data?.["aws_caller_identity"] ?? {}).length > 0;
      // A module may take it too: the repository names the function.
      const takers = JSON.stringify([json.resource, json.module]);
      expect(reads).toBe(takers.includes("data.aws_caller_identity.current"));
    }),
    { seed: 2, numRuns: runs(6) },
  );
});

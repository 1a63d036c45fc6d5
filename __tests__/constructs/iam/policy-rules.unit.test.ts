import { Token } from "cdktf";
import { policyVerdict, POLICY_SIZES, sizeProblems, trustSizeProblems } from "../../../constructs/iam/policy-rules";
import type { PolicyStatement } from "../../../constructs/iam/policy-document";

const UNKNOWN = Token.asString({ resolve: () => "?" });
const BUCKET = "arn:aws:s3:::app";
const READ: PolicyStatement = { actions: ["s3:GetObject"], resources: [`${BUCKET}/*`] };

const found = (...statements: readonly Partial<PolicyStatement>[]) => {
  const { problems, warnings } = policyVerdict(statements.map((statement) => ({ ...READ, ...statement })));
  expect(warnings).toEqual([]);
  return problems.map(({ code, rule, got, fix }) => [code, rule, got, fix]);
};

test.each<[string, readonly Partial<PolicyStatement>[]]>([
  ["one", [{}]],
  ["an id", [{ sid: "ReadFiles1" }]],
  ["two ids", [{ sid: "One" }, { sid: "Two", actions: ["s3:PutObject"] }]],
  ["empty ids", [{ sid: "" }, { sid: "", actions: ["s3:PutObject"] }]],
  ["ids that Terraform knows", [{ sid: UNKNOWN }, { sid: UNKNOWN, actions: ["s3:PutObject"] }]],
  ["a denial", [{ effect: "Deny" }]],
  ["an effect that Terraform knows", [{ effect: UNKNOWN as "Deny" }]],
  ["all resources", [{ resources: ["*"] }]],
  ["a resource that Terraform knows", [{ resources: [UNKNOWN] }]],
  ["a short pattern", [{ resources: ["arn:aws:s3:*"] }]],
  ["a short pattern with one letter open", [{ actions: ["s3:*"], resources: ["arn:aws:s3:::?"] }]],
  ["a role", [{ actions: ["iam:PassRole"], resources: ["arn:aws:iam::123456789012:role/app"] }]],
  ["a role in any region", [{ actions: ["iam:PassRole"], resources: ["arn:aws:iam:*:123456789012:role/app"] }]],
])("statements pass: %s", (_what, statements) => expect(found(...statements)).toEqual([]));

const role = "arn:aws:iam:eu-west-3:123456789012:role/app";
const letters = "a statement's id consists of letters and digits";
const arn = "a statement's resource is an ARN, or *";
test.each<[string, readonly Partial<PolicyStatement>[], string, string, unknown, string]>([
  ["an id with a hyphen", [{ sid: "read-files" }], "iam-sid", letters, "read-files", "leave out the rest"],
  ["an id with a blank in front", [{ sid: " Read" }], "iam-sid", letters, " Read", "leave out the rest"],
  ["an id with a dot", [{ sid: "Read." }], "iam-sid", letters, "Read.", "leave out the rest"],
  [
    "two statements of one id",
    [{ sid: "Read" }, { sid: "Read", actions: ["s3:PutObject"] }],
    ...(["iam-sid", "a statement's id is unique in its policy", "Read", "give one of them another"] as const),
  ],
  [
    "an effect in small letters",
    [{ effect: "allow" as "Allow" }],
    ...(["iam-effect", "a statement's effect is Allow or Deny", "allow", "write one of them"] as const),
  ],
  [
    "no actions",
    [{ actions: [] }],
    ...(["iam-empty", "a statement has actions", [], "name one, or leave the statement out"] as const),
  ],
  [
    "no resources",
    [{ resources: [] }],
    ...(["iam-empty", "a statement has resources", [], "name one, or leave the statement out"] as const),
  ],
  [
    "a principal",
    [{ principals: { AWS: "*" } }],
    "iam-principal",
    "the policy of a role names no principal: it is about that role",
    { AWS: "*" },
    "leave principals out",
  ],
  ...["", "app/*", "https://app.s3.amazonaws.com/", "arn:aws:s3", "x arn:aws:s3:*"].map(
    (resource): [string, readonly Partial<PolicyStatement>[], string, string, unknown, string] => [
      `resource ${resource}`,
      [{ resources: [resource] }],
      ...(["iam-resource", arn, resource, "write its whole ARN"] as const),
    ],
  ),
  [
    "a role with a region",
    [{ actions: ["iam:PassRole"], resources: [role] }],
    ...(["iam-resource", "an ARN of IAM has no region", role, "write arn:aws:iam::<account>:…"] as const),
  ],
])("a policy is wrong: %s", (_what, statements, ...problem) => expect(found(...statements)).toEqual([problem]));

test("all that is wrong with a statement is found, also its actions and conditions", () => {
  const wrong = {
    sid: "a-b",
    actions: ["s3:GetObjects"],
    resources: ["app"],
    conditions: { "==": { "aws:Own": "x" } },
  };
  const { problems, warnings } = policyVerdict([wrong]);
  expect(problems.map(({ code }) => code)).toEqual(["iam-sid", "iam-resource", "iam-action", "iam-condition-operator"]);
  expect(warnings.map(({ code }) => code)).toEqual(["iam-condition-key-unknown"]);
});

test("on resources that are wrong already, actions are not judged", () => {
  const codes = (resources: readonly string[]) =>
    policyVerdict([{ ...READ, resources }]).problems.map(({ code }) => code);
  expect(codes([BUCKET])).toEqual(["iam-resource-kind"]);
  expect(codes([BUCKET, "app"])).toEqual(["iam-resource"]);
  expect(found({ sid: "a-b", resources: [BUCKET] }).map(([code]) => code)).toEqual(["iam-sid", "iam-resource-kind"]);
});

describe("a policy's size", () => {
  const empty = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "" }],
  }).length;
  const sized = (length: number, more = "") => [{ ...READ, resources: [`${"x".repeat(length - empty)}${more}`] }];

  test("is at most what IAM takes, besides white space and what Terraform fills in", () => {
    expect(sizeProblems("a managed policy", 6_144, sized(6_144))).toEqual([]);
    expect(sizeProblems("a managed policy", 6_144, sized(6_144, `  ${UNKNOWN}${UNKNOWN}`))).toEqual([]);
    expect(sizeProblems("a managed policy", 6_144, sized(6_145))).toEqual([
      {
        code: "iam-policy-size",
        rule: "a managed policy has at most 6144 characters besides white space",
        got: 6_145,
        fix: "take wildcards, or divide it among managed policies",
      },
    ]);
  });

  test("of a role's trust too", () => {
    expect(trustSizeProblems("x".repeat(2_048))).toEqual([]);
    expect(trustSizeProblems(`${"x".repeat(2_049)}${UNKNOWN}`)).toEqual([]);
    expect(trustSizeProblems("x".repeat(2_049))).toEqual([
      {
        code: "iam-trust-size",
        rule: "a role's trust policy has at most 2048 characters, unless the account's quota is raised",
        got: 2_049,
        fix: "trust fewer, by wildcards or in a role more",
      },
    ]);
  });

  // IAM user guide, "IAM and AWS STS quotas".
  test("depends on whose it is", () =>
    expect(POLICY_SIZES).toEqual({ managed: 6_144, inline: 10_240, user: 2_048, group: 5_120, trust: 2_048 }));
});

import { Token } from "cdktf";
import { conditionVerdict } from "../../../constructs/iam/condition-rules";
import { FINE } from "../../../constructs/core/verdict";
import type { PolicyConditions } from "../../../constructs/iam/policy-document";

const UNKNOWN = Token.asString({ resolve: () => "?" });

const judge = (conditions?: PolicyConditions) =>
  conditionVerdict({ actions: ["s3:GetObject"], resources: ["*"], conditions });
const when = (operator: string, key: string, ...values: readonly string[]) => judge({ [operator]: { [key]: values } });

test("a statement may have no condition", () => expect([judge(), judge({})]).toEqual([FINE, FINE]));

test.each([
  ["StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"],
  ["stringequals", "AWS:SOURCEVPC", "vpc-0a1b2c3d"],
  ["ForAllValues:StringEquals", "aws:TagKeys", "team"],
  ["ForAnyValue:StringLikeIfExists", "aws:TagKeys", "team"],
  ["StringEquals", "s3:prefix", "app"],
  ["StringEquals", "S3:Prefix", "app"],
  ["StringEquals", "aws:ResourceTag/team", "shop"],
  // One of all services' keys, though its prefix is a service's.
  ["ArnEquals", "ssm:SourceInstanceArn", "arn:aws:ec2:eu-west-3:123456789012:instance/i-1"],
  ["StringEquals", "kms:EncryptionContext:app", "app"],
  ["StringEquals", "token.actions.githubusercontent.com:sub", "repo:team/app"],
  ["StringEquals", UNKNOWN, "x"],
  [UNKNOWN, "aws:SourceVpc", "x"],
])("%s of %s is known", (operator, key, value) => expect(when(operator, key, value)).toBe(FINE));

test.each([
  ["StringEqual", "write StringEquals"],
  ["ForAnyValue:StringEqual", "write StringEquals"],
  ["ForAllValues:ArnLikesIfExists", "write ArnLike"],
  ["IPAdress", "write IpAddress"],
  ["==", "take one of these"],
  ["IfExistsStringEquals", "take one of these"],
  ["StringEqualsForAnyValue:", "take one of these"],
])("operator %s is wrong", (operator, fix) => {
  const rule = "a condition's operator is one that IAM has, such as StringEquals";
  const problem = { code: "iam-condition-operator", rule, got: operator, fix };
  expect(when(operator, "aws:SourceVpc", "x")).toEqual({ problems: [problem], warnings: [] });
});

test.each([
  ["SourceVpc", "write its service in front: aws:…"],
  ["aws:SourceVcp", "write aws:SourceVpc"],
  ["AWS:SOURCEVCP", "write aws:SourceVpc"],
  ["s3:prefx", "write s3:prefix"],
  ["S3:PREFX", "write s3:prefix"],
])("key %s is misspelt", (key, fix) => {
  const rule = "a condition's key is one that requests have, such as aws:SourceAccount";
  const problem = { code: "iam-condition-key", rule, got: key, fix };
  expect(when("StringEquals", key, "x")).toEqual({ problems: [problem], warnings: [] });
});

test.each(["aws:ComesFromNetwork", "s3:CreatedByTheSystem", "s3:SourceVpc", "aps:SourceAccount"])(
  "key %s is unknown",
  (key) => {
    const rule = "a condition's key is one that its service lists";
    const fix = "look it up in the Service Authorization Reference";
    const warning = { code: "iam-condition-key-unknown", rule, got: key, fix };
    expect(when("StringEquals", key, "x")).toEqual({ problems: [], warnings: [warning] });
  },
);

const DATES = [
  ...["2026-01-31", "2026-01-31T00:00:00Z", "2026-01-31T00:00:00+01:00", "2026-01-31T00:00:00.123-0100"],
  "1767225600",
];
test.each([
  ["Bool", "aws:SecureTransport", ["true", "FALSE", UNKNOWN, "${var.secure}"]],
  ["Null", "aws:SourceVpc", ["True", "false"]],
  ["ForAnyValue:Bool", "aws:SecureTransport", ["true"]],
  ["NumericLessThan", "s3:max-keys", ["10", "0.25", "-1.5"]],
  ["IpAddress", "aws:SourceIp", ["10.0.0.1", "203.0.113.0/24", "2001:DB8::/32", "::1/128"]],
  ["DateLessThan", "aws:CurrentTime", DATES],
  ["ArnLike", "aws:SourceArn", ["anything"]],
])("%s of %s may compare with %j", (operator, key, values) => expect(when(operator, key, ...values)).toBe(FINE));

const ADDRESS = "an address range such as 203.0.113.0/24";
const DATE = "a date such as 2026-01-31T00:00:00Z";
test.each([
  ["Bool", "aws:SecureTransport", ["yes", "untrue", "falsely", ""], "true or false"],
  ["BoolIfExists", "aws:SecureTransport", ["1"], "true or false"],
  ["Null", "aws:SourceVpc", ["no"], "true or false"],
  ["ForAllValues:Bool", "aws:SecureTransport", ["no"], "true or false"],
  ["NumericLessThan", "s3:max-keys", ["ten", "1.", ".5", "x1", "1x"], "a number"],
  ["IpAddress", "aws:SourceIp", ["office", "10.0.0.0/", "10.0.0.0/1000", "x10.0.0.1", "10.0.0.1x"], ADDRESS],
  ["NotIpAddress", "aws:SourceIp", ["office"], ADDRESS],
  ["DateLessThan", "aws:CurrentTime", ["31.1.2026", "2026-1-31", "2026-01-31T", "2026-01-31T00:00:00", "now 1"], DATE],
  ["DateGreaterThanIfExists", "aws:CurrentTime", ["x2026-01-31", "2026-01-31x", "2026-01-31T00:00:00+1:00"], DATE],
])("%s of %s hardly compares with %j", (operator, key, values, says) => {
  const rule = `${operator} compares with ${says}`;
  const warnings = values.map((got) => ({ code: "iam-condition-value", rule, got, fix: "correct it" }));
  expect(when(operator, key, ...values)).toEqual({ problems: [], warnings });
});

test("each condition of a statement is judged", () => {
  const { problems, warnings } = judge({
    StringEqual: { "aws:SourceVcp": "x", "aws:Own": ["y"] },
    Bool: { "aws:SecureTransport": "yes" },
  });
  expect(problems.map(({ got }) => got)).toEqual(["StringEqual", "aws:SourceVcp"]);
  expect(warnings.map(({ got }) => got)).toEqual(["aws:Own", "yes"]);
});

import type { Construct } from "constructs";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import type { PolicyStatement } from "../../constructs/iam/policy-document";
import { TaskRole } from "../../constructs/iam/task-role";
import { LogDestination } from "../../constructs/logs/log-destination";
import { SubscriptionTarget } from "../../constructs/logs/subscription-target";
import { type ErrorExamples, unchecked } from "./example";

const REFERENCE = "Service Authorization Reference";
const GRAMMAR = 'IAM user guide, "IAM JSON policy element reference"';
const QUOTAS = 'IAM user guide, "IAM and AWS STS quotas"';
const REGISTRY = "arn:aws:ecr:eu-west-3:123456789012";
const BUCKET = "arn:aws:s3:::grades";
const FILES = { actions: ["s3:GetObject"], resources: [`${BUCKET}/*`] } satisfies PolicyStatement;

function allow(stack: Construct, statement: Partial<PolicyStatement>): void {
  new TaskRole(stack, "role", { name: "app" }).addToPolicy({ ...FILES, ...statement });
}

function allowFrom(stack: Construct, operator: string, key: string, value: string): void {
  allow(stack, { conditions: { [operator]: { [key]: value } } });
}

function policies(stack: Construct, count: number): void {
  const role = new TaskRole(stack, "role", { name: "app" });
  for (let i = 0; i < count; i += 1)
    new ManagedPolicy(stack, `policy${i}`, { name: `policy${i}`, statements: [FILES], role });
}

function share(stack: Construct, accounts: number): void {
  const [first = "", ...others] = Array.from({ length: accounts }, (_, i) => String(111_111_111_111 + i));
  new LogDestination(stack, "central", {
    name: "central",
    target: SubscriptionTarget.kinesis("arn:aws:kinesis:eu-west-3:123456789012:stream/all", "to-stream"),
    accountId: "123456789012",
    region: "eu-west-3",
    senderAccountIds: [first, ...others],
  });
}

/**
 * What roles and policies allow. `allow` grants a role `FILES` with the given changes, `allowFrom` on a condition, `policies`
 * attaches so many to one role, `share` lets so many accounts send logs.
 */
export const PERMISSION_ERRORS = {
  "iam-action": {
    source: REFERENCE,
    wrong: (stack) => allow(stack, { actions: ["s3:GetObjekt"] }),
    right: (stack) => allow(stack, { actions: ["s3:GetObject"] }),
  },
  "iam-action-unknown": {
    source: REFERENCE,
    wrong: (stack) => allow(stack, { actions: ["s3:FetchFile"] }),
    right: (stack) => allow(stack, { actions: ["s3:GetObject"] }),
  },
  "iam-resource": {
    source: 'IAM user guide, "IAM JSON policy elements: Resource"',
    wrong: (stack) => allow(stack, { resources: ["grades/*"] }),
    right: (stack) => allow(stack, { resources: [`${BUCKET}/*`] }),
  },
  "iam-resource-kind": {
    source: REFERENCE,
    wrong: (stack) => allow(stack, { actions: ["s3:GetObject"], resources: [BUCKET] }),
    right: (stack) => allow(stack, { actions: ["s3:GetObject"], resources: [`${BUCKET}/*`] }),
  },
  "iam-resource-kind-unknown": {
    source: REFERENCE,
    // A repository's ARN has `repository/` in front of its name.
    wrong: (stack) => allow(stack, { actions: ["ecr:BatchGetImage"], resources: [`${REGISTRY}:grades`] }),
    right: (stack) => allow(stack, { actions: ["ecr:BatchGetImage"], resources: [`${REGISTRY}:repository/grades`] }),
  },
  "iam-resource-none": {
    source: REFERENCE,
    wrong: (stack) => allow(stack, { actions: ["s3:ListAllMyBuckets"], resources: [BUCKET] }),
    right: (stack) => allow(stack, { actions: ["s3:ListAllMyBuckets"], resources: ["*"] }),
  },
  "iam-empty": {
    source: GRAMMAR,
    wrong: (stack) => allow(stack, { actions: [] }),
    right: (stack) => allow(stack, { actions: ["s3:GetObject"] }),
  },
  "iam-effect": {
    source: GRAMMAR,
    wrong: (stack) => allow(stack, { effect: unchecked("allow") }),
    right: (stack) => allow(stack, { effect: "Allow" }),
  },
  "iam-sid": {
    source: 'IAM user guide, "IAM JSON policy elements: Sid"',
    wrong: (stack) => allow(stack, { sid: "read-files" }),
    right: (stack) => allow(stack, { sid: "ReadFiles" }),
  },
  "iam-principal": {
    source: 'IAM user guide, "AWS JSON policy elements: Principal"',
    wrong: (stack) => allow(stack, { principals: { Service: "ecs-tasks.amazonaws.com" } }),
    right: (stack) => allow(stack, {}),
  },
  "iam-condition-operator": {
    source: 'IAM user guide, "IAM JSON policy elements: Condition operators"',
    wrong: (stack) => allowFrom(stack, "StringEqual", "aws:SourceVpc", "vpc-0a1b2c3d"),
    right: (stack) => allowFrom(stack, "StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
  },
  "iam-condition-key": {
    source: 'IAM user guide, "AWS global condition context keys"',
    wrong: (stack) => allowFrom(stack, "StringEquals", "aws:SourceVcp", "vpc-0a1b2c3d"),
    right: (stack) => allowFrom(stack, "StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
  },
  "iam-condition-key-unknown": {
    source: 'IAM user guide, "AWS global condition context keys"',
    wrong: (stack) => allowFrom(stack, "StringEquals", "aws:ComesFromNetwork", "vpc-0a1b2c3d"),
    right: (stack) => allowFrom(stack, "StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
  },
  "iam-condition-value": {
    source: 'IAM user guide, "IAM JSON policy elements: Condition operators"',
    wrong: (stack) => allowFrom(stack, "Bool", "aws:SecureTransport", "yes"),
    right: (stack) => allowFrom(stack, "Bool", "aws:SecureTransport", "true"),
  },
  "iam-policy-size": {
    source: QUOTAS,
    wrong: (stack) => allow(stack, { resources: Array.from({ length: 500 }, (_, i) => `${BUCKET}/${i}/*`) }),
    right: (stack) => allow(stack, { resources: [`${BUCKET}/*`] }),
  },
  "iam-trust-size": {
    source: QUOTAS,
    wrong: (stack) => share(stack, 60),
    right: (stack) => share(stack, 30),
  },
  "iam-policy-count": {
    source: QUOTAS,
    wrong: (stack) => policies(stack, 11),
    right: (stack) => policies(stack, 10),
  },
} satisfies ErrorExamples;

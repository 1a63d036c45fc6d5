import type { Construct } from "constructs";
import { ManagedPolicy } from "../../../constructs/iam/managed-policy";
import type { PolicyStatement } from "../../../constructs/iam/policy-document";
import type { Program } from "../case";
import { HERE, READ, role } from "../parts";

export const BUCKET = "arn:aws:s3:::app";
export const GROUP = `arn:aws:logs:${HERE}:log-group:app`;
export const TABLE = `arn:aws:dynamodb:${HERE}:table/app`;
export const QUEUE = `arn:aws:sqs:${HERE}:app`;

export function allow(...statements: readonly Partial<PolicyStatement>[]): Program {
  return (stack) => role(stack, "role").addToPolicy(...statements.map((statement) => ({ ...READ, ...statement })));
}

export const act = (action: string, ...resources: string[]): Program =>
  allow({ actions: [action], resources: resources.length === 0 ? ["*"] : resources });
export const when = (operator: string, key: string, value: string | readonly string[] = "x"): Program =>
  allow({ conditions: { [operator]: { [key]: value } } });

export function managed(stack: Construct, statements: readonly PolicyStatement[]): ManagedPolicy {
  return new ManagedPolicy(stack, "policy", { name: "policy", statements });
}

export function paths(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${BUCKET}/path-${String(i).padStart(4, "0")}/*`);
}

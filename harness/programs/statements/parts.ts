import type { Construct } from "constructs";
import { ManagedPolicy } from "../../../constructs/iam/managed-policy";
import type { PolicyStatement } from "../../../constructs/iam/policy-document";
import type { Program, WrongProgram } from "../case";
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

/** Each with the same code; the text is what the message names as the way out. */
export function wrong(
  code: WrongProgram[0],
  programs: Readonly<Record<string, readonly [Program, string?]>>,
): Record<string, WrongProgram> {
  return Object.fromEntries(
    Object.entries(programs).map(([what, [program, says]]): [string, WrongProgram] => [what, [code, program, says]]),
  );
}

import { isToken } from "../core/token";
import type { Json } from "../core/json";
import { encodeJson } from "../core/jsonencode";

/** One statement of an IAM policy (IAM user guide, "JSON policy element reference"). */
export interface PolicyStatement {
  /** Statement id. @default the statement has none */
  readonly sid?: string;
  /** @default `Allow` */
  readonly effect?: "Allow" | "Deny";
  /** Actions such as `logs:PutLogEvents`. */
  readonly actions: readonly string[];
  /** ARNs, or `*` where the action knows no resource. */
  readonly resources: readonly string[];
  /** Who is meant, in a policy of a resource. @default nobody is named, as in a policy of a role */
  readonly principals?: PolicyPrincipals;
  /** When the statement holds. @default always */
  readonly conditions?: PolicyConditions;
}

/** Principals by type, such as `{ Service: "logs.amazonaws.com" }`. */
export type PolicyPrincipals = Readonly<Partial<Record<"AWS" | "Service", string | readonly string[]>>>;

/** Values by operator and key, such as `{ ArnLike: { "aws:SourceArn": "arn:…" } }`. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Statements of each document that {@link policyDocument} made: a resource holds it as text, or as a token. */
const STATEMENTS = new Map<string, readonly PolicyStatement[]>();

/**
 * The JSON of a policy; a list of one action or resource is written as that one, as AWS does.
 *
 * Its statements are judged as those of a role are where an `aws_iam_policy`, `aws_iam_role_policy`, `aws_iam_user_policy` or
 * `aws_iam_group_policy` holds it, in a stack that has a construct of this library. In a resource's own policy, such as
 * that of a bucket, they are not.
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  const document = documentOf(statements);
  STATEMENTS.set(document, statements);
  return document;
}

/** The same of statements that are judged where they were added. */
export function documentOf(statements: readonly PolicyStatement[]): string {
  return encodeJson(policyContent(statements));
}

/** What {@link policyDocument} made the document of. */
export function statementsOf(document: unknown): readonly PolicyStatement[] | undefined {
  return typeof document === "string" ? STATEMENTS.get(document) : undefined;
}

/** What a policy's JSON holds. */
export function policyContent(statements: readonly PolicyStatement[]): Json {
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect = "Allow", actions, resources, principals, conditions }) => ({
      Sid: sid,
      Effect: effect,
      Principal: principals,
      Action: single(actions),
      Resource: single(resources),
      Condition: conditions,
    })),
  };
}

/**
 * The JSON of a role's trust policy.
 *
 * @param service the AWS service that assumes the role, such as `ecs-tasks.amazonaws.com`
 * @param conditions when it may; by default always
 */
export function trustPolicy(service: string, conditions?: PolicyConditions): string {
  return encodeJson({
    Version: "2012-10-17",
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: service }, Condition: conditions }],
  });
}

/** The statements as a sentence has them: `logs:PutLogEvents on *`. */
export function showStatements(statements: readonly PolicyStatement[]): string {
  return statements.map(({ actions, resources }) => `${actions.join(", ")} on ${resources.join(", ")}`).join(", ");
}

function single(list: readonly string[]): string | readonly string[] {
  const [first] = list;
  return list.length === 1 && first !== undefined && !isToken(list) ? first : list;
}

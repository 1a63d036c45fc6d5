import { encodeJson } from "../terraform/json";

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
}

/** The JSON of a policy; a list of one action or resource is written as that one, as AWS does. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return encodeJson({
    Version: "2012-10-17",
    Statement: statements.map(({ sid, effect = "Allow", actions, resources }) => ({
      Sid: sid,
      Effect: effect,
      Action: single(actions),
      Resource: single(resources),
    })),
  });
}

/**
 * The JSON of a role's trust policy.
 *
 * @param service the AWS service that assumes the role, such as `ecs-tasks.amazonaws.com`
 */
export function trustPolicy(service: string): string {
  return encodeJson({
    Version: "2012-10-17",
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: service } }],
  });
}

function single(list: readonly string[]): string | readonly string[] {
  const [first] = list;
  return list.length === 1 && first !== undefined ? first : list;
}

import type { Statement } from "./read-permissions";
import { splitTemplate } from "./template";

/**
 * Actions that take no resource, so that a policy must say `*`: those of an ECS task and its execution role (AWS Service
 * Authorization Reference, "Actions, resources, and condition keys", where the column of resource types is empty).
 */
export const ACTIONS_WITHOUT_RESOURCE: readonly string[] = [
  "cloudwatch:GetMetricData",
  "cloudwatch:ListMetrics",
  "cloudwatch:PutMetricData",
  "ecr:GetAuthorizationToken",
  "ecr-public:GetAuthorizationToken",
  "ecs:DiscoverPollEndpoint",
  "kms:GenerateRandom",
  "logs:DescribeQueries",
  "logs:DescribeQueryDefinitions",
  "logs:StopQuery",
  "secretsmanager:GetRandomPassword",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
  "sts:GetCallerIdentity",
  "sts:GetServiceBearerToken",
  "xray:GetSamplingRules",
  "xray:GetSamplingStatisticSummaries",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/**
 * The wildcards of a statement that could be narrowed, one sentence each.
 *
 * @param unscoped actions that need the resource `*`
 */
export function needlessWildcards(statement: Statement, unscoped: readonly string[]): string[] {
  if (statement.effect !== "Allow") return [];
  const known = new Set(unscoped.map((action) => action.toLowerCase()));
  const scoped = statement.actions.filter((action) => !known.has(action.toLowerCase()));
  return [
    ...statement.notActions.map((action) => `NotAction "${action}" allows every other action; list the actions`),
    ...statement.notResources.map((arn) => `NotResource "${arn}" allows every other resource; list the resources`),
    ...statement.actions.filter(hasWildcard).map((action) => `action "${action}" is a wildcard; list the actions`),
    ...statement.resources.flatMap((arn) => resourceProblem(arn, scoped)),
  ];
}

function resourceProblem(arn: string, scoped: readonly string[]): string[] {
  if (arn === "*") {
    return scoped.length === 0 ? [] : [`resource "*" is not needed for ${scoped.join(", ")}; name the resource`];
  }
  return isNeedless(arn) ? [`resource "${arn}" is wider than one resource and what is in it; name the resource`] : [];
}

/** Whether text that is no expression holds `*` or `?`. */
function hasWildcard(text: string): boolean {
  return /[*?]/.test(withoutExpressions(text));
}

/** A character of the private use area, in place of a value that is filled in later. */
const VALUE = "\uE000";

/** An expression is one value; its own `*` is Terraform's. `$${aws:username}` is IAM's variable for one value. */
function withoutExpressions(text: string): string {
  const parts = splitTemplate(text).map(({ kind, source }) => (kind === "expression" ? VALUE : source));
  return parts.join("").replace(/\$\$\{[^}]*\}/g, VALUE);
}

/** `:*` and `/*` behind a whole ARN mean what is in that resource: the streams of a log group, the objects of a bucket. */
function isNeedless(arn: string): boolean {
  const plain = withoutExpressions(arn);
  if (!/[*?]/.test(plain)) return false;
  // The six characters that Secrets Manager adds to a name (its user guide, "Identity-based policies").
  const isSecret = /^arn:[^:]+:secretsmanager:/.test(plain);
  const whole = isSecret && plain.endsWith("-??????") ? plain.slice(0, -7) : plain.replace(/(?:[:/]\*)+$/, "");
  return whole === plain || /[*?]/.test(whole) || !namesResource(whole);
}

/** Whether an ARN goes as far as a resource's own name; a text without `arn:` is one that Terraform fills in whole. */
function namesResource(arn: string): boolean {
  if (!arn.startsWith("arn:")) return arn.startsWith(VALUE);
  const [, , service, , , ...resource] = arn.split(":");
  const name = resource.join(":");
  // Names of buckets, topics and queues are alone in their ARN; elsewhere the type comes first.
  if (["s3", "sns", "sqs"].includes(service ?? "")) return name !== "";
  return /^[^:/]+[:/].+/.test(name);
}

/** A group of cards: its id, its title, and the types of resources in it. */
interface Group {
  readonly id: string;
  readonly title: string;
  readonly types: RegExp;
  /** Words of a module's source or name. */
  readonly modules: RegExp;
}

/** The groups in the order in which a person reads them; the first that fits wins. */
const GROUPS: readonly Group[] = [
  {
    id: "entry",
    title: "Way in",
    types: /^aws_(lb|alb|elb|cloudfront|route53|api_?gateway|apigatewayv2|acm|wafv2|globalaccelerator|cognito)/,
    modules: /\b(alb|elb|cloudfront|route53|apigateway|acm)\b/,
  },
  {
    id: "service",
    title: "Service",
    types: /^aws_(ecs|appautoscaling|lambda|instance|autoscaling|launch_template|eks|batch|apprunner|sfn)/,
    modules: /\b(ecs|lambda|eks|ec2-instance|autoscaling|batch|app-runner)\b/,
  },
  { id: "identity", title: "Identity", types: /^aws_(iam|ssoadmin)/, modules: /\biam\b/ },
  {
    id: "logs",
    title: "Logs",
    types: /^aws_(cloudwatch_log|cloudwatch_query|kinesis_firehose)/,
    modules: /\bcloudwatch\b/,
  },
  {
    id: "messages",
    title: "Messages",
    types: /^aws_(sqs|scheduler|kinesis|mq|pipes|cloudwatch_event)/,
    modules: /\b(sqs|sns|eventbridge)\b/,
  },
  {
    id: "alarms",
    title: "Alarms and dashboards",
    types: /^aws_(cloudwatch|sns|chatbot|synthetics)/,
    modules: /\balarms?\b/,
  },
  {
    id: "search",
    title: "Search",
    types: /^aws_(opensearch|elasticsearch)/,
    modules: /\b(opensearch|elasticsearch)\b/,
  },
  {
    id: "data",
    title: "Data",
    types: /^aws_(db_|rds|dynamodb|elasticache|efs|s3|docdb|redshift|memorydb)/,
    modules: /\b(rds|rds-aurora|dynamodb|s3-bucket|elasticache|efs|aurora)\b/,
  },
  { id: "images", title: "Images", types: /^aws_ecr/, modules: /\becr\b/ },
  {
    id: "keys",
    title: "Keys and secrets",
    types: /^aws_(kms|secretsmanager|ssm)/,
    modules: /\b(kms|secrets-manager|ssm)\b/,
  },
  {
    id: "network",
    title: "Network",
    types:
      /^aws_(vpc|subnet|route|nat_|internet_gateway|eip|security_group|network_acl|flow_log|default_|ec2_|service_discovery)/,
    modules: /\b(vpc|security-group|transit-gateway)\b/,
  },
];

/** Ids of the groups, in the order in which a person reads them. */
export const GROUP_IDS: readonly string[] = GROUPS.map(({ id }) => id);

/** The group of a type of resource: of one that nobody has thought of, its provider. */
export function groupOf(type: string): string {
  return GROUPS.find(({ types }) => types.test(type))?.id ?? type.split("_")[0] ?? type;
}

/** The group of a module, by its source, or else by its name. */
export function groupOfModule(source: string, name: string): string {
  const by = (text: string): string | undefined => GROUPS.find(({ modules }) => modules.test(text))?.id;
  return by(source) ?? by(name) ?? "modules";
}

/** What is written over a group. */
export function groupTitle(id: string): string {
  return GROUPS.find((group) => group.id === id)?.title ?? capitalized(id);
}

/** Place of a group among the others; what belongs to no known one comes last. */
export function groupOrder(id: string): number {
  const index = GROUP_IDS.indexOf(id);
  return index < 0 ? GROUP_IDS.length : index;
}

/** What a practitioner calls a type, where its name says it badly. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["aws_acm_certificate", "Certificate"],
  ["aws_appautoscaling_policy", "Scaling policy"],
  ["aws_appautoscaling_scheduled_action", "Scheduled scaling"],
  ["aws_appautoscaling_target", "Scaling target"],
  ["aws_cloudwatch_dashboard", "Dashboard"],
  ["aws_cloudwatch_log_group", "Log group"],
  ["aws_cloudwatch_metric_alarm", "Alarm"],
  ["aws_cloudwatch_query_definition", "Saved query"],
  ["aws_cognito_user_pool", "User pool"],
  ["aws_db_instance", "Database"],
  ["aws_dynamodb_table", "Table"],
  ["aws_ecs_cluster", "Cluster"],
  ["aws_ecs_service", "Service"],
  ["aws_ecs_task_definition", "Task definition"],
  ["aws_iam_policy", "Policy"],
  ["aws_iam_role", "Role"],
  ["aws_kms_alias", "Alias"],
  ["aws_kms_key", "Key"],
  ["aws_lambda_function", "Function"],
  ["aws_lb", "Load balancer"],
  ["aws_lb_target_group", "Target group"],
  ["aws_opensearch_domain", "Search domain"],
  ["aws_route53_record", "DNS record"],
  ["aws_route53_zone", "DNS zone"],
  ["aws_s3_bucket", "Bucket"],
  ["aws_secretsmanager_secret", "Secret"],
  ["aws_sns_topic", "Topic"],
  ["aws_sqs_queue", "Queue"],
  ["aws_vpc", "VPC"],
  ["terraform_data", "Terraform data"],
]);

/** A type in words: its name without the provider, where there is no better one. */
export function kindOf(type: string): string {
  const words = type.replace(/^[a-z0-9]+?_/, "").replaceAll("_", " ");
  return NAMES.get(type) ?? capitalized(words === "" ? type : words);
}

/** Beginnings that say nothing on a part, since its card says them. */
const SAID_BY_CARD =
  /^(s3 bucket|lb|appautoscaling|cloudwatch log|cognito|acm|opensearch|lambda|iam role|iam|sns topic|ecs|vpc) /;

/** The kind of a part, in lower case, on the card of its owner. */
export function partKind(type: string): string {
  return kindOf(type).toLowerCase().replace(SAID_BY_CARD, "");
}

function capitalized(text: string): string {
  const [first = "", ...others] = Array.from(text);
  return first.toUpperCase() + others.join("");
}

import type { ArnKind } from "./arn";
import { ARN_KINDS as ARN } from "./arn-kinds";

/** What an argument of a Terraform resource takes. */
export interface ArnArgument {
  /** @default any ARN: a rule beside the construct says which */
  readonly kinds?: readonly ArnKind[];
  /** Services whose ARNs are of the resource's own region, since nothing else can be reached from there. @default none */
  readonly here?: readonly string[];
  /** Services whose ARNs are probably of that region: no source of AWS's says that others are refused. @default none */
  readonly probablyHere?: readonly string[];
}

const ROLE: ArnArgument = { kinds: [ARN.role] };
const POLICY: ArnArgument = { kinds: [ARN.policy] };
const KEY: ArnArgument = { here: ["kms"] };
const TARGET_GROUP: ArnArgument = { kinds: [ARN.targetGroup], here: ["elasticloadbalancing"] };
const ACTIONS = {
  targetGroupArn: TARGET_GROUP,
  "forward.targetGroup.arn": TARGET_GROUP,
} as const;

/**
 * `PutMetricAlarm` of the CloudWatch API reference lists them; "Invalid region … specified. Only … is supported." is its
 * answer to a topic of another region.
 */
const ALARM_ACTION: ArnArgument = {
  kinds: [
    ...[ARN.topic, ARN.lambda, ARN.scaling, ARN.instance, ARN.workflow],
    ...[ARN.opsItem, ARN.responsePlan, ARN.investigation],
  ],
  here: ["sns"],
  probablyHere: ["autoscaling", "automate", "swf"],
};
const ALARM = { alarmActions: ALARM_ACTION, okActions: ALARM_ACTION, insufficientDataActions: ALARM_ACTION };

function within(block: string, paths: Readonly<Record<string, ArnArgument>>): Readonly<Record<string, ArnArgument>> {
  return Object.fromEntries(Object.entries(paths).map(([path, argument]) => [`${block}.${path}`, argument]));
}

/**
 * Arguments that hold ARNs, by Terraform's type: `.` leads into a block. What a name or an id does as well is judged only
 * where it is an ARN. Sources: the API references of `PutSubscriptionFilter`, `PutDestination`, `CreateLogGroup`,
 * `RegisterTaskDefinition`, `CreateService`, `CreateListener`, `CreateRule`, `CreateDomainName`, `AttachRolePolicy`, `CreateTopic`, `Subscribe`.
 */
export const ARN_ARGUMENTS: Readonly<Record<string, Readonly<Record<string, ArnArgument>>>> = {
  aws_cloudwatch_metric_alarm: ALARM,
  aws_cloudwatch_composite_alarm: ALARM,
  aws_cloudwatch_log_group: { kmsKeyId: KEY },
  aws_cloudwatch_log_anomaly_detector: {
    kmsKeyId: KEY,
    logGroupArnList: { kinds: [ARN.logGroup], here: ["logs"] },
  },
  aws_cloudwatch_log_subscription_filter: {
    // User guide, "Create an account-level subscription filter policy": the destination is in the group's region; what is behind it need not be.
    destinationArn: { here: ["logs"], probablyHere: ["lambda", "kinesis", "firehose"] },
    roleArn: ROLE,
  },
  aws_cloudwatch_log_destination: { targetArn: {}, roleArn: ROLE },
  aws_sns_topic: { kmsMasterKeyId: { kinds: [ARN.key, ARN.alias], here: ["kms"] } },
  // `Subscribe` answers "Invalid parameter: TopicArn" in another region than the topic's; the endpoint may be anywhere.
  aws_sns_topic_subscription: { topicArn: { kinds: [ARN.topic], here: ["sns"] } },
  aws_ecs_task_definition: { executionRoleArn: ROLE, taskRoleArn: ROLE },
  aws_ecs_service: { cluster: { kinds: [ARN.cluster], here: ["ecs"] }, "loadBalancer.targetGroupArn": TARGET_GROUP },
  aws_lb_listener: {
    loadBalancerArn: { kinds: [ARN.loadBalancer], here: ["elasticloadbalancing"] },
    certificateArn: { kinds: [ARN.certificate, ARN.serverCertificate], here: ["acm"] },
    ...within("defaultAction", ACTIONS),
  },
  aws_lb_listener_rule: {
    listenerArn: { kinds: [ARN.listener], here: ["elasticloadbalancing"] },
    ...within("action", ACTIONS),
  },
  // Lambda's developer guide, "Adding a dead-letter queue", does not say that another region's is refused. Its kind is judged
  // with the role's statement, which lets the function send there.
  aws_lambda_function: {
    "deadLetterConfig.targetArn": { probablyHere: ["sqs", "sns"] },
  },
  aws_lambda_permission: { sourceArn: {} },
  aws_apigatewayv2_domain_name: {
    "domainNameConfiguration.certificateArn": { kinds: [ARN.certificate], here: ["acm"] },
  },
  aws_iam_role: { permissionsBoundary: POLICY },
  aws_iam_role_policy_attachment: { policyArn: POLICY },
  aws_iam_policy_attachment: { policyArn: POLICY },
};

/** What AWS has only one of in a scope. */
export interface UniqueResource {
  /** Such as "an IAM role's name". */
  readonly what: string;
  /** Terraform's arguments which together say what it is; the first is its name. */
  readonly by: readonly [string, ...string[]];
  /** Resources that share their names. @default the Terraform resource's type */
  readonly kind?: string;
  /** Whether AWS takes `app` and `App` for the same. @default false */
  readonly ignoresCase?: boolean;
  /** What becomes of the second. */
  readonly second: Second;
}

/** `refused` by AWS; or `same`: its settings overwrite the first one's, and each apply changes them back. */
type Second = "refused" | "same";

const ALARM = { what: "an alarm's name", kind: "alarm", by: ["alarmName"], second: "same" } as const;

/**
 * By Terraform's type, with the API reference that says so. What AWS keeps apart by an id of its own is not here, such as a
 * saved query; nor what is meant to come several times, such as the revisions of a task definition.
 */
export const UNIQUE_RESOURCES: Readonly<Record<string, UniqueResource>> = {
  // IAM, `CreateRole` and `CreatePolicy`: "must be unique within the account. Names are not distinguished by case."
  aws_iam_role: { what: "an IAM role's name", by: ["name"], ignoresCase: true, second: "refused" },
  aws_iam_policy: { what: "an IAM policy's name", by: ["name"], ignoresCase: true, second: "refused" },
  // IAM, `PutRolePolicy`: adds or updates.
  aws_iam_role_policy: { what: "the name of a role's inline policy", by: ["name", "role"], second: "same" },
  // CloudWatch Logs, `CreateLogGroup`, `PutMetricFilter`, `PutSubscriptionFilter`, `PutDestination`, `PutResourcePolicy`.
  aws_cloudwatch_log_group: { what: "a log group's name", by: ["name"], second: "refused" },
  aws_cloudwatch_log_metric_filter: {
    what: "the name of a log group's metric filter",
    by: ["name", "logGroupName"],
    second: "same",
  },
  aws_cloudwatch_log_subscription_filter: {
    what: "the name of a log group's subscription filter",
    by: ["name", "logGroupName"],
    second: "same",
  },
  aws_cloudwatch_log_destination: { what: "a log destination's name", by: ["name"], second: "same" },
  aws_cloudwatch_log_resource_policy: { what: "a log resource policy's name", by: ["policyName"], second: "same" },
  // CloudWatch, `PutMetricAlarm`, `PutCompositeAlarm`, `PutDashboard`: one of the same name is overwritten.
  aws_cloudwatch_metric_alarm: ALARM,
  aws_cloudwatch_composite_alarm: ALARM,
  aws_cloudwatch_dashboard: { what: "a dashboard's name", by: ["dashboardName"], second: "same" },
  // SNS, `CreateTopic`: answers with the topic that is there.
  aws_sns_topic: { what: "an SNS topic's name", by: ["name"], second: "same" },
  // AWS Lambda, `CreateFunction`, `CreateAlias`: `ResourceConflictException`. Amazon OpenSearch Service, `CreateDomain`: `ResourceAlreadyExists`.
  aws_lambda_function: { what: "a Lambda function's name", by: ["functionName"], second: "refused" },
  aws_lambda_alias: { what: "an alias of a function", by: ["name", "functionName"], second: "refused" },
  aws_opensearch_domain: { what: "a search domain's name", by: ["domainName"], second: "refused" },
  aws_iam_service_linked_role: { what: "a service's linked role", by: ["awsServiceName"], second: "refused" },
  // Elastic Load Balancing, `CreateLoadBalancer`, `CreateTargetGroup`, `CreateListener`, `CreateRule`: errors `Duplicate…`
  // and `PriorityInUse`.
  aws_lb: { what: "a load balancer's name", by: ["name"], second: "refused" },
  aws_lb_target_group: { what: "a target group's name", by: ["name"], second: "refused" },
  aws_lb_listener: {
    what: "the port of a load balancer's listener",
    by: ["port", "loadBalancerArn"],
    second: "refused",
  },
  aws_lb_listener_rule: {
    what: "the priority of a listener's rule",
    by: ["priority", "listenerArn"],
    second: "refused",
  },
  // ECS, `CreateCluster`: answers with the cluster that is there; `CreateService`: unique within a cluster.
  aws_ecs_cluster: { what: "an ECS cluster's name", by: ["name"], second: "same" },
  aws_ecs_service: { what: "the name of a cluster's service", by: ["name", "cluster"], second: "refused" },
  // Application Auto Scaling, `RegisterScalableTarget`, `PutScalingPolicy`, `PutScheduledAction`: update what is there.
  aws_appautoscaling_target: {
    what: "the scaling target of a service",
    by: ["resourceId", "scalableDimension", "serviceNamespace"],
    second: "same",
  },
  aws_appautoscaling_policy: {
    what: "the name of a scaling target's policy",
    by: ["name", "resourceId", "scalableDimension", "serviceNamespace"],
    second: "same",
  },
  aws_appautoscaling_scheduled_action: {
    what: "the name of a scaling target's scheduled action",
    by: ["name", "resourceId", "scalableDimension", "serviceNamespace"],
    second: "same",
  },
  // EC2, `CreateSecurityGroup`: error `InvalidGroup.Duplicate`.
  aws_security_group: { what: "the name of a VPC's security group", by: ["name", "vpcId"], second: "refused" },
  // Amazon Cognito user pools, `CreateUserPoolDomain`: "already associated with another user pool"; `CreateGroup`:
  // `GroupExistsException`; `CreateResourceServer`: "A unique resource server identifier"; `CreateIdentityProvider`:
  // `DuplicateProviderException`.
  aws_cognito_user_pool_domain: { what: "a user pool domain", by: ["domain"], second: "refused" },
  aws_cognito_user_group: { what: "the name of a user pool's group", by: ["name", "userPoolId"], second: "refused" },
  aws_cognito_resource_server: {
    what: "the identifier of a user pool's resource server",
    by: ["identifier", "userPoolId"],
    second: "refused",
  },
  aws_cognito_identity_provider: {
    what: "the name of a user pool's identity provider",
    by: ["providerName", "userPoolId"],
    second: "refused",
  },
  // S3, `CreateBucket`: `BucketAlreadyOwnedByYou`, except in us-east-1, where it answers as if it had made the bucket. KMS,
  // `CreateAlias`: "must be unique in the account and Region". ECR, `CreateRepository`: `RepositoryAlreadyExistsException`.
  // Secrets Manager, `CreateSecret`: `ResourceExistsException`. SSM, `PutParameter`: `ParameterAlreadyExists`, since the AWS
  // provider lets a new parameter overwrite none.
  aws_s3_bucket: { what: "an S3 bucket's name", by: ["bucket"], second: "refused" },
  aws_kms_alias: { what: "a KMS alias", by: ["name"], second: "refused" },
  aws_ecr_repository: { what: "an ECR repository's name", by: ["name"], second: "refused" },
  aws_secretsmanager_secret: { what: "a secret's name", by: ["name"], second: "refused" },
  aws_ssm_parameter: { what: "a parameter's name", by: ["name"], second: "refused" },
};

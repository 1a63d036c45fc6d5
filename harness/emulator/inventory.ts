import type { Caller, EmulatorCall } from "./call";

/** A call whose `query` gives the names of what exists. */
type Kind = Pick<EmulatorCall, "service" | "operation" | "parameters"> & { readonly query: string };

/**
 * How to list each kind of thing that our stacks make: boto3 names, and a JMESPath expression that leaves out what an AWS
 * account has by itself (the default VPC, the AWS-managed policies ...).
 */
const KINDS: Readonly<Record<string, Kind>> = {
  "ECS task definitions (ACTIVE)": list("ecs", "list_task_definitions", "taskDefinitionArns"),
  "scalable targets": list("application-autoscaling", "describe_scalable_targets", "ScalableTargets[].ResourceId", {
    ServiceNamespace: "ecs",
  }),
  "scaling policies": list("application-autoscaling", "describe_scaling_policies", "ScalingPolicies[].PolicyName", {
    ServiceNamespace: "ecs",
  }),
  "IAM roles": list("iam", "list_roles", "Roles[].RoleName"),
  "identity providers": list("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList[].Arn"),
  "IAM policies (customer managed)": list("iam", "list_policies", "Policies[].PolicyName", { Scope: "Local" }),
  "log groups": list("logs", "describe_log_groups", "logGroups[].logGroupName"),
  "log resource policies": list("logs", "describe_resource_policies", "resourcePolicies[].policyName"),
  "log destinations": list("logs", "describe_destinations", "destinations[].destinationName"),
  "saved queries": list("logs", "describe_query_definitions", "queryDefinitions[].name"),
  "log anomaly detectors": list("logs", "list_log_anomaly_detectors", "anomalyDetectors[].detectorName"),
  "Kinesis streams": list("kinesis", "list_streams", "StreamNames"),
  "Firehose streams": list("firehose", "list_delivery_streams", "DeliveryStreamNames"),
  "metric filters": list("logs", "describe_metric_filters", "metricFilters[].filterName"),
  alarms: list("cloudwatch", "describe_alarms", "[MetricAlarms[].AlarmName, CompositeAlarms[].AlarmName][][]"),
  dashboards: list("cloudwatch", "list_dashboards", "DashboardEntries[].DashboardName"),
  "load balancers": list("elbv2", "describe_load_balancers", "LoadBalancers[].LoadBalancerName"),
  "target groups": list("elbv2", "describe_target_groups", "TargetGroups[].TargetGroupName"),
  "ECR repositories": list("ecr", "describe_repositories", "repositories[].repositoryName"),
  "KMS aliases": list("kms", "list_aliases", "Aliases[?!starts_with(AliasName, 'alias/aws/')].AliasName"),
  secrets: list("secretsmanager", "list_secrets", "SecretList[].Name"),
  "SSM parameters": list("ssm", "describe_parameters", "Parameters[].Name"),
  "RDS instances": list("rds", "describe_db_instances", "DBInstances[].DBInstanceIdentifier"),
  "RDS subnet groups": list("rds", "describe_db_subnet_groups", "DBSubnetGroups[].DBSubnetGroupName"),
  VPCs: list("ec2", "describe_vpcs", "Vpcs[?!IsDefault].VpcId"),
  subnets: list("ec2", "describe_subnets", "Subnets[?!DefaultForAz].SubnetId"),
  "security groups": list("ec2", "describe_security_groups", "SecurityGroups[?GroupName != 'default'].GroupName"),
  "NAT gateways": list("ec2", "describe_nat_gateways", "NatGateways[?State != 'deleted'].NatGatewayId"),
  "elastic IP addresses": list("ec2", "describe_addresses", "Addresses[].AllocationId"),
  "VPC flow logs": list("ec2", "describe_flow_logs", "FlowLogs[].FlowLogId"),
  "SNS topics": list("sns", "list_topics", "Topics[].TopicArn"),
  "SQS queues": list("sqs", "list_queues", "QueueUrls"),
  "S3 buckets": list("s3", "list_buckets", "Buckets[].Name"),
  "Lambda functions": list("lambda", "list_functions", "Functions[].FunctionName"),
  "search domains": list("opensearch", "list_domain_names", "DomainNames[].DomainName"),
  "Cognito user pools": list("cognito-idp", "list_user_pools", "UserPools[].Name", { MaxResults: 60 }),
  "ACM certificates": list("acm", "list_certificates", "CertificateSummaryList[].CertificateArn"),
  "HTTP APIs": list("apigatewayv2", "get_apis", "Items[].Name"),
  "names of APIs": list("apigatewayv2", "get_domain_names", "Items[].DomainName"),
  "EventBridge rules": list("events", "list_rules", "Rules[].Name"),
  "hosted zones": list("route53", "list_hosted_zones", "HostedZones[].Name"),
};

/**
 * Everything that exists in one region of the emulated AWS, by kind, without what an account has by itself.
 *
 * @returns only the kinds of which something exists: an empty object means that nothing does
 */
export async function inventory(emulator: Caller, region: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const note = (kind: string, names: readonly string[] | null) => {
    if (names && names.length > 0) found[kind] = [...names].sort();
  };
  for (const [kind, call] of Object.entries(KINDS)) {
    note(kind, await emulator.call<string[] | null>({ ...call, region }));
  }
  // ECS goes on to list what was deleted, with the status INACTIVE.
  const ecs = <Result>(operation: string, query: string, parameters: Kind["parameters"] = {}) =>
    emulator.call<Result>({ service: "ecs", operation, query, parameters, region });
  const clusters = await ecs<string[]>("list_clusters", "clusterArns");
  note("ECS clusters", await ecs("describe_clusters", "clusters[?status == 'ACTIVE'].clusterName", { clusters }));
  for (const cluster of clusters) {
    const services = await ecs<string[]>("list_services", "serviceArns", { cluster });
    const active = "services[?status == 'ACTIVE'].serviceName";
    if (services.length > 0) note("ECS services", await ecs("describe_services", active, { cluster, services }));
  }
  // A record of ours in a zone that is somebody else's; a zone has a NS and an SOA record by itself.
  const dns = <Result>(operation: string, query: string, parameters: Kind["parameters"] = {}) =>
    emulator.call<Result>({ service: "route53", operation, query, parameters, region });
  const ours = "ResourceRecordSets[?Type != 'NS' && Type != 'SOA'].join(' ', [Type, Name])";
  const zones = await dns<string[]>("list_hosted_zones", "HostedZones[].Id");
  const records = zones.map((HostedZoneId) => dns<string[]>("list_resource_record_sets", ours, { HostedZoneId }));
  note("DNS records", (await Promise.all(records)).flat());
  return found;
}

function list(service: string, operation: string, query: string, parameters: Kind["parameters"] = {}): Kind {
  return { service, operation, query, parameters };
}

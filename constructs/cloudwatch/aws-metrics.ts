import type { Metric } from "./metric";

/** A log group; `LogGroup` and every `LogGroupOwnership` is one. */
export interface MeasuredLogGroup {
  /** CloudWatch's dimension `LogGroupName`. */
  readonly name: string;
}

/** An ECS service; `FargateService` is one. */
export interface MeasuredService {
  /** CloudWatch's dimension `ServiceName`. */
  readonly serviceName: string;
  /** Its cluster: names of services are unique only there. */
  readonly cluster: {
    /** CloudWatch's dimension `ClusterName`: a name, no ARN. */
    readonly clusterName: string;
  };
}

/** A load balancer or a target group: the end of its ARN, such as `app/web/50dc6c495c0c9188`. */
export interface MeasuredByArnSuffix {
  /** CloudWatch's dimension `LoadBalancer` or `TargetGroup`. */
  readonly arnSuffix: string;
}

/** An OpenSearch domain; `SearchDomain` is one. */
export interface MeasuredSearchDomain {
  /** CloudWatch's dimension `DomainName`. */
  readonly domainName: string;
  /** The account that it is in. */
  readonly accountId: string;
}

/** An HTTP API; `HttpApi` is one. */
export interface MeasuredHttpApi {
  /** CloudWatch's dimension `ApiId`. */
  readonly apiId: string;
}

/** Over what, and how, data points are made. */
export interface Sampling {
  /** CloudWatch's statistic. */
  readonly statistic: string;
  /** Seconds that one data point covers. */
  readonly period: number;
}

/** Metrics that CloudWatch Logs publishes for each group (CloudWatch Logs user guide, "Monitoring with CloudWatch metrics"). */
export function logGroupMetric(
  logGroup: MeasuredLogGroup,
  metricName: "IncomingLogEvents" | "IncomingBytes",
  period: number,
): Metric {
  return { namespace: "AWS/Logs", metricName, dimensions: { LogGroupName: logGroup.name }, statistic: "Sum", period };
}

/** Metrics that ECS publishes for each service, in percent of what the task definition reserves (ECS developer guide). */
export function serviceMetric(
  service: MeasuredService,
  metricName: "CPUUtilization" | "MemoryUtilization",
  sampling: Sampling,
): Metric {
  return { namespace: "AWS/ECS", metricName, dimensions: serviceDimensions(service), ...sampling };
}

/**
 * Metrics that exist only where the cluster has Container Insights switched on (CloudWatch user guide, "Amazon ECS
 * Container Insights metrics").
 */
export function containerInsightsMetric(
  service: MeasuredService,
  metricName: "RunningTaskCount" | "DesiredTaskCount" | "PendingTaskCount",
  sampling: Sampling,
): Metric {
  return { namespace: "ECS/ContainerInsights", metricName, dimensions: serviceDimensions(service), ...sampling };
}

/** Names of metrics that a load balancer publishes; those of `ELBAuth…` where it signs people in, without zeros. */
export type LoadBalancerMetric =
  | "RequestCount"
  | "HTTPCode_ELB_5XX_Count"
  | "HTTPCode_Target_5XX_Count"
  | "HTTPCode_Target_4XX_Count"
  | "ELBAuthError"
  | "ELBAuthFailure"
  | "ELBAuthLatency"
  | "ELBAuthSuccess";

/** Metrics that a load balancer publishes for itself (Elastic Load Balancing user guide, "CloudWatch metrics"). */
export function loadBalancerMetric(
  loadBalancer: MeasuredByArnSuffix,
  metricName: LoadBalancerMetric,
  sampling: Sampling,
): Metric {
  const dimensions = { LoadBalancer: loadBalancer.arnSuffix };
  return { namespace: "AWS/ApplicationELB", metricName, dimensions, ...sampling };
}

/** Metrics that a load balancer publishes for one target group (same page). */
export function targetGroupMetric(
  targets: { readonly loadBalancer: MeasuredByArnSuffix; readonly targetGroup: MeasuredByArnSuffix },
  metricName: "HealthyHostCount" | "UnHealthyHostCount" | "TargetResponseTime",
  sampling: Sampling,
): Metric {
  const { loadBalancer, targetGroup } = targets;
  const dimensions = { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix };
  return { namespace: "AWS/ApplicationELB", metricName, dimensions, ...sampling };
}

/**
 * Metrics that a domain publishes (Amazon OpenSearch Service developer guide, "Monitoring OpenSearch cluster metrics with
 * Amazon CloudWatch"), in the namespace of the service's former name.
 */
export function searchDomainMetric(
  domain: MeasuredSearchDomain,
  metricName:
    | "ClusterStatus.red"
    | "ClusterStatus.yellow"
    | "FreeStorageSpace"
    | "ClusterIndexWritesBlocked"
    | "JVMMemoryPressure"
    | "CPUUtilization"
    | "SearchLatency"
    | "IndexingRate"
    | "SearchableDocuments",
  sampling: Sampling,
): Metric {
  const dimensions = { DomainName: domain.domainName, ClientId: domain.accountId };
  return { namespace: "AWS/ES", metricName, dimensions, ...sampling };
}

/** Metrics that API Gateway publishes for each HTTP API (API Gateway developer guide, "Monitor CloudWatch metrics for HTTP APIs"). */
export function httpApiMetric(
  { apiId }: MeasuredHttpApi,
  metricName: "Count" | "4xx" | "5xx" | "Latency" | "IntegrationLatency" | "DataProcessed",
  sampling: Sampling,
): Metric {
  return { namespace: "AWS/ApiGateway", metricName, dimensions: { ApiId: apiId }, ...sampling };
}

function serviceDimensions({ serviceName, cluster }: MeasuredService) {
  return { ClusterName: cluster.clusterName, ServiceName: serviceName };
}

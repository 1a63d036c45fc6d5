import type { Construct } from "constructs";
import type { MeasuredByArnSuffix, MeasuredLogGroup, MeasuredService } from "../../constructs/cloudwatch/aws-metrics";
import type { AlarmSubscription } from "../../constructs/cloudwatch/alarm-subscription";
import type { Metric } from "../../constructs/cloudwatch/metric";
import type { ServiceQuery } from "../../constructs/patterns/service-dashboard";
import { ServiceMonitoring } from "../../constructs/patterns/service-monitoring";

/** What watches the application, and what it watches. */
export interface MonitoringInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly region: string;
  readonly logGroup: MeasuredLogGroup;
  /** Counts the events that are errors. */
  readonly errors: Metric;
  readonly service: MeasuredService;
  /** Whether the cluster has Container Insights, without which nothing counts the running tasks. */
  readonly containerInsights: boolean;
  readonly loadBalancer: MeasuredByArnSuffix;
  readonly targetGroup: MeasuredByArnSuffix;
  readonly queries: readonly ServiceQuery[];
  /** By an id that becomes part of the address. */
  readonly subscriptions: Readonly<Record<string, AlarmSubscription>>;
  /** Key that the alarms' messages are encrypted with; its policy must let CloudWatch use it. @default none */
  readonly kmsKeyId?: string;
}

/** The alarms with their topic, and the dashboard, all below `monitoring_`. */
export function addMonitoring(scope: Construct, { prefix, ...inputs }: MonitoringInputs): ServiceMonitoring {
  return new ServiceMonitoring(scope, "monitoring", { name: `${prefix}-app`, ...inputs });
}

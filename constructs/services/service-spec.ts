import type { TaskRole } from "../iam/task-role";
import type { RetentionDays } from "../logs/log-group-rules";
import type { ServiceTarget } from "../service/fargate-service";
import type { ContainerDefinition } from "../task/container-definition";
import type { FargateSize } from "../task/fargate-size";
import type { Delivery } from "../task/log-driver";
import type { Volume } from "../task/volume";
import type { PlanTime } from "../terraform/plan-time";
import type { ServiceAlarms } from "./service-alarms";

/** How a service's own log group keeps what its containers write. */
export interface ServiceLogs {
  /** Days after which events are deleted. @default 30 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /** ARN of a KMS key whose policy lets CloudWatch Logs use it. @default CloudWatch Logs encrypts with a key of its own */
  readonly kmsKeyArn?: string;
  /** What happens when CloudWatch Logs is slow. @default non-blocking, with the 25 MiB that AWS recommends */
  readonly delivery?: Delivery;
}

/** One service of many, as the team that owns it describes it. */
export type ServiceSpec = {
  /** Those without a `logConfiguration` of their own write to the service's log group. */
  readonly containers: readonly ContainerDefinition[];
  /** @default none */
  readonly volumes?: readonly Volume[];
  /** @default the containers have no AWS credentials */
  readonly taskRole?: TaskRole;
  /** @default 30 days, non-blocking delivery */
  readonly logs?: ServiceLogs;
  /** @default nothing is watched */
  readonly alarms?: ServiceAlarms;
  /** How many tasks run. @default 1 */
  readonly desiredCount?: number;
  /** @default no load balancer in front */
  readonly target?: ServiceTarget;
  /** Whether `aws ecs execute-command` reaches the containers. @default false */
  readonly enableExecuteCommand?: boolean;
  /** Number of the stack it lives in, from 1, where its name alone should not decide. @default by its name */
  readonly stack?: number;
} & FargateSize;

/** Services by their names. The order means nothing: it decides no address and no stack. */
export type ServiceSpecs = Readonly<Record<string, ServiceSpec>>;

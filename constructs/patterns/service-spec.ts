import type { Construct } from "constructs";
import type { ITaskRole } from "../iam/role";
import type { LogGroupProps } from "../logs/log-group";
import type { RetentionDays } from "../logs/log-group-rules";
import type { ServiceTarget } from "../ecs/service-target";
import type { ContainerDefinition } from "../ecs/container-definition";
import type { FargateServiceOptions } from "../ecs/fargate-service-props";
import type { FargateSizeProps } from "../ecs/fargate-size";
import type { FargateTaskDefinitionBase } from "../ecs/fargate-task-definition-props";
import type { Delivery } from "../ecs/log-drivers/delivery";
import type { PlanTime } from "../terraform/plan-time";
import type { LoadBalancerRoute } from "./load-balancer-route";
import type { LoggedServiceAlarms } from "./logged-service-alarms";
import type { ServiceScaling } from "./service-scaling";

/** How a service's own log group keeps what its containers write. */
export interface ServiceLogs extends Pick<LogGroupProps, "kmsKeyArn" | "deletionProtection" | "adoptExisting"> {
  /** Days after which events are deleted. @default 30 */
  readonly retentionInDays?: RetentionDays | PlanTime;
  /** What happens when CloudWatch Logs is slow. @default non-blocking, with the 25 MiB that AWS recommends */
  readonly delivery?: Delivery;
}

/** What a service is, wherever it lives. */
export type LoggedServiceSpec = LoggedServiceSettings & FargateSizeProps;

/** What a service is, besides its size. What it has as a service counts only with `runIn`. */
export interface LoggedServiceSettings
  extends
    Pick<FargateTaskDefinitionBase, "volumes" | "ephemeralStorage" | "tags">,
    Omit<FargateServiceOptions, "tags"> {
  /** Those without a `logConfiguration` of their own write to the service's log group. */
  readonly containers: readonly ContainerDefinition[];
  /**
   * A function makes it in the service's own stack, and gets the service as the scope.
   *
   * @default the containers have no AWS credentials
   */
  readonly taskRole?: ITaskRole | ((service: Construct) => ITaskRole);
  /** @default 30 days, non-blocking delivery */
  readonly logs?: ServiceLogs;
  /** @default nothing is watched */
  readonly alarms?: LoggedServiceAlarms;
  /** How many tasks run; 0 or more. @default 1, or the next number within the bounds of `scaling` */
  readonly desiredCount?: number;
  /** Who changes that number later; `desiredCount` is where it begins. @default nobody */
  readonly scaling?: ServiceScaling;
  /**
   * The target group in front. A function makes it in the service's own stack, and gets the service as the scope.
   *
   * @default no load balancer in front
   */
  readonly target?: ServiceTarget | ((service: Construct) => ServiceTarget);
  /**
   * A load balancer that is there already, and which of its requests come here: makes the target group, the listener's
   * rule and a security group that lets nothing else in. A `target` is then one more.
   *
   * @default `target` alone counts
   */
  readonly behind?: LoadBalancerRoute;
  /** More of them, up to 4. A function makes them as above. @default none */
  readonly furtherTargets?: readonly ServiceTarget[] | ((service: Construct) => readonly ServiceTarget[]);
  /** Of the service; `tags` are the task definition's. @default the provider's default tags only */
  readonly serviceTags?: Readonly<Record<string, string>>;
}

/** One service of many, as the team that owns it describes it. */
export type ServiceSpec = LoggedServiceSpec & ServiceIdentity;

/** What a service is called in AWS, and where it lives. */
export type ServiceIdentity = NamedService | RenamedService;

/** A service that has the name that it always had. */
export interface NamedService {
  /** Family of its task definition, its own name, and what its role and alarms begin with. @default `<prefix>-<service>` */
  readonly name?: string;
  /**
   * Name of its log group; elsewhere than below `/ecs/<prefix>/`, the service has an execution role of its own.
   *
   * @default `/ecs/<prefix>/<service>`
   */
  readonly logGroupName?: string;
  /** Number of the stack it lives in, from 1, where its name alone should not decide. @default by its name */
  readonly stack?: number;
  /** Only with `name` and `logGroupName`: {@link RenamedService}. @default it had no other name */
  readonly renamedFrom?: undefined;
}

/** A service that had another name in the program. In AWS nothing is renamed, so it says what it is called there. */
export interface RenamedService extends Omit<NamedService, "renamedFrom"> {
  /** What its family, its service and its role are called already. */
  readonly name: string;
  /** What its log group is called already. */
  readonly logGroupName: string;
  /** The name before, which no other service has now: Terraform finds its resources by it, and renames them in the state. */
  readonly renamedFrom: string;
}

/** Services by their names. The order means nothing: it decides no address and no stack. */
export type ServiceSpecs = Readonly<Record<string, ServiceSpec>>;

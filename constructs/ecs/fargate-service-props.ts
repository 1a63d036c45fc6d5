import type { TerraformResource } from "cdktf";
import type { PlanTime } from "../terraform/plan-time";
import type { CapacityShare } from "./capacity-provider";
import type { ICluster } from "./cluster";
import type { FargateTaskDefinition } from "./fargate-task-definition";
import type { ServiceConnect } from "./service-connect";
import type { CircuitBreaker, ServiceDeployment } from "./service-deployment";
import type { ServiceRegistry } from "./service-registry";
import type { ServiceTarget } from "./service-target";

/** Settings of a `FargateService`. */
export interface FargateServiceProps extends FargateServiceOptions {
  /** Letters, digits, `_` and `-`, at most 255. */
  readonly name: string;
  /** Where the tasks run. */
  readonly cluster: ICluster;
  /** What each task is made of: the service follows its newest revision. */
  readonly taskDefinition: FargateTaskDefinition;
  /** How many tasks run, before autoscaling; 0 or more. */
  readonly desiredCount: number;
  /**
   * Whether autoscaling changes the number of tasks: plans then leave it as it is, and `desiredCount` is where it begins.
   *
   * @default false: each plan sets it to `desiredCount`
   */
  readonly scaled?: boolean;
  /** Ids of 1 to 16 subnets; may be a list known only at plan time. */
  readonly subnetIds: string[];
  /** At most 5. With none, the tasks get the default one of their VPC. */
  readonly securityGroupIds: readonly string[];
  /** Whether the tasks have public addresses. @default false */
  readonly assignPublicIp?: boolean;
  /**
   * A container's port, and the target group that sends its requests there. The service waits for the listeners and rules
   * of the program that use this target group.
   *
   * @default no load balancer in front
   */
  readonly target?: ServiceTarget;
  /** More of them, up to 4: such as one of an internal load balancer. @default none */
  readonly furtherTargets?: readonly ServiceTarget[];
  /**
   * What Terraform makes before the service, beside what it refers to: what its tasks write to, for example, once that is set up.
   *
   * @default nothing
   */
  readonly dependsOn?: readonly TerraformResource[];
}

/** What a service may have besides (Amazon ECS API reference, `CreateService`). */
export interface FargateServiceOptions {
  /**
   * Whether `aws ecs execute-command` reaches the containers; the task role is then allowed the four actions it needs,
   * unless it is there already.
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;
  /** @default ECS goes on starting tasks that fail */
  readonly circuitBreaker?: CircuitBreaker;
  /** How a new task definition comes to run. @default some tasks at a time, between 100 and 200 percent of them */
  readonly deployment?: ServiceDeployment;
  /** Seconds after its start for which a task's failed health checks count for nothing, 0–2147483647. @default 0 */
  readonly healthCheckGracePeriodSeconds?: number;
  /**
   * Shares of Fargate's capacity, in place of the launch type: with `FARGATE_SPOT`, AWS may take tasks away. The cluster
   * has to have these capacity providers. A service that has a launch type is **replaced** when it gets the first share,
   * and one that loses the last; other changes are deployments.
   *
   * @default all tasks run on the launch type `FARGATE`
   */
  readonly capacityProviders?: readonly CapacityShare[];
  /** Fargate's platform. Windows has `1.0.0`, Linux the others. @default AWS's own, `LATEST` */
  readonly platformVersion?: "LATEST" | "1.4.0" | "1.3.0" | "1.0.0" | PlanTime;
  /** Whether ECS balances the tasks over the zones, also when none is deployed. @default the provider's own */
  readonly availabilityZoneRebalancing?: boolean;
  /**
   * Whether each change of the service deploys its tasks again, and so an image that has changed behind its tag.
   *
   * @default true with `capacityProviders` or `deploymentTriggers`, otherwise only a new task definition is deployed
   */
  readonly forceNewDeployment?: boolean;
  /** Texts that deploy the tasks again when one of them changes. @default none */
  readonly deploymentTriggers?: Readonly<Record<string, string>>;
  /** Whether an apply waits until all tasks run, and fails where they don't within 20 minutes. @default false */
  readonly waitForSteadyState?: boolean;
  /** @default the service neither calls others by Service Connect nor is called */
  readonly serviceConnect?: ServiceConnect;
  /** Where in Cloud Map the tasks register. @default nowhere */
  readonly serviceRegistry?: ServiceRegistry;
  /** Of the service. @default the provider's default tags only */
  readonly tags?: Readonly<Record<string, string>>;
  /** Whose tags the tasks get. @default AWS's own: they get none */
  readonly propagateTags?: "SERVICE" | "TASK_DEFINITION";
  /** Whether ECS tags the tasks with cluster and service, which cost reports group by. @default the provider's own, false */
  readonly enableEcsManagedTags?: boolean;
}

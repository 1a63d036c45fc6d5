/** What happens when a deployment's tasks don't start (Amazon ECS developer guide, "deployment circuit breaker"). */
export interface CircuitBreaker {
  /** Whether the last deployment that worked comes back; otherwise the failed one just stops. */
  readonly rollback: boolean;
}

/** An alarm by its name: an `Alarm`, or an object with the name of one that is there already. */
export interface DeploymentAlarm {
  /** CloudWatch's name of it, no ARN. */
  readonly alarmName: string;
}

/** Alarms that make a deployment fail (Amazon ECS developer guide, "CloudWatch alarms … deployment failures"). */
export interface DeploymentAlarms {
  /** At least one. Only their names are used, so an alarm may watch the service itself. */
  readonly alarms: readonly DeploymentAlarm[];
  /** Whether the last deployment that worked comes back; otherwise the failed one just stops. */
  readonly rollback: boolean;
}

/** What ECS does with each new task definition when it deploys itself. */
interface EcsDeployment {
  /** @default `ECS` */
  readonly controller?: "ECS";
  /** What ends a deployment before its tasks have gone bad everywhere. @default no alarm does */
  readonly alarms?: DeploymentAlarms;
}

/** Tasks are replaced some at a time (Amazon ECS developer guide, "rolling update"). */
export interface RollingDeployment extends EcsDeployment {
  /** ECS replaces tasks some at a time. @default `ROLLING` */
  readonly strategy?: "ROLLING";
  /** Percent of `desiredCount` below which running tasks do not fall, 0–100, rounded up. @default AWS's own, 100 */
  readonly minimumHealthyPercent?: number;
  /** Percent of `desiredCount` above which tasks do not rise, from 100, rounded down. @default AWS's own, 200 */
  readonly maximumPercent?: number;
}

/** What deployments have in common that run the new tasks beside the old ones, and shift the requests between them. */
interface ShiftingDeployment extends EcsDeployment {
  /** Minutes for which the old tasks stay when all requests have gone to the new ones, 0–1440. */
  readonly bakeTimeInMinutes: number;
  /** All old tasks stay until the new ones have the requests. */
  readonly minimumHealthyPercent?: undefined;
  /** Old and new tasks all run for a while. */
  readonly maximumPercent?: undefined;
}

/**
 * All requests go to the new tasks at once (Amazon ECS developer guide, "blue/green deployments"). Needs version 6.4.0 of
 * the AWS provider: `requireAwsProvider(stack, ">= 6.4.0, < 7.0.0")`.
 */
export interface BlueGreenDeployment extends ShiftingDeployment {
  /** All requests at once. */
  readonly strategy: "BLUE_GREEN";
}

/** A part of the requests goes to the new tasks first, then all. Needs version 6.21.0 of the AWS provider. */
export interface CanaryDeployment extends ShiftingDeployment {
  /** A part of the requests first, then the rest. */
  readonly strategy: "CANARY";
  /** The part that goes first, 0.1–100. @default AWS's own, 5 */
  readonly canaryPercent?: number;
  /** Minutes until the rest follows, 0–1440. @default AWS's own, 10 */
  readonly canaryBakeTimeInMinutes?: number;
}

/** Requests go to the new tasks in equal steps. Needs version 6.21.0 of the AWS provider. */
export interface LinearDeployment extends ShiftingDeployment {
  /** Requests in equal steps. */
  readonly strategy: "LINEAR";
  /** What goes with each step, 3–100. @default AWS's own, 10 */
  readonly stepPercent?: number;
  /** Minutes between the steps, 0–1440. @default AWS's own, 6 */
  readonly stepBakeTimeInMinutes?: number;
}

/**
 * CodeDeploy replaces the tasks. It then owns the task definition and the target group, so plans leave both as they are.
 * ECS's own means are not for it: circuit breaker, alarms, Service Connect, percents.
 */
export interface CodeDeployDeployment {
  /** CodeDeploy's application and deployment group are made elsewhere. */
  readonly controller: "CODE_DEPLOY";
  /** CodeDeploy's own deployment configuration says it. */
  readonly strategy?: undefined;
  /** CodeDeploy's deployment group has its own. */
  readonly alarms?: undefined;
  /** CodeDeploy runs all new tasks beside the old ones. */
  readonly minimumHealthyPercent?: undefined;
  /** CodeDeploy runs all new tasks beside the old ones. */
  readonly maximumPercent?: undefined;
}

/**
 * How a new task definition comes to run. An external controller is missing: its task definition, network and launch type
 * are of task sets, not of the service.
 */
export type ServiceDeployment =
  RollingDeployment | BlueGreenDeployment | CanaryDeployment | LinearDeployment | CodeDeployDeployment;

/** A deployment that runs the new tasks beside the old ones, by ECS itself. */
export type TrafficShift = BlueGreenDeployment | CanaryDeployment | LinearDeployment;

/** Whether ECS runs the new tasks beside the old ones. */
export function shiftsTraffic(deployment: ServiceDeployment | undefined): deployment is TrafficShift {
  return deployment?.strategy !== undefined && deployment.strategy !== "ROLLING";
}

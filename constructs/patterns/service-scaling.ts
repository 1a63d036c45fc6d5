import type { Construct } from "constructs";
import { reportProblems } from "../core/problem";
import type { FargateService } from "../ecs/fargate-service";
import { RequestTrackingPolicy } from "../ecs/request-tracking-policy";
import { ScalingTarget } from "../ecs/scaling-target";
import { ScheduledScaling, type ScheduledBounds } from "../ecs/scheduled-scaling";
import type { ILoadBalancer } from "../network/load-balancer";
import { TargetTrackingPolicy } from "../ecs/target-tracking-policy";

/** Between how many tasks Application Auto Scaling chooses, and by what: CPU, memory, requests, the clock, or several. */
export interface ServiceScaling {
  /** Fewest tasks, 0 or more. */
  readonly minCapacity: number;
  /** Most tasks. */
  readonly maxCapacity: number;
  /** Percent of the reserved CPU that the tasks' average is held at. @default CPU does not decide */
  readonly cpu?: number;
  /** Percent of the reserved memory that the tasks' average is held at. @default memory does not decide */
  readonly memory?: number;
  /** Requests of the service's `target`. @default requests do not decide */
  readonly requests?: ScalingByRequests;
  /**
   * Other bounds from a time on, by names of your own: letters, digits, `_` and `-`. Plans then leave the bounds as they are.
   *
   * @default the bounds are always the same
   */
  readonly schedules?: Readonly<Record<string, ScheduledBounds>>;
}

/** How many requests each task is held at. */
export interface ScalingByRequests {
  /** Requests a minute, above 0. */
  readonly perTask: number;
  /** The load balancer whose requests are counted: `LoadBalancer.fromArn` where it is there already. */
  readonly loadBalancer: ILoadBalancer;
}

/** What is scaled. */
export interface ScaledService {
  /** In front of the policies' names. */
  readonly name: string;
  /** Absent where something else runs the task definition. */
  readonly service?: FargateService;
}

/** Adds `aws_appautoscaling_target.<service>_scaling`, its policies `…_scaling_cpu` and so on, and its scheduled actions. */
export function addServiceScaling(scope: Construct, { name, service }: ScaledService, scaling: ServiceScaling): void {
  const { minCapacity, maxCapacity, cpu, memory, requests, schedules = {} } = scaling;
  reportProblems(scope, () => {
    if (!service) {
      const rule = "autoscaling needs the service, which addServices makes only with runIn";
      return [{ code: "service-scaling-no-service", rule, got: scaling, fix: "give addServices runIn" }];
    }
    if (requests && service.targets.length === 0) {
      const rule = "a service is scaled by the requests of a target group of its own";
      return [{ code: "scaling-target-group", rule, got: undefined, fix: "give the service a `target`" }];
    }
    if ([cpu, memory, requests].some((given) => given !== undefined) || Object.keys(schedules).length > 0) return [];
    const rule = "autoscaling goes by cpu, memory, requests or schedules";
    return [{ code: "service-scaling-metric", rule, got: scaling, fix: "add `cpu: 60`, for example" }];
  });
  if (!service) return;
  const target = new ScalingTarget(scope, "scaling", { service, minCapacity, maxCapacity });
  if (cpu !== undefined) {
    const metric = "ECSServiceAverageCPUUtilization";
    new TargetTrackingPolicy(scope, "scaling_cpu", { name: `${name}-cpu`, target, metric, targetValue: cpu });
  }
  if (memory !== undefined) {
    const metric = "ECSServiceAverageMemoryUtilization";
    new TargetTrackingPolicy(scope, "scaling_memory", { name: `${name}-memory`, target, metric, targetValue: memory });
  }
  const [first] = service.targets;
  if (requests && first) {
    const { perTask: targetValue, loadBalancer } = requests;
    const { targetGroup } = first;
    new RequestTrackingPolicy(scope, "scaling_requests", {
      ...{ name: `${name}-requests`, target, loadBalancer, targetGroup, targetValue },
    });
  }
  for (const [key, bounds] of Object.entries(schedules)) {
    new ScheduledScaling(scope, `scaling_at_${key}`, { ...bounds, name: `${name}-${key}`, target });
  }
}

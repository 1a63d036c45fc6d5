import type { Construct } from "constructs";
import { reportProblems } from "../core/problem";
import type { FargateService } from "../ecs/fargate-service";
import { ScalingTarget } from "../ecs/scaling-target";
import { TargetTrackingPolicy } from "../ecs/target-tracking-policy";

/** Between how many tasks Application Auto Scaling chooses, and by what: CPU, memory, or both. */
export interface ServiceScaling {
  /** Fewest tasks, 0 or more. */
  readonly minCapacity: number;
  /** Most tasks. */
  readonly maxCapacity: number;
  /** Percent of the reserved CPU that the tasks' average is held at. @default CPU does not decide */
  readonly cpu?: number;
  /** Percent of the reserved memory that the tasks' average is held at. @default memory does not decide */
  readonly memory?: number;
}

/** What is scaled. */
export interface ScaledService {
  /** In front of the policies' names. */
  readonly name: string;
  /** Absent where something else runs the task definition. */
  readonly service?: FargateService;
}

/** Adds `aws_appautoscaling_target.<service>_scaling`, and its policies `…_scaling_cpu` and `…_scaling_memory`. */
export function addServiceScaling(scope: Construct, { name, service }: ScaledService, scaling: ServiceScaling): void {
  const { minCapacity, maxCapacity, cpu, memory } = scaling;
  reportProblems(scope, () => {
    if (!service) {
      const rule = "autoscaling needs the service, which addServices makes only with runIn";
      return [{ code: "service-scaling-no-service", rule, got: scaling, fix: "give addServices runIn" }];
    }
    if (cpu !== undefined || memory !== undefined) return [];
    const rule = "autoscaling goes by cpu, memory or both";
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
}

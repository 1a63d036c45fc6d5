import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import type { FargateService } from "../../../constructs/ecs/fargate-service";
import { ScalingTarget } from "../../../constructs/ecs/scaling-target";
import { TargetTrackingPolicy, type ServiceMetric } from "../../../constructs/ecs/target-tracking-policy";
import type { Programs } from "../case";
import { cluster, logGroup, otherStack, service, task, variable } from "../parts";

function scaling(stack: Construct, id: string, of: FargateService): ScalingTarget {
  return new ScalingTarget(stack, id, { service: of, minCapacity: 1, maxCapacity: 4 });
}

function scalingPolicy(
  stack: Construct,
  id: string,
  name: string,
  target: ScalingTarget,
  metric: ServiceMetric = "ECSServiceAverageCPUUtilization",
): TargetTrackingPolicy {
  return new TargetTrackingPolicy(stack, id, { name, target, metric, targetValue: 60 });
}

/** Clusters, services, how they scale, and families of task definitions. */
export const SERVICE_NAMES = {
  refused: {
    "two clusters of one name": ["duplicate-name", (stack) => [cluster(stack, "a", "app"), cluster(stack, "b", "app")]],
    "two services of one name in a cluster": [
      "duplicate-name",
      (stack) => {
        const main = cluster(stack, "main");
        return [service(stack, "a", "app", main), service(stack, "b", "app", main)];
      },
    ],
    "two scaling targets of a service": [
      "duplicate-name",
      (stack) => {
        const app = service(stack, "app", "app", cluster(stack, "main"), { scaled: true });
        return [scaling(stack, "a", app), scaling(stack, "b", app)];
      },
    ],
    "two scaling policies of one name": [
      "duplicate-name",
      (stack) => {
        const target = scaling(stack, "target", service(stack, "app", "app", cluster(stack, "main"), { scaled: true }));
        const memory = "ECSServiceAverageMemoryUtilization";
        return [scalingPolicy(stack, "a", "cpu", target), scalingPolicy(stack, "b", "cpu", target, memory)];
      },
    ],
    "a scaling target of plain cdktf and another": [
      "duplicate-name",
      (stack) => {
        const resourceId = "service/main/app";
        const target = { resourceId, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: "ecs" };
        logGroup(stack, "logs");
        for (const id of ["a", "b"]) new AppautoscalingTarget(stack, id, { ...target, minCapacity: 1, maxCapacity: 2 });
      },
    ],
  },
  warned: {
    "two task definitions of one family": [
      "task-family-shared",
      (stack) => [task(stack, "a", "app"), task(stack, "b", "app")],
      "(here stack/a and stack/b)",
    ],
    "two task definitions of a family that one variable names": [
      "task-family-shared",
      (stack) => {
        const family = variable(stack, "family");
        return [task(stack, "a", family), task(stack, "b", family)];
      },
    ],
  },
  right: {
    "services of one name in two clusters": (stack) =>
      ["a", "b"].map((id) => service(stack, `${id}-app`, "app", cluster(stack, id))),
    "scaling policies of one name for two services": (stack) => {
      const main = cluster(stack, "main");
      return ["a", "b"].map((id) =>
        scalingPolicy(
          stack,
          `${id}-cpu`,
          "cpu",
          scaling(stack, `${id}-scaling`, service(stack, id, id, main, { scaled: true })),
        ),
      );
    },
    "task definitions of two families": (stack) => [task(stack, "a", "app"), task(stack, "b", "web")],
    "task definitions of one family in two stacks": (stack) => {
      const other = otherStack(stack);
      return [task(stack, "a", "app"), task(other, "a", "app")];
    },
  },
} satisfies Programs;

import type { Construct } from "constructs";
import { FargateService } from "../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../constructs/ecs/fargate-service-props";
import { FargateTaskDefinition } from "../constructs/ecs/fargate-task-definition";
import { ExecutionRole } from "../constructs/iam/execution-role";
import { TargetGroup } from "../constructs/network/target-group";
import type { ReadableStack } from "../constructs/terraform/readable-stack";
import { synth } from "./synthesized-stack";

/** The port of the service's container, as its target. */
export const TARGET_PORT = { containerName: "app", containerPort: 8080 } as const;

/** A target group with a port. */
export function targetGroup(stack: Construct, id = "app"): TargetGroup {
  const healthCheck = { path: "/", matcher: "200" };
  return new TargetGroup(stack, id, { name: id, port: 8080, vpcId: "vpc-1", healthCheck });
}

/** What every service has. */
export function serviceProps(
  stack: Construct,
  executionRole = new ExecutionRole(stack, "role", { name: "app" }),
): FargateServiceProps {
  const taskDefinition = new FargateTaskDefinition(stack, "task", {
    family: "app",
    executionRole,
    containers: [
      { name: "app", image: "app:1", portMappings: [{ containerPort: 8080, name: "web", appProtocol: "http" }] },
    ],
    cpu: 256,
    memory: 512,
  });
  const cluster = { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/app", clusterName: "app" };
  return { name: "app", cluster, taskDefinition, desiredCount: 2, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
}

/** A service of a container with a port, with the given changes. */
export function addService(stack: Construct, props: Partial<FargateServiceProps> = {}): FargateService {
  return new FargateService(stack, "service", { ...serviceProps(stack), ...props });
}

/** The block of a service with the given changes. */
export function serviceOf(
  make: (stack: ReadableStack) => Partial<FargateServiceProps>,
): Readonly<Record<string, unknown>> {
  const { json } = synth((stack) => addService(stack, make(stack)));
  return json.resource?.["aws_ecs_service"]?.["service"] ?? {};
}

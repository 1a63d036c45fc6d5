import type { Construct } from "constructs";
import { Cluster } from "../../constructs/ecs/cluster";
import { FargateService } from "../../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import type { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { TargetGroup } from "../../constructs/network/target-group";
import type { RunIn } from "../../constructs/patterns/logged-service";
import { APP, task } from "./example";

/** Where services run. */
export function runIn(stack: Construct): RunIn {
  const cluster = new Cluster(stack, "cluster", { name: "app" });
  return { cluster, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
}

/** A service of that task definition, with the given changes. */
export function service(
  stack: Construct,
  taskDefinition: FargateTaskDefinition,
  props: Partial<FargateServiceProps>,
): FargateService {
  return new FargateService(stack, "service", {
    name: "app",
    taskDefinition,
    desiredCount: 1,
    ...runIn(stack),
    ...props,
  });
}

/** A target group. */
export function targetGroup(stack: Construct, id = "group"): TargetGroup {
  const healthCheck = { path: "/", matcher: "200" };
  return new TargetGroup(stack, id, { name: id, port: 80, vpcId: "vpc-1", healthCheck });
}

/** A container with a port that has a name. */
export const WEB = { ...APP, portMappings: [{ containerPort: 80, name: "web" }] } as const;

/** A service of a container with a port, with the given changes. */
export function webService(stack: Construct, props: Partial<FargateServiceProps>): FargateService {
  return service(stack, task(stack, { containers: [WEB] }), props);
}

import { Fn, Token, type TerraformResource } from "cdktf";
import { Cluster, FargateService, ScalingTarget, TargetTrackingPolicy } from "../../constructs/ecs";
import type { FargateTaskDefinition } from "../../constructs/ecs";
import { SecurityGroup } from "../../constructs/network";
import type { Alb, Vpc } from "./parts";
import type { System } from "./system";
import { APP_PORT } from "./task-definitions";

/** `aws_security_group.service_security_group`. */
export function addServiceSecurityGroup(system: System, vpc: Vpc, alb: Alb): SecurityGroup {
  const { ingress = [], egress } = system.over("serviceSecurityGroup", { vpc });
  const securityGroupIds = [alb.securityGroup.securityGroupId];
  return new SecurityGroup(system.stack, "service_security_group", {
    name: `${system.prefix}-ecs-sg`,
    vpcId: vpc.vpcId,
    ingress: [{ protocol: "TCP", port: APP_PORT, securityGroupIds }, ...ingress],
    egress,
  });
}

/** What the service runs in, and behind. */
export interface ServiceInputs {
  readonly vpc: Vpc;
  readonly alb: Alb;
  readonly securityGroup: SecurityGroup;
  readonly taskDefinition: FargateTaskDefinition;
  /** How many run. @default 1 */
  readonly tasks?: number;
  /** What is there before the tasks. @default nothing but what they refer to */
  readonly dependsOn?: readonly TerraformResource[];
}

/**
 * `aws_ecs_cluster.ecs-cluster`, `aws_ecs_service.app-service`, `aws_appautoscaling_target.dev_to_target` and
 * `aws_appautoscaling_policy.dev_to_cpu`.
 */
export function addService(system: System, inputs: ServiceInputs): FargateService {
  const { stack, prefix } = system;
  const { vpc, alb, securityGroup, taskDefinition, dependsOn, tasks = 1 } = inputs;
  // Not the object that the listener knows: the reference system's service does not wait for it.
  const { arn, arnSuffix } = alb.targetGroup;
  const cluster = new Cluster(stack, "ecs-cluster", { name: `${prefix}-ecs`, ...system.over("cluster") });
  const service = new FargateService(stack, "app-service", {
    name: `${prefix}-app`,
    cluster,
    taskDefinition,
    desiredCount: tasks,
    subnetIds: Token.asList(Fn.tolist(vpc.privateSubnetIds)),
    securityGroupIds: [securityGroup.securityGroupId],
    target: { targetGroup: { arn, arnSuffix }, containerName: `${prefix}-app`, containerPort: APP_PORT },
    dependsOn,
    ...system.over("service"),
  });
  const target = new ScalingTarget(stack, "dev_to_target", { service, minCapacity: tasks, maxCapacity: tasks });
  new TargetTrackingPolicy(stack, "dev_to_cpu", {
    name: "dev-to-cpu",
    target,
    metric: "ECSServiceAverageCPUUtilization",
    targetValue: 60,
  });
  return service;
}

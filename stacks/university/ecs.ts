import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../constructs/service/cluster";
import { FargateService } from "../../constructs/service/fargate-service";
import { ScalingTarget } from "../../constructs/service/scaling-target";
import { SecurityGroup } from "../../constructs/service/security-group";
import { TargetTrackingPolicy } from "../../constructs/service/target-tracking-policy";
import type { FargateTaskDefinition } from "../../constructs/task/fargate-task-definition";
import type { Alb } from "./alb";
import { APP_PORT } from "./task-definitions";
import type { Vpc } from "./vpc";

/** `aws_security_group.service_security_group`. */
export function defineServiceSecurityGroup(scope: Construct, prefix: string, vpc: Vpc, alb: Alb): SecurityGroup {
  return new SecurityGroup(scope, "service_security_group", {
    name: `${prefix}-ecs-sg`,
    vpcId: vpc.vpcId,
    ingress: [{ protocol: "TCP", port: APP_PORT, securityGroupIds: [alb.securityGroup.securityGroupId] }],
  });
}

/** What the service runs on, in and behind. */
export interface ServiceInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly vpc: Vpc;
  readonly alb: Alb;
  readonly securityGroup: SecurityGroup;
  readonly taskDefinition: FargateTaskDefinition;
}

/**
 * `aws_ecs_cluster.ecs-cluster`, `aws_ecs_service.app-service`, `aws_appautoscaling_target.dev_to_target` and
 * `aws_appautoscaling_policy.dev_to_cpu`.
 */
export function defineService(scope: Construct, inputs: ServiceInputs): void {
  const { prefix, vpc, alb, securityGroup, taskDefinition } = inputs;
  const cluster = new Cluster(scope, "ecs-cluster", { name: `${prefix}-ecs` });
  const service = new FargateService(scope, "app-service", {
    name: `${prefix}-app`,
    cluster,
    taskDefinition,
    desiredCount: 1,
    subnetIds: Token.asList(Fn.tolist(vpc.privateSubnetIds)),
    securityGroupIds: [securityGroup.securityGroupId],
    target: { targetGroup: alb.targetGroup, containerName: `${prefix}-app`, containerPort: APP_PORT },
  });
  const target = new ScalingTarget(scope, "dev_to_target", { service, minCapacity: 1, maxCapacity: 1 });
  new TargetTrackingPolicy(scope, "dev_to_cpu", {
    name: "dev-to-cpu",
    target,
    metric: "ECSServiceAverageCPUUtilization",
    targetValue: 60,
  });
}

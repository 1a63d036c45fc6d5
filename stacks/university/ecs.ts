import { Fn, Token } from "cdktf";
import type { Construct } from "constructs";
import { Cluster } from "../../constructs/ecs/cluster";
import { FargateService } from "../../constructs/ecs/fargate-service";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { SecurityGroup, type EgressRule } from "../../constructs/network/security-group";
import { TargetTrackingPolicy } from "../../constructs/ecs/target-tracking-policy";
import type { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { Hardening } from "../hardening/hardening";
import type { Alb } from "./alb";
import { DATABASE_PORT } from "./rds";
import { APP_PORT } from "./task-definitions";
import type { Vpc } from "./vpc";

/** `aws_security_group.service_security_group`. */
export function addServiceSecurityGroup(
  scope: Construct,
  { prefix, vpc, alb, hardening }: Pick<ServiceInputs, "prefix" | "vpc" | "alb" | "hardening">,
): SecurityGroup {
  const closed = hardening.has("closed-egress");
  return new SecurityGroup(scope, "service_security_group", {
    name: `${prefix}-ecs-sg`,
    vpcId: vpc.vpcId,
    ingress: [
      {
        protocol: "TCP",
        port: APP_PORT,
        securityGroupIds: [alb.securityGroup.securityGroupId],
        ...(closed && { description: "The load balancer" }),
      },
    ],
    ...(closed && { egress: waysOut(vpc) }),
  });
}

/** What Fargate and the application need. Name resolution needs no rule: security groups let it through. */
function waysOut(vpc: Vpc): EgressRule[] {
  const everywhere = ["0.0.0.0/0"];
  return [
    {
      protocol: "tcp",
      port: 443,
      cidrBlocks: everywhere,
      description: "Image, secret and logs from the endpoints of AWS",
    },
    { protocol: "tcp", port: DATABASE_PORT, cidrBlocks: vpc.databaseSubnetCidrs, description: "The database" },
  ];
}

/** What the service runs on, in and behind. */
export interface ServiceInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly vpc: Vpc;
  readonly alb: Alb;
  readonly securityGroup: SecurityGroup;
  readonly taskDefinition: FargateTaskDefinition;
  readonly hardening: Hardening;
}

/**
 * `aws_ecs_cluster.ecs-cluster`, `aws_ecs_service.app-service`, `aws_appautoscaling_target.dev_to_target` and
 * `aws_appautoscaling_policy.dev_to_cpu`.
 */
export function addService(scope: Construct, inputs: ServiceInputs): FargateService {
  const { prefix, vpc, alb, securityGroup, taskDefinition, hardening } = inputs;
  const cluster = new Cluster(scope, "ecs-cluster", {
    name: `${prefix}-ecs`,
    ...(hardening.has("container-insights") && { containerInsights: "enabled" }),
  });
  const service = new FargateService(scope, "app-service", {
    name: `${prefix}-app`,
    cluster,
    taskDefinition,
    desiredCount: 1,
    subnetIds: Token.asList(Fn.tolist(vpc.privateSubnetIds)),
    securityGroupIds: [securityGroup.securityGroupId],
    target: { targetGroup: alb.targetGroup, containerName: `${prefix}-app`, containerPort: APP_PORT },
    ...(hardening.has("circuit-breaker") && { circuitBreaker: { rollback: true } }),
  });
  const target = new ScalingTarget(scope, "dev_to_target", { service, minCapacity: 1, maxCapacity: 1 });
  new TargetTrackingPolicy(scope, "dev_to_cpu", {
    name: "dev-to-cpu",
    target,
    metric: "ECSServiceAverageCPUUtilization",
    targetValue: 60,
  });
  return service;
}

import type { Construct } from "constructs";
import { TerraformStack } from "cdktf";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { FargateService } from "../../constructs/ecs/fargate-service";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { RequestTrackingPolicy } from "../../constructs/ecs/request-tracking-policy";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { ScheduledScaling, type ScheduledScalingProps } from "../../constructs/ecs/scheduled-scaling";
import type { ServiceDeployment } from "../../constructs/ecs/service-deployment";
import type { TargetShift } from "../../constructs/ecs/service-target";
import { TargetGroup } from "../../constructs/network/target-group";
import { LoadBalancedService, type LoadBalancedServiceProps } from "../../constructs/patterns/load-balanced-service";
import type { LoadBalancerRoute } from "../../constructs/patterns/load-balancer-route";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { specimen } from "./specimen";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const REGISTRY = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";

/** A target group with a port. */
export const targetGroup = (stack: Construct, id = "app"): TargetGroup =>
  new TargetGroup(stack, id, {
    name: id,
    port: 8080,
    vpcId: "vpc-1",
    healthCheck: { path: "/", matcher: "200" },
  });

/** Which requests come to a service. */
export const ROUTE: LoadBalancerRoute = {
  listener: { arn: `${ELB}:listener/app/school/1/2` },
  loadBalancerSecurityGroupId: "sg-3",
  vpcId: "vpc-1",
  priority: 10,
  conditions: {
    ...{ paths: ["/grades/*"], hosts: ["*.example.org"], methods: ["GET"], sourceIps: ["10.0.0.0/8"] },
    headers: { "X-Environment": ["test"] },
  },
  containerName: "app",
  containerPort: 8080,
  healthCheck: { path: "/health", matcher: "200" },
};

/** A service of a container with a port, with the given changes. */
export function service(stack: Construct, props: Partial<FargateServiceProps> = {}): FargateService {
  return new FargateService(stack, "service", { ...plain(stack), ...props });
}

/** What every service has. */
function plain(stack: Construct): FargateServiceProps {
  const taskDefinition = new FargateTaskDefinition(stack, "task", {
    family: "app",
    executionRole: new ExecutionRole(stack, "role", { name: "app" }),
    containers: [
      { name: "app", image: "app:1", portMappings: [{ containerPort: 8080, name: "web", appProtocol: "http" }] },
    ],
    cpu: 256,
    memory: 512,
  });
  const cluster = { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/app", clusterName: "app" };
  return { name: "app", cluster, taskDefinition, desiredCount: 2, subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };
}

/** What ECS changes to shift requests. */
export const targetShift = (stack: Construct): TargetShift => ({
  alternateTargetGroup: targetGroup(stack, "other"),
  productionListenerRule: `${ELB}:listener-rule/app/school/1/2/3`,
  testListenerRule: `${ELB}:listener-rule/app/school/1/2/4`,
  roleArn: "arn:aws:iam::123456789012:role/ecs-shift",
});

/** Only provider versions that have them all. */
function shifting(stack: Construct, deployment: ServiceDeployment): Partial<FargateServiceProps> {
  requireAwsProvider(TerraformStack.of(stack), ">= 6.21.0, < 7.0.0");
  const shift = targetShift(stack);
  const further = { targetGroup: targetGroup(stack, "internal"), containerName: "app", containerPort: 8080, shift };
  return {
    deployment,
    furtherTargets: [further],
    target: { targetGroup: targetGroup(stack), containerName: "app", containerPort: 8080, shift },
  };
}

/** How services are deployed. */
export const DEPLOYMENT_SPECIMENS = [
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    (stack) => ({
      name: "app",
      cluster: { clusterId: "arn:aws:ecs:eu-west-3:123456789012:cluster/shop", clusterName: "shop" },
      desiredCount: 3,
      subnetIds: ["subnet-2"],
      securityGroupIds: ["sg-2"],
      target: { targetGroup: targetGroup(stack), containerName: "app", containerPort: 8080 },
      furtherTargets: [{ targetGroup: targetGroup(stack, "internal"), containerName: "app", containerPort: 8080 }],
      deployment: {
        minimumHealthyPercent: 50,
        maximumPercent: 150,
        alarms: { alarms: [{ alarmName: "app-errors" }], rollback: true },
      },
      healthCheckGracePeriodSeconds: 60,
      capacityProviders: [
        { provider: "FARGATE", base: 1, weight: 1 },
        { provider: "FARGATE_SPOT", weight: 3 },
      ],
      platformVersion: "1.4.0",
      deploymentTriggers: { image: "sha256:1" },
      tags: { Team: "shop" },
    }),
    (stack, props) =>
      new ScalingTarget(stack, "target", { service: service(stack, props), minCapacity: 1, maxCapacity: 4 }),
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    () => ({
      serviceConnect: {
        namespace: "school",
        services: [
          {
            ...{ portName: "web", discoveryName: "grades", port: 80, dnsName: "grades", ingressPortOverride: 9000 },
            ...{ idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 30 },
            tls: {
              authorityArn: "arn:aws:acm-pca:eu-west-3:123456789012:certificate-authority/1",
              kmsKey: "alias/school",
              roleArn: "arn:aws:iam::123456789012:role/connect",
            },
          },
        ],
      },
      serviceRegistry: { arn: REGISTRY, containerName: "app", containerPort: 8080 },
    }),
    service,
    "that others call",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    () => ({ serviceRegistry: { arn: REGISTRY, port: 8080 } }),
    service,
    "in Cloud Map",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    (stack) =>
      shifting(stack, { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 10, canaryBakeTimeInMinutes: 7 }),
    service,
    "with a canary",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    (stack) => shifting(stack, { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 20, stepBakeTimeInMinutes: 7 }),
    service,
    "in steps",
  ),
  specimen(
    "RequestTrackingPolicy",
    () => ({ name: "requests", targetValue: 900 }),
    (stack, props) => {
      const group = targetGroup(stack);
      const own = service(stack, { target: { targetGroup: group, containerName: "app", containerPort: 8080 } });
      const target = new ScalingTarget(stack, "target", { service: own, minCapacity: 1, maxCapacity: 4 });
      const loadBalancer = { arn: `${ELB}:loadbalancer/app/school/1`, arnSuffix: "app/school/1" };
      new RequestTrackingPolicy(stack, "policy", { target, loadBalancer, targetGroup: group, ...props });
    },
  ),
  specimen<Omit<ScheduledScalingProps, "target">>(
    "ScheduledScaling",
    () => ({
      ...{ name: "night", schedule: "cron(0 22 * * ? *)", timezone: "Europe/Paris" },
      ...{ minCapacity: 1, maxCapacity: 2 },
    }),
    (stack, props) => {
      const target = new ScalingTarget(stack, "target", { service: service(stack), minCapacity: 1, maxCapacity: 4 });
      new ScheduledScaling(stack, "night", { target, ...props });
    },
  ),
  specimen<LoadBalancedServiceProps>(
    "LoadBalancedService",
    (stack) => {
      const { name, cluster, desiredCount, subnetIds, taskDefinition } = plain(stack);
      return {
        ...{ name, cluster, desiredCount, subnetIds, taskDefinition, ...ROUTE },
        securityGroupIds: ["sg-2"],
        targetGroupName: "school",
        scaling: {
          ...{ minCapacity: 2, maxCapacity: 9, cpu: 61, memory: 62 },
          requests: { perTask: 900, loadBalancer: { arn: "arn", arnSuffix: "app/school/1" } },
          schedules: {
            night: { schedule: "cron(0 22 * * ? *)", timezone: "Europe/Paris", minCapacity: 1, maxCapacity: 2 },
          },
        },
      };
    },
    (stack, props) => new LoadBalancedService(stack, "web", props),
  ),
  specimen<LoadBalancedServiceProps>(
    "LoadBalancedService",
    (stack) => {
      const { name, cluster, desiredCount, subnetIds, taskDefinition } = plain(stack);
      const conditions = { query: { version: "2" } };
      const scaling = { minCapacity: 2, maxCapacity: 9, cpu: 61 };
      return { name, cluster, desiredCount, subnetIds, taskDefinition, ...ROUTE, conditions, scaling };
    },
    (stack, props) => new LoadBalancedService(stack, "web", props),
    "by the query",
  ),
];

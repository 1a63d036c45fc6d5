import type { Construct } from "constructs";
import { TerraformStack } from "cdktf";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { RequestTrackingPolicy } from "../../constructs/ecs/request-tracking-policy";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { ScheduledScaling, type ScheduledScalingProps } from "../../constructs/ecs/scheduled-scaling";
import type { ServiceDeployment } from "../../constructs/ecs/service-deployment";
import type { TargetShift } from "../../constructs/ecs/service-target";
import { LoadBalancedService, type LoadBalancedServiceProps } from "../../constructs/patterns/load-balanced-service";
import type { LoadBalancerRoute } from "../../constructs/patterns/load-balancer-route";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { addService, serviceProps, TARGET_PORT, targetGroup } from "../fargate-service";
import { specimen } from "./specimen";

const ELB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012";
const REGISTRY = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";

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

/** What ECS changes to shift requests. */
const targetShift = (stack: Construct): TargetShift => ({
  alternateTargetGroup: targetGroup(stack, "other"),
  productionListenerRule: `${ELB}:listener-rule/app/school/1/2/3`,
  testListenerRule: `${ELB}:listener-rule/app/school/1/2/4`,
  roleArn: "arn:aws:iam::123456789012:role/ecs-shift",
});

/** Only provider versions that have them all. */
function shifting(stack: Construct, deployment: ServiceDeployment): Partial<FargateServiceProps> {
  requireAwsProvider(TerraformStack.of(stack), ">= 6.21.0, < 7.0.0");
  const shift = targetShift(stack);
  const further = { targetGroup: targetGroup(stack, "internal"), ...TARGET_PORT, shift };
  return {
    deployment,
    furtherTargets: [further],
    target: { targetGroup: targetGroup(stack), ...TARGET_PORT, shift },
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
      target: { targetGroup: targetGroup(stack), ...TARGET_PORT },
      furtherTargets: [{ targetGroup: targetGroup(stack, "internal"), ...TARGET_PORT }],
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
      new ScalingTarget(stack, "target", { service: addService(stack, props), minCapacity: 1, maxCapacity: 4 }),
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
      serviceRegistry: { arn: REGISTRY, ...TARGET_PORT },
    }),
    addService,
    "that others call",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    () => ({ serviceRegistry: { arn: REGISTRY, port: 8080 } }),
    addService,
    "in Cloud Map",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    (stack) =>
      shifting(stack, { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 10, canaryBakeTimeInMinutes: 7 }),
    addService,
    "with a canary",
  ),
  specimen<Partial<FargateServiceProps>>(
    "FargateService",
    (stack) => shifting(stack, { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 20, stepBakeTimeInMinutes: 7 }),
    addService,
    "in steps",
  ),
  specimen(
    "RequestTrackingPolicy",
    () => ({ name: "requests", targetValue: 900 }),
    (stack, props) => {
      const group = targetGroup(stack);
      const own = addService(stack, { target: { targetGroup: group, ...TARGET_PORT } });
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
      const target = new ScalingTarget(stack, "target", { service: addService(stack), minCapacity: 1, maxCapacity: 4 });
      new ScheduledScaling(stack, "night", { target, ...props });
    },
  ),
  specimen<LoadBalancedServiceProps>(
    "LoadBalancedService",
    (stack) => {
      const { name, cluster, desiredCount, subnetIds, taskDefinition } = serviceProps(stack);
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
      const { name, cluster, desiredCount, subnetIds, taskDefinition } = serviceProps(stack);
      const conditions = { query: { version: "2" } };
      const scaling = { minCapacity: 2, maxCapacity: 9, cpu: 61 };
      return { name, cluster, desiredCount, subnetIds, taskDefinition, ...ROUTE, conditions, scaling };
    },
    (stack, props) => new LoadBalancedService(stack, "web", props),
    "by the query",
  ),
];

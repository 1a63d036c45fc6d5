import type { Construct } from "constructs";
import { TerraformStack } from "cdktf";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { RequestTrackingPolicy } from "../../constructs/ecs/request-tracking-policy";
import { ScalingTarget } from "../../constructs/ecs/scaling-target";
import { ScheduledScaling, type ScheduledBounds } from "../../constructs/ecs/scheduled-scaling";
import { TargetTrackingPolicy } from "../../constructs/ecs/target-tracking-policy";
import { requireAwsProvider } from "../../constructs/core/required-provider";
import { LoadBalancer } from "../../constructs/network/load-balancer";
import { type ErrorExamples, unchecked } from "./example";
import { targetGroup, webService } from "./service-example";

const ALB = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:loadbalancer/app/school/0123456789abcdef";
const WEB_PORT = { containerName: "app", containerPort: 80 };

function scaled(
  stack: Construct,
  props: Partial<FargateServiceProps>,
  bounds = { minCapacity: 2, maxCapacity: 8 },
): ScalingTarget {
  const service = webService(stack, { scaled: true, desiredCount: 2, ...props });
  return new ScalingTarget(stack, "scaling", { service, ...bounds });
}

function byRequests(stack: Construct, props: Partial<FargateServiceProps>): void {
  const group = targetGroup(stack, "web");
  const target = scaled(stack, { target: { targetGroup: group, ...WEB_PORT }, ...props });
  const loadBalancer = LoadBalancer.fromArn(stack, "alb", ALB);
  new RequestTrackingPolicy(stack, "policy", {
    name: "app",
    target,
    loadBalancer,
    targetGroup: group,
    targetValue: 900,
  });
}

function at(stack: Construct, bounds: ScheduledBounds): void {
  new ScheduledScaling(stack, "night", { name: "night", target: scaled(stack, {}), ...bounds });
}

/** Scaling. `scaled` is a service between 2 and 8 tasks; `byRequests` scales a service by the requests of its target group, `at` by the clock. */
export const SCALING_ERRORS = {
  "scaling-capacity": {
    source: "Application Auto Scaling API reference, `RegisterScalableTarget`",
    wrong: (stack) => scaled(stack, {}, { minCapacity: 4, maxCapacity: 2 }),
    right: (stack) => scaled(stack, {}, { minCapacity: 2, maxCapacity: 4 }),
  },
  "scaling-target-value": {
    source: "Application Auto Scaling API reference, `TargetTrackingScalingPolicyConfiguration`",
    wrong: (stack) => {
      const metric = "ECSServiceAverageCPUUtilization";
      new TargetTrackingPolicy(stack, "policy", { name: "cpu", target: scaled(stack, {}), metric, targetValue: 600 });
    },
    right: (stack) => {
      const metric = "ECSServiceAverageCPUUtilization";
      new TargetTrackingPolicy(stack, "policy", { name: "cpu", target: scaled(stack, {}), metric, targetValue: 60 });
    },
  },
  "scaling-desired-count": {
    source: 'Amazon ECS developer guide, "Automatically scale your Amazon ECS service"',
    wrong: (stack) => scaled(stack, { desiredCount: 1 }),
    right: (stack) => scaled(stack, { desiredCount: 2 }),
  },
  "scaling-planned-count": {
    source: "AWS provider documentation, `aws_ecs_service`: ignoring changes to desired count",
    wrong: (stack) => scaled(stack, { scaled: false }),
    right: (stack) => scaled(stack, { scaled: true }),
  },
  "scaling-metric": {
    source: "Application Auto Scaling API reference, `PutScalingPolicy`",
    wrong: (stack) => {
      const policy = { target: scaled(stack, {}), metric: "ECSServiceAverageCPUUtilization" } as const;
      new TargetTrackingPolicy(stack, "day", { ...policy, name: "day", targetValue: 60 });
      new TargetTrackingPolicy(stack, "night", { ...policy, name: "night", targetValue: 80 });
    },
    right: (stack) => {
      const policy = { target: scaled(stack, {}), metric: "ECSServiceAverageCPUUtilization" } as const;
      new TargetTrackingPolicy(stack, "cpu", { ...policy, name: "cpu", targetValue: 60 });
    },
  },
  "scaling-target-group": {
    source: "Application Auto Scaling API reference, `PredefinedMetricSpecification`",
    wrong: (stack) => byRequests(stack, { target: undefined }),
    right: (stack) => byRequests(stack, {}),
  },
  "scaling-code-deploy": {
    source: 'Amazon ECS developer guide, "Use a target metric to scale Amazon ECS services automatically"',
    wrong: (stack) => byRequests(stack, { deployment: { controller: "CODE_DEPLOY" } }),
    right: (stack) => byRequests(stack, { deployment: { controller: "ECS" } }),
  },
  "scaling-shift": {
    source: 'Amazon ECS developer guide, "Application Load Balancer resources for blue/green deployments"',
    wrong: (stack) => {
      requireAwsProvider(TerraformStack.of(stack), ">= 6.4.0, < 7.0.0");
      const shift = {
        alternateTargetGroup: targetGroup(stack, "green"),
        productionListenerRule: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener-rule/app/a/1/2/3",
        roleArn: "arn:aws:iam::123456789012:role/ecs-shift",
      };
      const group = targetGroup(stack, "blue");
      const target = scaled(stack, {
        target: { targetGroup: group, ...WEB_PORT, shift },
        deployment: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 },
      });
      const loadBalancer = LoadBalancer.fromArn(stack, "alb", ALB);
      const props = { name: "app", target, loadBalancer, targetGroup: group, targetValue: 900 };
      new RequestTrackingPolicy(stack, "policy", props);
    },
    right: (stack) => byRequests(stack, { deployment: { maximumPercent: 200 } }),
  },
  "scaling-schedule": {
    source: "Application Auto Scaling API reference, `PutScheduledAction`",
    wrong: (stack) => at(stack, { schedule: "cron(0 22 * * *)", maxCapacity: 2 }),
    right: (stack) => at(stack, { schedule: "cron(0 22 * * ? *)", maxCapacity: 2 }),
  },
  "scaling-timezone": {
    source: 'Application Auto Scaling API reference, `PutScheduledAction`; IANA, "Time Zone Database"',
    wrong: (stack) => at(stack, { schedule: "rate(1 day)", maxCapacity: 2, timezone: unchecked("Europe/Pariss") }),
    right: (stack) => at(stack, { schedule: "rate(1 day)", maxCapacity: 2, timezone: "Europe/Paris" }),
  },
} satisfies ErrorExamples;

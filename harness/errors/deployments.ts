import { Cluster } from "../../constructs/ecs/cluster";
import { requireAwsProvider } from "../../constructs/terraform";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { APP, type ErrorExamples, task, unchecked, WINDOWS } from "./example";
import { service, targetGroup, webService } from "./service-example";

const WEB_PORT = { containerName: "app", containerPort: 80 };

/** Lets the stack take only versions of the provider that have the newer strategies. */
function newerProvider(stack: Construct): void {
  requireAwsProvider(TerraformStack.of(stack), ">= 6.21.0, < 7.0.0");
}

/**
 * How services are deployed, and where they run. `webService` makes a service whose container has port 80, `service` one of
 * that task definition, `targetGroup` a target group.
 */
export const DEPLOYMENT_ERRORS = {
  "service-targets": {
    source: 'Amazon ECS developer guide, "Registering multiple target groups with an Amazon ECS service"',
    wrong: (stack) => webService(stack, { deployment: { controller: "CODE_DEPLOY" } }),
    right: (stack) => {
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT };
      webService(stack, { target, deployment: { controller: "CODE_DEPLOY" } });
    },
  },
  "service-target-shift": {
    source: "Amazon ECS API reference, `AdvancedConfiguration`",
    wrong: (stack) => {
      newerProvider(stack);
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT };
      webService(stack, { target, deployment: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 } });
    },
    right: (stack) => {
      newerProvider(stack);
      const shift = {
        alternateTargetGroup: targetGroup(stack, "other"),
        productionListenerRule: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:listener-rule/app/a/1/2/3",
        roleArn: "arn:aws:iam::123456789012:role/ecs-shift",
      };
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT, shift };
      webService(stack, { target, deployment: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 } });
    },
  },
  "service-grace-period": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => webService(stack, { healthCheckGracePeriodSeconds: 60 }),
    right: (stack) => {
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT };
      webService(stack, { target, healthCheckGracePeriodSeconds: 60 });
    },
  },
  "service-deployment-percent": {
    source: "Amazon ECS API reference, `DeploymentConfiguration`",
    wrong: (stack) => webService(stack, { deployment: { maximumPercent: 100 } }),
    right: (stack) => {
      const deployment = { minimumHealthyPercent: 50, maximumPercent: 100 };
      webService(stack, { desiredCount: 2, deployment });
    },
  },
  "service-deployment-stuck": {
    source: "Amazon ECS API reference, `DeploymentConfiguration`: rounded down, and rounded up",
    wrong: (stack) => webService(stack, { desiredCount: 1, deployment: { maximumPercent: 150 } }),
    right: (stack) => webService(stack, { desiredCount: 2, deployment: { maximumPercent: 150 } }),
  },
  "service-deployment-alarms": {
    source: "Amazon ECS API reference, `DeploymentAlarms`",
    wrong: (stack) => webService(stack, { deployment: { alarms: { alarms: [], rollback: true } } }),
    right: (stack) => {
      const alarms = { alarms: [{ alarmName: "app-errors" }], rollback: true };
      webService(stack, { deployment: { alarms } });
    },
  },
  "service-deployment-shift": {
    source: "Amazon ECS API reference, `DeploymentConfiguration`, `CanaryConfiguration`, `LinearConfiguration`",
    wrong: (stack) => {
      newerProvider(stack);
      webService(stack, { deployment: { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 2 } });
    },
    right: (stack) => {
      newerProvider(stack);
      webService(stack, { deployment: { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 20 } });
    },
  },
  "service-code-deploy": {
    source: "Amazon ECS API reference, `DeploymentCircuitBreaker`, `DeploymentAlarms`",
    wrong: (stack) => {
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT };
      webService(stack, { target, deployment: { controller: "CODE_DEPLOY" }, circuitBreaker: { rollback: true } });
    },
    right: (stack) => {
      const target = { targetGroup: targetGroup(stack), ...WEB_PORT };
      webService(stack, { target, deployment: { controller: "CODE_DEPLOY" } });
    },
  },
  "service-zone-rebalancing": {
    source: 'Amazon ECS developer guide, "Balancing an Amazon ECS service across Availability Zones"',
    wrong: (stack) => {
      const deployment = { minimumHealthyPercent: 0, maximumPercent: 100 };
      webService(stack, { deployment, availabilityZoneRebalancing: true });
    },
    right: (stack) => {
      const deployment = { minimumHealthyPercent: 100, maximumPercent: 200 };
      webService(stack, { deployment, availabilityZoneRebalancing: true });
    },
  },
  "service-capacity": {
    source: "Amazon ECS API reference, `CapacityProviderStrategyItem`",
    wrong: (stack) => {
      const cluster = new Cluster(stack, "spot", { name: "spot", capacityProviders: ["FARGATE_SPOT"] });
      webService(stack, { cluster, capacityProviders: [{ provider: "FARGATE_SPOT" }] });
    },
    right: (stack) => {
      const cluster = new Cluster(stack, "spot", { name: "spot", capacityProviders: ["FARGATE_SPOT"] });
      webService(stack, { cluster, capacityProviders: [{ provider: "FARGATE_SPOT", weight: 1 }] });
    },
  },
  "service-capacity-cluster": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => webService(stack, { capacityProviders: [{ provider: "FARGATE_SPOT", weight: 1 }] }),
    right: (stack) => {
      const cluster = new Cluster(stack, "spot", { name: "spot", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
      webService(stack, { cluster, capacityProviders: [{ provider: "FARGATE_SPOT", weight: 1 }] });
    },
  },
  "service-platform-version": {
    source: 'Amazon ECS developer guide, "Fargate platform versions"',
    wrong: (stack) => service(stack, task(stack, { ephemeralStorage: 50 }), { platformVersion: "1.3.0" }),
    right: (stack) => service(stack, task(stack, { ephemeralStorage: 50 }), { platformVersion: "1.4.0" }),
  },
  "service-spot-windows": {
    source: "Amazon ECS API reference, `CreateService`: FARGATE_SPOT supports Linux tasks",
    wrong: (stack) => {
      const cluster = new Cluster(stack, "spot", { name: "spot", capacityProviders: ["FARGATE_SPOT"] });
      const capacityProviders = [{ provider: "FARGATE_SPOT", weight: 1 }] as const;
      service(stack, task(stack, { containers: [APP] }, WINDOWS), { cluster, capacityProviders });
    },
    right: (stack) => service(stack, task(stack, { containers: [APP] }, WINDOWS), {}),
  },
  "service-propagate-tags": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => webService(stack, { propagateTags: unchecked("CLUSTER") }),
    right: (stack) => webService(stack, { propagateTags: "SERVICE" }),
  },
} satisfies ErrorExamples;

import { ExecutionRole } from "../../constructs/iam/execution-role";
import { TaskRole } from "../../constructs/iam/task-role";
import { splitServices } from "../../constructs/patterns/split-services";
import { addServices } from "../../constructs/patterns/add-services";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { APP, container, type ErrorExamples, SMALL, task } from "./example";
import { runIn, service, targetGroup } from "./service-example";

const EXEC = 'Amazon ECS developer guide, "Monitor Amazon ECS containers with ECS Exec"';

/**
 * Services. `service` makes one of that task definition with these settings, `targetGroup` a target group, `runIn` says
 * where services run.
 */
export const SERVICE_ERRORS = {
  "task-family-shared": {
    source: "Amazon ECS API reference, `RegisterTaskDefinition`",
    wrong: (stack) => {
      const executionRole = new ExecutionRole(stack, "role", { name: "app-execution" });
      for (const id of ["grades", "students"])
        new FargateTaskDefinition(stack, id, { family: "app", executionRole, containers: [APP], ...SMALL });
    },
    right: (stack) => {
      const executionRole = new ExecutionRole(stack, "role", { name: "app-execution" });
      for (const id of ["grades", "students"])
        new FargateTaskDefinition(stack, id, { family: id, executionRole, containers: [APP], ...SMALL });
    },
  },
  "target-container": {
    source: "Amazon ECS API reference, `LoadBalancer`",
    wrong: (stack) => {
      const target = { targetGroup: targetGroup(stack), containerName: "web", containerPort: 80 };
      service(stack, container(stack, { portMappings: [{ containerPort: 80 }] }), { target });
    },
    right: (stack) => {
      const target = { targetGroup: targetGroup(stack), containerName: "app", containerPort: 80 };
      service(stack, container(stack, { portMappings: [{ containerPort: 80 }] }), { target });
    },
  },
  "target-port": {
    source: "Amazon ECS API reference, `LoadBalancer`",
    wrong: (stack) => {
      const target = { targetGroup: targetGroup(stack), containerName: "app", containerPort: 80 };
      service(stack, container(stack, {}), { target });
    },
    right: (stack) => {
      const target = { targetGroup: targetGroup(stack), containerName: "app", containerPort: 80 };
      service(stack, container(stack, { portMappings: [{ containerPort: 80 }] }), { target });
    },
  },
  "service-desired-count": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => service(stack, task(stack, {}), { desiredCount: 1.5 }),
    right: (stack) => service(stack, task(stack, {}), { desiredCount: 2 }),
  },
  "service-subnets": {
    source: "Amazon ECS API reference, `AwsVpcConfiguration`",
    wrong: (stack) => service(stack, task(stack, {}), { subnetIds: [] }),
    right: (stack) => service(stack, task(stack, {}), { subnetIds: ["subnet-1", "subnet-2"] }),
  },
  "service-security-groups": {
    source: "Amazon ECS API reference, `AwsVpcConfiguration`",
    wrong: (stack) => {
      const securityGroupIds = ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"];
      service(stack, task(stack, {}), { securityGroupIds });
    },
    right: (stack) => service(stack, task(stack, {}), { securityGroupIds: ["sg-1", "sg-2"] }),
  },
  "exec-task-role": {
    source: EXEC,
    wrong: (stack) => service(stack, task(stack, {}), { enableExecuteCommand: true }),
    right: (stack) => {
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      service(stack, task(stack, { taskRole }), { enableExecuteCommand: true });
    },
  },
  "exec-read-only": {
    source: EXEC,
    wrong: (stack) => {
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      const containers = [{ ...APP, readonlyRootFilesystem: true }];
      service(stack, task(stack, { taskRole, containers }), { enableExecuteCommand: true });
    },
    right: (stack) => {
      const taskRole = new TaskRole(stack, "task_role", { name: "app-task" });
      service(stack, task(stack, { taskRole, containers: [APP] }), { enableExecuteCommand: true });
    },
  },
  "service-scaling-no-service": {
    source: 'Amazon ECS developer guide, "Automatically scale your Amazon ECS service"',
    wrong: (stack) => {
      const app = { containers: [APP], scaling: { minCapacity: 2, maxCapacity: 4, cpu: 60 }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app } });
    },
    right: (stack) => {
      const app = { containers: [APP], scaling: { minCapacity: 2, maxCapacity: 4, cpu: 60 }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app }, runIn: runIn(stack) });
    },
  },
  "service-scaling-metric": {
    source: 'Amazon ECS developer guide, "Use a target metric to scale Amazon ECS services automatically"',
    wrong: (stack) => {
      const app = { containers: [APP], scaling: { minCapacity: 2, maxCapacity: 4 }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app }, runIn: runIn(stack) });
    },
    right: (stack) => {
      const app = { containers: [APP], scaling: { minCapacity: 2, maxCapacity: 4, cpu: 60 }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app }, runIn: runIn(stack) });
    },
  },
  "alarm-percent": {
    source: "CloudWatch API reference, `PutMetricAlarm`",
    wrong: (stack) => {
      const app = { containers: [APP], alarms: { cpu: { threshold: 850 } }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app }, runIn: runIn(stack) });
    },
    right: (stack) => {
      const app = { containers: [APP], alarms: { cpu: { threshold: 85 } }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app }, runIn: runIn(stack) });
    },
  },
  "service-name": {
    source: 'Terraform language documentation, "Identifiers"',
    wrong: (stack) => {
      const services = { "shop.cart": { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = { cart: { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "service-name-taken": {
    source: 'Terraform language documentation, "Resource Addressing"',
    wrong: (stack) => {
      const services = { execution: { containers: [APP], ...SMALL } }; // as the shared role is called
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = { executor: { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "service-renamed-from": {
    source: 'Terraform language documentation, "moved Block"',
    wrong: (stack) => {
      const services = {
        cart: { containers: [APP], ...SMALL },
        basket: { name: "basket", logGroupName: "/ecs/basket", renamedFrom: "cart", containers: [APP], ...SMALL },
      };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = {
        basket: { name: "basket", logGroupName: "/ecs/basket", renamedFrom: "cart", containers: [APP], ...SMALL },
      };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "service-name-same": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => {
      const services = {
        cart: { containers: [APP], ...SMALL },
        basket: { name: "shop-cart", containers: [APP], ...SMALL },
      };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = {
        cart: { containers: [APP], ...SMALL },
        basket: { name: "basket", containers: [APP], ...SMALL },
      };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "services-prefix": {
    source: "Amazon ECS API reference, `CreateService`",
    wrong: (stack) => {
      const services = { cart: { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "my shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = { cart: { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "service-alarm-no-service": {
    source: 'Amazon ECS developer guide, "Amazon ECS CloudWatch metrics"',
    wrong: (stack) => {
      const app = { containers: [APP], alarms: { cpu: {} }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app } });
    },
    right: (stack) => {
      const app = { containers: [APP], alarms: { silence: {} }, ...SMALL };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services: { app } });
    },
  },
  "services-per-stack": {
    source: 'Terraform documentation, "State": every resource is refreshed for every plan',
    wrong: (stack) => {
      const names = Array.from({ length: 201 }, (_, i) => `app${i}`);
      const services = Object.fromEntries(names.map((name) => [name, { containers: [APP], ...SMALL }]));
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
    right: (stack) => {
      const services = { app: { containers: [APP], ...SMALL } };
      addServices(stack, { prefix: "shop", region: "eu-west-3", services });
    },
  },
  "service-stacks": {
    source: 'docs/many-services.md, "More stacks"',
    wrong: () => splitServices({ app: { ...SMALL, containers: [APP] } }, 0),
    right: () => splitServices({ app: { ...SMALL, containers: [APP] } }, 2),
  },
  "service-stack": {
    source: 'docs/many-services.md, "More stacks"',
    wrong: () => splitServices({ app: { ...SMALL, containers: [APP], stack: 3 } }, 2),
    right: () => splitServices({ app: { ...SMALL, containers: [APP], stack: 2 } }, 2),
  },
} satisfies ErrorExamples;

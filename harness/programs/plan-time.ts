import { Fn, TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { FargateServiceProps } from "../../constructs/ecs/fargate-service-props";
import { planTime } from "../../constructs/terraform/plan-time";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";
import { addServices } from "../../constructs/patterns/add-services";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import { container, SMALL, task, unchecked } from "../errors/example";
import { service } from "../errors/service-example";
import type { Program, Programs } from "./case";
import { cluster } from "./parts";
import { each } from "./each";

const text = (scope: Construct, id: string) => new TerraformVariable(scope, id, { type: "string" }).stringValue;
const number = (scope: Construct, id: string) => new TerraformVariable(scope, id, { type: "number" }).numberValue;
const list = (scope: Construct, id: string) => new TerraformVariable(scope, id, { type: "list(string)" }).listValue;
const map = (scope: Construct, id: string) =>
  Token.asStringMap(new TerraformVariable(scope, id, { type: "map(string)" }).value);

const ROLE = "arn:aws:iam::111122223333:role/app";

/** A definition with what these make of the stack: fields of the task, and of its container. */
const registered =
  (fields: (stack: ReadableStack) => object, ofContainer: (stack: ReadableStack) => object = () => ({})): Program =>
  (stack) => {
    const containerDefinitions = [{ name: "app", image: "nginx", ...ofContainer(stack) }];
    const roles = { executionRoleArn: ROLE, taskRoleArn: ROLE };
    const json = { family: "app", cpu: "256", memory: "512", ...roles, containerDefinitions, ...fields(stack) };
    return FargateTaskDefinition.fromRegisterInput(stack, "task", unchecked(json));
  };

const registeredContainer = (fields: (stack: ReadableStack) => object): Program => registered(() => ({}), fields);

const wholly = (scope: Construct) => new TerraformVariable(scope, "whole", { type: "any" }).value as unknown;

const splunkOf = (stack: ReadableStack): object => ({
  logDriver: "splunk",
  options: {
    "splunk-url": text(stack, "url"),
    "splunk-gzip": text(stack, "gzip"),
    "splunk-verify-connection": Token.asString(wholly(stack)),
  },
  secretOptions: [{ name: "splunk-token", valueFrom: text(stack, "token") }],
});

/** A service of tasks whose operating system only Terraform knows: as text, or by `planTime`. */
const onSomePlatform =
  (family: (stack: Construct) => unknown, props: Partial<FargateServiceProps>): Program =>
  (stack) => {
    const runtimePlatform = { operatingSystemFamily: unchecked(family(stack)) };
    service(stack, task(stack, { pidMode: "task" }, { ...SMALL, runtimePlatform }), props);
  };

/** Values that Terraform fills in, also whole lists and maps of them. */
export const PLAN_TIME_PROGRAMS = {
  refused: {
    "variables of a container as a whole": [
      "field-type",
      (stack) => container(stack, { environment: map(stack, "variables") }),
      "only at plan time",
    ],
    "containers of a file as a whole": [
      "field-type",
      registered((stack) => ({ containerDefinitions: wholly(stack) })),
      "containerDefinitions: must be a list",
    ],
    "variables of a file as a whole": [
      "field-type",
      registeredContainer((stack) => ({ environment: wholly(stack) })),
      "environment: must be a list",
    ],
    "options of a file as a whole": [
      "field-type",
      registeredContainer((stack) => ({ logConfiguration: { logDriver: "awslogs", options: wholly(stack) } })),
      "only at plan time",
    ],
    "launch types of a file as a whole": [
      "field-type",
      registered((stack) => ({ requiresCompatibilities: wholly(stack) })),
      "requiresCompatibilities: must be a list",
    ],
    "a launch type that Fargate lacks beside one of a variable": [
      "field-not-on-fargate",
      registered((stack) => ({ requiresCompatibilities: ["EXTERNAL", text(stack, "type")] })),
      "ECS Anywhere",
    ],
    "a platform version that no system has": [
      "service-platform-version",
      onSomePlatform((stack) => text(stack, "family"), { platformVersion: unchecked("1.2.0") }),
      "a platform version is LATEST, 1.4.0, 1.3.0, 1.0.0",
    ],
  },
  warned: {},
  right: {
    "a list of words": (stack) =>
      container(stack, { command: list(stack, "command"), entryPoint: Fn.split(" ", text(stack, "entry")) }),
    "a health check": (stack) => container(stack, { healthCheck: { command: unchecked(list(stack, "check")) } }),
    ...each(
      "a platform of a variable with version",
      ["LATEST", "1.4.0", "1.3.0", "1.0.0"] as const,
      (platformVersion) => onSomePlatform((stack) => text(stack, "family"), { platformVersion }),
    ),
    "a platform by planTime": onSomePlatform((stack) => planTime(text(stack, "family")), {
      cluster: { clusterId: "app", clusterName: "app" },
      capacityProviders: [{ provider: "FARGATE_SPOT", weight: 1 }],
    }),
    "tags as a whole": (stack) => task(stack, { tags: map(stack, "tags") }),
    "a service's tags as a whole": (stack) => {
      const containers = [{ name: "app", image: "nginx" }];
      const app = { cpu: 256, memory: 512, containers, serviceTags: map(stack, "tags") } as const;
      const runIn = { cluster: cluster(stack, "main"), subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: [] };
      addServices(stack, { prefix: "school", region: "eu-west-3", services: { app }, runIn });
    },
    "tags and more": (stack) =>
      task(stack, { tags: Token.asStringMap(Fn.merge([{ team: "app" }, map(stack, "tags")])) }),
    "actions and resources": (stack) =>
      new ManagedPolicy(stack, "policy", {
        name: "app",
        statements: [{ actions: list(stack, "actions"), resources: list(stack, "resources") }],
      }),
    "a flag of a file": registeredContainer((stack) => ({ essential: wholly(stack) })),
    "ports of a file": registeredContainer((stack) => ({
      portMappings: [{ containerPort: number(stack, "inside"), hostPort: number(stack, "outside") }],
    })),
    "a health check of a file": registeredContainer((stack) => ({ healthCheck: { command: list(stack, "check") } })),
    "a network mode of a file": registered((stack) => ({ networkMode: text(stack, "mode") })),
    "launch types of a file": registered((stack) => ({ requiresCompatibilities: list(stack, "types") })),
    "a launch type of a file": registered((stack) => ({ requiresCompatibilities: [text(stack, "type")] })),
    "a launch type beside Fargate": registered((stack) => ({
      requiresCompatibilities: ["FARGATE", text(stack, "type")],
    })),
    "volumes that may be configured at launch": registered((stack) => {
      const configuredAtLaunch = wholly(stack);
      return {
        runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
        ...{ cpu: 1024, memory: 2048 },
        volumes: ["a", "b"].map((name) => ({ name, configuredAtLaunch })),
      };
    }),
    "a file system of a file": registered((stack) => ({
      volumes: [
        {
          name: "data",
          efsVolumeConfiguration: {
            fileSystemId: text(stack, "files"),
            transitEncryption: text(stack, "encryption"),
            authorizationConfig: { accessPointId: text(stack, "point"), iam: text(stack, "iam") },
          },
        },
      ],
    })),
    "splunk of a file": registeredContainer((stack) => ({ logConfiguration: splunkOf(stack) })),
    "a buffer limit of a file": registered((stack) => ({
      containerDefinitions: [
        {
          name: "app",
          image: "nginx",
          logConfiguration: {
            logDriver: "awsfirelens",
            options: { Name: text(stack, "name"), "log-driver-buffer-limit": text(stack, "limit") },
          },
        },
        { name: "router", image: "fluent-bit", firelensConfiguration: { type: "fluentbit" } },
      ],
    })),
  },
} satisfies Programs;

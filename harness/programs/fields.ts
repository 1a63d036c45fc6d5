import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import { splunk } from "../../constructs/ecs/log-drivers/splunk";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import { addServices } from "../../constructs/patterns/add-services";
import { Cluster } from "../../constructs/ecs/cluster";
import { Secret } from "../../constructs/ecs/secret";
import { FargateService } from "../../constructs/ecs/fargate-service";
import { ExecutionRole } from "../../constructs/iam/execution-role";
import { TaskRole } from "../../constructs/iam/task-role";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";
import { APP, container, LOG_GROUP, logging, task, unchecked } from "../errors/example";
import type { Programs, WrongProgram } from "./case";

const LOGS = { logGroup: LOG_GROUP, region: "eu-west-3", streamPrefix: "app", delivery: { mode: "blocking" } } as const;

/** A container with fields that the compiler has not seen. */
const odd = (fields: object) => (stack: ReadableStack) => container(stack, unchecked(fields));

/** A task definition with props that the compiler has not seen. */
const oddTask = (fields: object) => (stack: ReadableStack) => {
  const executionRole = new ExecutionRole(stack, "role", { name: "app" });
  const props = { family: "app", executionRole, cpu: 256, memory: 512, containers: [APP], ...fields };
  return new FargateTaskDefinition(stack, "task", unchecked(props));
};

const SERVICE = { cpu: 256, memory: 512, containers: [APP] };

/** Services that the compiler has not seen. */
const services = (specs: unknown) => (stack: ReadableStack) =>
  addServices(stack, unchecked({ prefix: "shop", region: "eu-west-3", services: specs, runIn: runIn(stack) }));

const runIn = (stack: ReadableStack) => ({
  cluster: new Cluster(stack, "cluster", { name: "shop" }),
  subnetIds: ["subnet-0123456789abcdef0"],
  securityGroupIds: [],
});

/** A service with settings that the compiler has not seen. */
const service = (fields: object) => (stack: ReadableStack) => {
  const taskDefinition = container(stack, { portMappings: [{ containerPort: 80 }] });
  const settings = { name: "app", taskDefinition, desiredCount: 1, ...runIn(stack), ...fields };
  return new FargateService(stack, "service", unchecked(settings));
};

const unknown = (says: string, fields: object): WrongProgram => ["field-unknown", odd(fields), says];
const type = (says: string, fields: object): WrongProgram => ["field-type", odd(fields), says];
const missing = (says: string, fields: object): WrongProgram => ["field-missing", odd(fields), says];
const ec2 = (says: string, fields: object): WrongProgram => ["field-not-on-fargate", odd(fields), says];

/** Values from JavaScript, or from a file: fields that are unknown, missing or of the wrong type. */
export const FIELD_PROGRAMS = {
  refused: {
    "entrypoint for entryPoint": unknown("containers[0].entrypoint: ", { entrypoint: ["/bin/app"] }),
    "a misspelt command of a health check": unknown("write command", {
      healthCheck: { comand: ["CMD-SHELL", "true"] },
    }),
    "a misspelt field of a port": unknown("write containerPort", { portMappings: [{ containerport: 80 }] }),
    "env for environment": unknown("write environment", { env: { MODE: "fast" } }),
    "snake case": unknown("write readonlyRootFilesystem", { readonly_root_filesystem: true }),
    "a field that is near to none": unknown("there are name, image", { zone: "eu-west-3a" }),
    hostPort: unknown("containers[0].portMappings[0].hostPort: ", {
      portMappings: [{ containerPort: 80, hostPort: 8080 }],
    }),
    "the network mode in a container": unknown("field of the task definition", { networkMode: "awsvpc" }),
    "a misspelt field of a mount": [
      "field-unknown",
      oddTask({
        volumes: [{ name: "data" }],
        containers: [{ ...APP, mountPoints: [{ sourceVolume: "data", containerPath: "/data", readonly: true }] }],
      }),
      "write readOnly",
    ],
    "a misspelt field of a dependency": [
      "field-unknown",
      oddTask({
        containers: [
          { ...APP, dependsOn: [{ container: "db", condition: "START" }] },
          { ...APP, name: "db" },
        ],
      }),
      "write containerName",
    ],
    "what a driver does not know": [
      "field-unknown",
      (stack) => logging(stack, awsLogs(unchecked({ ...LOGS, prefix: "app" }))),
      "containers[0].logConfiguration.settings.prefix",
    ],
    "options of the ECS API in place of a driver": [
      "field-unknown",
      odd({ logConfiguration: { ...awsLogs(LOGS), options: { "awslogs-group": "app" } } }),
      "made by awsLogs",
    ],
    "ephemeral_storage of a task": ["field-unknown", oddTask({ ephemeral_storage: 50 }), "write ephemeralStorage"],
    "containerDefinitions of a task": ["field-unknown", oddTask({ containerDefinitions: [] }), "write containers"],
    "the network mode of a task": ["field-unknown", oddTask({ networkMode: "host" }), "always awsvpc"],
    "App Mesh": ["field-unknown", oddTask({ proxyConfiguration: { type: "APPMESH" } }), "discontinued"],
    "a path of the host": [
      "field-not-on-fargate",
      oddTask({ volumes: [{ name: "data", host: { sourcePath: "/data" } }] }),
      "volumes[0].host: ",
    ],
    "EFS as the ECS API has it": [
      "field-unknown",
      oddTask({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-0123456789abcdef0" } }] }),
      "write efs",
    ],
    "S3 Files": ["field-unknown", oddTask({ volumes: [{ name: "data", s3filesVolumeConfiguration: {} }] }), "5.100"],
    "a Docker volume": [
      "field-not-on-fargate",
      oddTask({ volumes: [{ name: "data", dockerVolumeConfiguration: {} }] }),
    ],
    "placement constraints": ["field-not-on-fargate", oddTask({ placementConstraints: [] })],
    "an IPC mode": ["field-not-on-fargate", oddTask({ ipcMode: "task" })],
    privileged: ec2("containers[0].privileged: ", { privileged: true }),
    "privileged, misspelt": ec2("leave it out", { priviledged: true }),
    links: ec2("links", { links: ["db"] }),
    "a hostname": ec2("hostname", { hostname: "app" }),
    "a GPU": ec2("GPU", { resourceRequirements: [{ type: "GPU", value: "1" }] }),
    devices: ec2("devices", { linuxParameters: { devices: [] } }),
    swap: ec2("swap", { linuxParameters: { maxSwap: 1024 } }),
    "no image": [
      "field-missing",
      (stack) => task(stack, { containers: [unchecked({ name: "app" })] }),
      "containers[0].image: ",
    ],
    "no name": [
      "field-missing",
      (stack) => task(stack, { containers: [unchecked({ image: "app:1" })] }),
      "containers[0].name",
    ],
    "no containers": ["field-missing", oddTask({ containers: undefined }), "containers: "],
    "no cpu": ["field-missing", oddTask({ cpu: undefined }), "cpu: "],
    "no memory": ["field-missing", oddTask({ memory: undefined }), "memory: "],
    "no family": ["field-missing", oddTask({ family: undefined }), "family: "],
    "no soft limit": missing("ulimits[0].softLimit", { ulimits: [{ name: "nofile", hardLimit: 1024 }] }),
    "no command in a health check": missing("healthCheck.command", { healthCheck: { interval: 30 } }),
    "no settings of splunk": ["field-missing", (stack) => logging(stack, splunk(unchecked({}))), "settings.token"],
    "splunk without arguments": ["field-missing", odd({ logConfiguration: { logDriver: "splunk" } }), "settings: "],
    "a secret of nothing": [
      "field-type",
      (stack) => container(stack, { secrets: { A: Secret.fromParameterName(unchecked(undefined)) } }),
      'container "app": must be text, got: nothing',
    ],
    "variables in a Map": type("names and values", { environment: new Map([["A", "b"]]) }),
    "a bigint": type("a number", { cpu: 256n }),
    "no stream prefix": [
      "field-missing",
      (stack) => logging(stack, awsLogs(unchecked({ ...LOGS, streamPrefix: undefined }))),
    ],
    "no region of the logs": [
      "field-missing",
      (stack) => logging(stack, awsLogs(unchecked({ ...LOGS, region: undefined }))),
    ],
    "a managed group without its ARN": [
      "field-missing",
      (stack) => logging(stack, awsLogs(unchecked({ ...LOGS, logGroup: { ownership: "managed", name: "app" } }))),
      "logGroup.arn",
    ],
    "a log driver without its name": missing("logConfiguration.logDriver", { logConfiguration: { settings: {} } }),
    "a group that nobody makes": [
      "field-type",
      (stack) => logging(stack, awsLogs(unchecked({ ...LOGS, logGroup: { ...LOG_GROUP, ownership: "mine" } }))),
      "one of managed, existing, createdByDriver",
    ],
    "a number in quotes": type("without quotes", { cpu: "256" }),
    "a number for a text": type("got: 8080", { environment: { PORT: 8080 } }),
    "true in quotes": type("true or false", { essential: "true" }),
    null: type("got: null", { healthCheck: null }),
    "a command that is no list": type("a list", { command: "npm start" }),
    "the pairs of the ECS API": type("names and values", { environment: [{ name: "MODE", value: "fast" }] }),
    "a secret that is a text": type("a Secret", {
      secrets: { PASSWORD: "arn:aws:ssm:eu-west-3:123456789012:parameter/x" },
    }),
    "a list for an object": type("as an object", { linuxParameters: [] }),
    "containers that are no list": ["field-type", oddTask({ containers: APP }), "containers: must be a list"],
    "a container that is a text": ["field-type", oddTask({ containers: ["app:1"] }), "containers[0]: "],
    "a task role as the execution role": [
      "field-type",
      (stack) => task(stack, { executionRole: unchecked(new TaskRole(stack, "wrong", { name: "wrong" })) }),
      "an ExecutionRole",
    ],
    "an architecture that Fargate lacks": [
      "field-type",
      oddTask({ runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM" } }),
    ],
    "a type of router": [
      "field-type",
      (stack) =>
        task(stack, {
          containers: [
            { ...APP, logConfiguration: firelens() },
            { name: "router", image: "router:1", firelensConfiguration: { type: unchecked("fluent-bit") } },
          ],
        }),
      "fluentbit",
    ],
    "a process mode of EC2": ["field-type", oddTask({ pidMode: "host" }), "one of task"],
    "a misspelt field of a service of many": [
      "field-unknown",
      services({ web: { ...SERVICE, desireCount: 2 } }),
      "services.web.desireCount: a service has no such field, got: 2; write desiredCount",
    ],
    "a misspelt field of a container of a service": [
      "field-unknown",
      services({ web: { ...SERVICE, containers: [{ ...APP, comand: ["x"] }] } }),
      "services.web.containers[0].comand: ",
    ],
    "a service without an image": [
      "field-missing",
      services({ web: { ...SERVICE, containers: [{ name: "app" }] } }),
      "services.web.containers[0].image: ",
    ],
    "a service without containers": [
      "field-missing",
      services({ web: { cpu: 256, memory: 512 } }),
      "services.web.containers: ",
    ],
    "a service that is a text": ["field-type", services({ web: "app:1" }), "services.web: "],
    "a service that is null": ["field-type", services({ web: null }), "services.web: "],
    "services in a list": ["field-type", services([SERVICE]), "services: "],
    "a misspelt option of its logs": [
      "field-unknown",
      services({ web: { ...SERVICE, logs: { retention: 30 } } }),
      "services.web.logs.retention: logs has no such field, got: 30; write retentionInDays",
    ],
    "scaling without an upper end": [
      "field-missing",
      services({ web: { ...SERVICE, scaling: { minCapacity: 1, cpu: 60 } } }),
      "services.web.scaling.maxCapacity: ",
    ],
    "a misspelt alarm": ["field-unknown", services({ web: { ...SERVICE, alarms: { silense: {} } } }), "write silence"],
    "no region": [
      "field-missing",
      (stack) => addServices(stack, unchecked({ prefix: "shop", services: {} })),
      "region: ",
    ],
    "a misspelt setting of all services": [
      "field-unknown",
      (stack) => addServices(stack, unchecked({ prefix: "shop", region: "eu-west-3", services: {}, runin: {} })),
      "write runIn",
    ],
    "a misspelt field of a service": ["field-unknown", service({ desired_count: 2 }), "write desiredCount"],
    "a service without subnets": ["field-missing", service({ subnetIds: undefined }), "subnetIds: "],
    "a service without a cluster": ["field-missing", service({ cluster: undefined }), "cluster: "],
    "a service without a task definition": [
      "field-missing",
      service({ taskDefinition: undefined }),
      "taskDefinition: ",
    ],
    "a task definition by its name": ["field-type", service({ taskDefinition: "app:1" }), "a FargateTaskDefinition"],
    "a misspelt field of a deployment": [
      "field-unknown",
      service({ deployment: { maximumPercentage: 200 } }),
      "deployment.maximumPercentage: a deployment has no such field, got: 200; write maximumPercent",
    ],
    "a target without a port": [
      "field-missing",
      service({ target: { containerName: "app", targetGroup: { arn: "arn", arnSuffix: "x" } } }),
      "target.containerPort: ",
    ],
    "a target group by its ARN": [
      "field-type",
      service({ target: { containerName: "app", containerPort: 80, targetGroup: "arn" } }),
      "target.targetGroup: ",
    ],
  },
  warned: {},
  right: {
    "fields that are undefined": (stack) => container(stack, { command: undefined, healthCheck: undefined }),
    "containers that are instances of a class": (stack) => {
      class Web {
        public readonly name = "web";
        public readonly image = "web:1";
        public readonly team = "shop";
      }
      return task(stack, { containers: [new Web()] });
    },
  },
} satisfies Programs;

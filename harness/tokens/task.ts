import { ExecutionRole } from "../../constructs/iam/execution-role";
import { ManagedPolicy } from "../../constructs/iam/managed-policy";
import { existingLogGroup } from "../log-groups";
import { LogGroup } from "../../constructs/logs/log-group";
import { logStatements } from "../../constructs/logs/log-group-ownership";
import { firelens, type FirelensOptions } from "../../constructs/ecs/log-drivers/firelens";
import { awsLogs, type AwsLogsOptions } from "../../constructs/ecs/log-drivers/aws-logs";
import { ContainerImage } from "../../constructs/ecs/container-image";
import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { FargateTaskDefinition } from "../../constructs/ecs/fargate-task-definition";
import type { FargateTaskDefinitionProps } from "../../constructs/ecs/fargate-task-definition-props";
import type { LogDriver } from "../../constructs/ecs/log-drivers/log-driver";
import { Secret } from "../../constructs/ecs/secret";
import { splunk, type SplunkOptions } from "../../constructs/ecs/log-drivers/splunk";
import type { Construct } from "constructs";
import { specimen } from "./specimen";

const ACCOUNT = "eu-west-3:123456789012";
const secret = Secret.fromSecretArn(`arn:aws:secretsmanager:${ACCOUNT}:secret:app-a1b2c3`);
const size = { cpu: 1024, memory: 8192 } as const;

function taskOf(stack: Construct, ...containers: ContainerDefinition[]): FargateTaskDefinition {
  const executionRole = new ExecutionRole(stack, "role", { name: "app" });
  return new FargateTaskDefinition(stack, "task", { family: "app", executionRole, containers, ...size });
}

const logging = (stack: Construct, logConfiguration: LogDriver) =>
  taskOf(stack, { name: "app", image: "app:1", logConfiguration });

const IMAGE = {
  repository: {
    arn: `arn:aws:ecr:${ACCOUNT}:repository/app`,
    repositoryUrl: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app",
  },
  tagOrDigest: "1.4.2",
};

/** A group's ARN is in no option of the driver, but in what the execution role may do. */
function writing(stack: Construct, options: AwsLogsOptions): void {
  logging(stack, awsLogs(options));
  const executionRole = new ExecutionRole(stack, "writer", { name: "writer" });
  new ManagedPolicy(stack, "logs", { name: "logs", role: executionRole, statements: logStatements(options.logGroup) });
}

const APP: ContainerDefinition = {
  name: "app",
  image: "app:1",
  essential: true,
  entryPoint: ["/entry"],
  command: ["serve"],
  workingDirectory: "/srv",
  user: "1000",
  cpu: 512,
  memory: 1024,
  memoryReservation: 512,
  portMappings: [
    { containerPort: 80, protocol: "tcp", name: "web", appProtocol: "http" },
    { containerPortRange: "8000-8010" },
  ],
  environment: { MODE: "fast" },
  environmentFiles: [{ type: "s3", value: "arn:aws:s3:::bucket/app.env" }],
  secrets: { PASSWORD: secret },
  dependsOn: [{ containerName: "db", condition: "START" }],
  healthCheck: { command: ["CMD-SHELL", "true"], interval: 10, timeout: 6, retries: 4, startPeriod: 20 },
  startTimeout: 100,
  stopTimeout: 110,
  restartPolicy: { enabled: true, ignoredExitCodes: [7], restartAttemptPeriod: 90 },
  mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }],
  volumesFrom: [{ sourceContainer: "db", readOnly: true }],
  ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }],
  linuxParameters: {
    capabilities: { add: ["SYS_PTRACE"], drop: ["MKNOD"] },
    initProcessEnabled: true,
    tmpfs: [{ containerPath: "/tmp", size: 64, mountOptions: ["noexec"] }],
  },
  systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }],
  readonlyRootFilesystem: true,
  interactive: true,
  pseudoTerminal: true,
  dockerLabels: { team: "shop" },
  credentialSpecs: [`credentialspecdomainless:arn:aws:s3:::bucket/spec.json`],
  versionConsistency: "disabled",
};

/** Containers and volumes with every option that has no router for the logs. */
export const TASK = {
  containers: [APP, { name: "db", image: "db:1" }],
  volumes: [
    { name: "data" },
    {
      name: "root",
      efs: { fileSystemId: "fs-0123456789abcdef0", rootDirectory: "/r", transitEncryptionPort: 2999 },
    },
    { name: "point", efs: { fileSystemId: "fs-0123456789abcdef0", accessPointId: "fsap-0123456789abcdef0" } },
  ],
} as const;

/** Containers of which one routes the other's logs. */
export const ROUTED: readonly ContainerDefinition[] = [
  { name: "app", image: "app:1", logConfiguration: firelens() },
  {
    name: "router",
    image: "fluent-bit:1",
    firelensConfiguration: {
      type: "fluentbit",
      options: { "config-file-type": "file", "config-file-value": "/extra.conf" },
    },
  },
];

/** Tasks, their containers, volumes, secrets and log drivers. */
export const TASK_SPECIMENS = [
  specimen<FargateTaskDefinitionProps>(
    "FargateTaskDefinition",
    (stack) => ({
      family: "app",
      executionRole: new ExecutionRole(stack, "role", { name: "app" }),
      ...TASK,
      ephemeralStorage: 30,
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
      tags: { team: "shop" },
      ...size,
    }),
    (stack, props) => new FargateTaskDefinition(stack, "task", props),
  ),
  specimen<FargateTaskDefinitionProps>(
    "FargateTaskDefinition",
    (stack) => ({
      family: "app",
      executionRole: new ExecutionRole(stack, "role", { name: "app" }),
      containers: ROUTED,
      ...size,
    }),
    (stack, props) => new FargateTaskDefinition(stack, "task", props),
    "with a router",
  ),
  specimen<AwsLogsOptions>(
    "awsLogs",
    () => ({
      logGroup: existingLogGroup("app", `arn:aws:logs:${ACCOUNT}:log-group:app`),
      region: "eu-west-3",
      streamPrefix: "web",
      delivery: { mode: "non-blocking", maxBufferSize: "25m" },
      endpoint: "https://logs.example.com",
      datetimeFormat: "%Y",
    }),
    writing,
  ),
  specimen<AwsLogsOptions>(
    "awsLogs",
    () => ({
      logGroup: LogGroup.createdByDriver("app", `arn:aws:logs:${ACCOUNT}:log-group:app`),
      region: "eu-west-3",
      streamPrefix: "web",
      delivery: { mode: "blocking" },
      multilinePattern: "^INFO",
    }),
    writing,
    "multiline",
  ),
  specimen<SplunkOptions>(
    "splunk",
    () => ({
      token: secret,
      url: "https://splunk.example.com",
      delivery: { mode: "non-blocking", maxBufferSize: "25m" },
      source: "app",
      sourceType: "json",
      index: "main",
      tag: "web",
    }),
    (stack, options) => logging(stack, splunk(options)),
  ),
  specimen<FirelensOptions>(
    "firelens",
    () => ({ options: { region: "eu-west-3" }, secretOptions: { apiKey: secret }, bufferLimit: 2_097_152 }),
    (stack, options) =>
      taskOf(
        stack,
        { name: "app", image: "app:1", logConfiguration: firelens(options) },
        { name: "router", image: "fluent-bit:1", firelensConfiguration: { type: "fluentbit" } },
      ),
  ),
  specimen(
    "ContainerImage.fromEcrRepository",
    () => IMAGE,
    (stack, { repository, tagOrDigest }) =>
      taskOf(stack, { name: "app", image: ContainerImage.fromEcrRepository(repository, tagOrDigest) }),
  ),
  specimen(
    "Secret.fromSecretArn",
    () => ({
      arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:app-a1b2c3`,
      selection: {
        jsonKey: "password",
        versionStage: "AWSPREVIOUS",
        encryptionKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      },
    }),
    (stack, { arn, selection }) =>
      taskOf(stack, { name: "app", image: "app:1", secrets: { PASSWORD: Secret.fromSecretArn(arn, selection) } }),
  ),
  specimen(
    "Secret.fromSecretArn",
    () => ({
      arn: `arn:aws:secretsmanager:${ACCOUNT}:secret:app-a1b2c3`,
      selection: { versionId: "00000000-0000-0000-0000-000000000001" },
    }),
    (stack, { arn, selection }) =>
      taskOf(stack, { name: "app", image: "app:1", secrets: { PASSWORD: Secret.fromSecretArn(arn, selection) } }),
    "of one version",
  ),
  specimen(
    "Secret.fromParameterName",
    () => ({
      name: "/app/db",
      options: {
        region: "eu-west-3",
        encryptionKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
      },
    }),
    (stack, { name, options }) =>
      taskOf(stack, { name: "app", image: "app:1", secrets: { PASSWORD: Secret.fromParameterName(name, options) } }),
  ),
  specimen(
    "Secret.fromValueFrom",
    () => ({ valueFrom: "/app/db" }),
    (stack, { valueFrom }) =>
      new FargateTaskDefinition(stack, "task", {
        family: "app",
        executionRole: ExecutionRole.fromArn(stack, "role", "arn:aws:iam::123456789012:role/app"),
        containers: [{ name: "app", image: "app:1", secrets: { PASSWORD: Secret.fromValueFrom(valueFrom) } }],
        ...size,
      }),
  ),
  specimen(
    "Secret.fromParameterArn",
    () => ({
      arn: `arn:aws:ssm:${ACCOUNT}:parameter/app`,
      options: { encryptionKeyArn: `arn:aws:kms:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
    }),
    (stack, { arn, options }) =>
      taskOf(stack, { name: "app", image: "app:1", secrets: { PASSWORD: Secret.fromParameterArn(arn, options) } }),
  ),
  specimen(
    "FargateTaskDefinition.fromRegisterInput",
    () => ({
      json: JSON.stringify({
        family: "app",
        cpu: "256",
        memory: "512",
        containerDefinitions: [{ name: "app", image: "app:1" }],
      }),
    }),
    (stack, { json }) => FargateTaskDefinition.fromRegisterInput(stack, "task", json),
  ),
];

import { TerraformVariable, Token } from "cdktf";
import { existingLogGroup } from "../../../harness/log-groups";
import { logStatements } from "../../../constructs/logs/log-group-ownership";
import { LogGroup } from "../../../constructs/logs/log-group";
import { ExecutionRole } from "../../../constructs/iam/execution-role";
import { TaskAndExecutionRole, type ITaskAndExecutionRole } from "../../../constructs/iam/task-and-execution-role";
import { TaskRole } from "../../../constructs/iam/task-role";
import { ManagedPolicy } from "../../../constructs/iam/managed-policy";
import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import { awsLogs } from "../../../constructs/ecs/log-drivers/aws-logs";
import type { ContainerDefinition, HealthCheck } from "../../../constructs/ecs/container-definition";
import type { PortMapping } from "../../../constructs/ecs/port-mapping";
import type { Cpu, FargateSize, Memory } from "../../../constructs/ecs/fargate-size";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import type { Delivery } from "../../../constructs/ecs/log-drivers/delivery";
import { Secret } from "../../../constructs/ecs/secret";
import { splunk } from "../../../constructs/ecs/log-drivers/splunk";
import type { Volume } from "../../../constructs/ecs/volume";
import { planTime, type PlanTime } from "../../../constructs/terraform/plan-time";
import {
  accept,
  delivery,
  executionRole,
  otherTask,
  secret,
  stack,
  task,
  taskRole,
  variable,
} from "../../../harness/type-case-givens";

// What must compile. Every size, in every spelling; plan-time values; each form of what has several.

accept<Cpu[]>([256, "256", ".25 vCPU", "0.25 vCPU", "0.5vcpu", "1 vCPU", "1vCPU", "1vcpu", "32 vcpu", 32768]);
accept<Memory[]>([512, "512", "0.5 GB", ".5 GB", ".5gb", "0.5GB", "2gb", "2 GB", "244GB", 249856]);
accept<FargateSize[]>([
  { cpu: 256, memory: 2048 },
  { cpu: "512", memory: "4 GB" },
  { cpu: "32 vCPU", memory: "244GB" },
  { cpu: 8192, memory: 61440, runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" } },
  { cpu: 1024, memory: 8192, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2025_CORE" } },
  { cpu: "4 vCPU", memory: "30GB", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2019_FULL" } },
  { cpu: planTime(variable), memory: planTime(otherTask.memory) },
  { cpu: planTime(variable), memory: 512 },
  { cpu: 256, memory: planTime(variable) },
]);
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, taskRole });

// No role, roles that are there already, one role for both.
new FargateTaskDefinition(stack, "task", { family: "app", containers: [], cpu: 256, memory: 512 });
new FargateTaskDefinition(stack, "task", {
  ...task,
  executionRole: ExecutionRole.fromArn(stack, "execution", "arn:aws:iam::123456789012:role/app"),
  taskRole: TaskRole.fromName(stack, "role", variable.stringValue),
  cpu: 256,
  memory: 512,
});
const both: ITaskAndExecutionRole = new TaskAndExecutionRole(stack, "both", { name: "app" });
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, executionRole: both, taskRole: both });

// A size that a program chooses.
const sizes: Readonly<Record<"small" | "large", FargateSize>> = {
  small: { cpu: 256, memory: 512 },
  large: { cpu: 4096, memory: 8192 },
};
for (const size of ["small", "large"] as const) new FargateTaskDefinition(stack, size, { ...task, ...sizes[size] });

accept<Delivery[]>([
  { mode: "accountDefault" },
  { mode: "blocking" },
  { mode: "non-blocking" },
  { mode: "non-blocking", maxBufferSize: "25m" },
  { mode: "non-blocking", maxBufferSize: planTime(variable) },
]);
new LogGroup(stack, "later", { name: variable.stringValue, retentionInDays: planTime(variable) });
const common = { region: "eu-west-3", streamPrefix: "app", delivery };
const logGroup = new LogGroup(stack, "group", { name: "/ecs/app", retentionInDays: 30 });
awsLogs({ ...common, logGroup });
awsLogs({ ...common, logGroup: LogGroup.fromName(stack, "found", "/ecs/app") });
awsLogs({ ...common, logGroup: existingLogGroup("/ecs/app", "arn"), datetimeFormat: "%Y" });
awsLogs({ ...common, logGroup: LogGroup.createdByDriver("/ecs/app"), multilinePattern: "^INFO" });
awsLogs({ ...common, logGroup, format: "json/emf", endpoint: "https://logs.example.com" });
awsLogs({ ...common, logGroup, region: variable.stringValue, streamPrefix: otherTask.family });
splunk({ token: secret, url: "https://splunk.example.com", delivery, format: "json", gzip: true });
splunk({ token: secret, url: planTime(variable), delivery: { mode: "blocking" } });
firelens();
firelens({
  options: { Name: "cloudwatch_logs" },
  secretOptions: { apiKey: secret },
  bufferLimit: variable.numberValue,
});
new ManagedPolicy(stack, "logs", { name: "logs", role: executionRole, statements: logStatements(logGroup) });
logGroup.grantRead(taskRole);

accept<PortMapping[]>([
  { containerPort: 80 },
  { containerPort: 53, protocol: "udp", name: "dns" },
  { containerPort: variable.numberValue, protocol: planTime(variable) },
  { containerPort: 80, name: "web", appProtocol: "http2", protocol: "tcp" },
  { containerPortRange: "8000-8010" },
  { containerPortRange: planTime(variable), name: "many", appProtocol: "grpc" },
]);
accept<HealthCheck[]>([
  { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] },
  { command: ["/healthcheck"] },
  { command: ["C:\\app\\check.exe", "--port", "80"] },
  { command: ["CMD", "curl", "-f", variable.stringValue], interval: variable.numberValue },
]);
accept<Volume[]>([
  { name: "scratch" },
  { name: "ebs", configuredAtLaunch: true },
  { name: "root", efs: { fileSystemId: "fs-0123456789abcdef0" } },
  { name: "plain", efs: { fileSystemId: variable.stringValue, rootDirectory: "/data", transitEncryption: false } },
  { name: "access", efs: { fileSystemId: "fs-1", accessPointId: "fsap-1", iamAuthorization: true } },
]);
accept<ContainerDefinition>({
  name: "app",
  image: otherTask.family,
  essential: planTime(variable),
  environment: { REGION: variable.stringValue },
  secrets: {
    PASSWORD: Secret.fromSecretArn(variable.stringValue, { jsonKey: "password", versionStage: "AWSPREVIOUS" }),
  },
  dependsOn: [{ containerName: "db", condition: "HEALTHY" }],
  linuxParameters: { capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] }, initProcessEnabled: true },
  ulimits: [{ name: "nofile", softLimit: -1, hardLimit: -1 }],
  restartPolicy: {},
  logConfiguration: firelens(),
});
planTime(new TerraformVariable(stack, "variable", {}));
planTime(Token.asString(variable.value));

// A size is read as what it is.
declare const size: FargateSize;
accept<Memory | PlanTime>(size.memory);
accept<Cpu | PlanTime>(size.cpu);

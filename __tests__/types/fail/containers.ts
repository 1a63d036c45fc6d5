import type {
  ContainerDependency,
  ContainerDefinition,
  EnvironmentFile,
  HealthCheck,
  LinuxParameters,
  MountPoint,
  RestartPolicy,
  SystemControl,
  Ulimit,
} from "../../../constructs/ecs/container-definition";
import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import { accept, executionRole, stack, task, taskDefinition } from "../../../harness/type-case-givens";

const app = { name: "app", image: "app:1" };

// The container itself.

// error: Property 'image' is missing
accept<ContainerDefinition>({ name: "app" });
// error: Property 'name' is missing
accept<ContainerDefinition>({ image: "app:1" });
// error: but 'enviroment' does not exist in type
accept<ContainerDefinition>({ ...app, enviroment: { A: "b" } });
// error: Type 'number' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, environment: { PORT: 8080 } });
// error: Type 'boolean' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, environment: { DEBUG: true } });
// error: Type 'string | undefined' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, environment: { HOME_PAGE: taskDefinition.taskRole?.roleName } });
// error: Type '{ name: string; value: string; }' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, environment: [{ name: "A", value: "b" }] });
// error: Type 'string' is not assignable to type 'readonly string[]'
accept<ContainerDefinition>({ ...app, command: "npm start" });
// error: Type 'string' is not assignable to type 'number'
accept<ContainerDefinition>({ ...app, memory: "512" });
// error: Type 'string' is not assignable to type
accept<ContainerDefinition>({ ...app, essential: "true" });
// error: '"on"' is not assignable to type
accept<ContainerDefinition>({ ...app, versionConsistency: "on" });
// error: Type 'number' is not assignable to type 'string'
accept<ContainerDefinition>({ ...app, dockerLabels: { version: 1 } });
// error: '"s3-object"' is not assignable to type '"s3"'
accept<EnvironmentFile>({ value: "arn:aws:s3:::bucket/app.env", type: "s3-object" });

// Health checks.

// error: '"curl -f http://localhost/"' is not assignable to type '…"CMD" | "CMD-SHELL"
accept<HealthCheck>({ command: ["curl -f http://localhost/"] });
// error: Type 'string' is not assignable to type
accept<HealthCheck>({ command: "curl -f http://localhost/" });
// error: Source has 1 element(s) but target requires 2
accept<HealthCheck>({ command: ["CMD"] });
// error: Source has 3 element(s) but target allows only 2
accept<HealthCheck>({ command: ["CMD-SHELL", "curl", "-f"] });
// error: but 'intervall' does not exist in type 'HealthCheck'
accept<HealthCheck>({ command: ["CMD-SHELL", "true"], intervall: 30 });
// error: Type 'string' is not assignable to type 'number'
accept<HealthCheck>({ command: ["CMD-SHELL", "true"], interval: "30s" });
// error: Property 'command' is missing
accept<HealthCheck>({ interval: 30 });

// Other containers.

// error: '"HEALTY"' is not assignable to type
accept<ContainerDependency>({ containerName: "db", condition: "HEALTY" });
// error: Property 'condition' is missing
accept<ContainerDependency>({ containerName: "db" });
// error: Type 'string' is not assignable to type 'ContainerDependency'
accept<ContainerDefinition>({ ...app, dependsOn: ["db"] });
// error: Property 'containerPath' is missing
accept<MountPoint>({ sourceVolume: "data" });

// Limits and the kernel.

// error: '"nofiles"' is not assignable to type
accept<Ulimit>({ name: "nofiles", softLimit: 1024, hardLimit: 4096 });
// error: Property 'hardLimit' is missing
accept<Ulimit>({ name: "nofile", softLimit: 1024 });
// error: '"NET_ADMIN"' is not assignable to type '…"SYS_PTRACE"
accept<LinuxParameters>({ capabilities: { add: ["NET_ADMIN"] } });
// error: '"CAP_KILL"' is not assignable to type
accept<LinuxParameters>({ capabilities: { drop: ["CAP_KILL"] } });
// error: Type 'string' is not assignable to type 'number'
accept<RestartPolicy>({ ignoredExitCodes: ["0"] });
// error: Type 'string' is not assignable to type 'boolean | PlanTime | undefined'
accept<RestartPolicy>({ enabled: "true" });
// error: Type 'number' is not assignable to type 'string'
accept<SystemControl>({ namespace: "net.core.somaxconn", value: 1024 });

// The FireLens router.

// error: '"fluent-bit"' is not assignable to type '"fluentbit" | "fluentd"'
accept<ContainerDefinition>({ ...app, firelensConfiguration: { type: "fluent-bit" } });
accept<ContainerDefinition>({
  ...app,
  // error: Type 'boolean' is not assignable to type 'string'
  firelensConfiguration: { type: "fluentd", options: { "enable-ecs-log-metadata": true } },
});

// The task around them.

// error: but 'container' does not exist in type
new FargateTaskDefinition(stack, "task", { family: "app", cpu: 256, memory: 512, executionRole, container: [app] });
// error: Property 'family' is missing
new FargateTaskDefinition(stack, "task", { cpu: 256, memory: 512, containers: [app] });
// error: Type '"host"' is not assignable to type '"task"'
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, pidMode: "host" });
// error: 'networkMode' does not exist in type
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, networkMode: "bridge" });
// error: Type 'string' is not assignable to type 'number'
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 512, ephemeralStorage: "30" });

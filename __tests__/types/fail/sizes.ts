import { FargateTaskDefinition } from "../../../constructs/ecs/fargate-task-definition";
import type { Cpu, FargateSize, FargateSizeProps, Memory } from "../../../constructs/ecs/fargate-size";
import { planTime } from "../../../constructs/terraform/plan-time";
import { accept, stack, task, variable } from "../../../harness/type-case-givens";

// Memory that another CPU has, or none: the message lists that of the CPU which was chosen.

// error: Type '4096' is not assignable to type 'PlanTime | Memory<…512…>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 4096 });
// error: Type '1500' is not assignable to type 'PlanTime | Memory<…512…>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: 1500 });
// error: Type '512' is not assignable to type 'PlanTime | Memory<1024 | 2048 | …3072…>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: 512, memory: 512 });
// error: Type '128' is not assignable to type 'PlanTime | Memory<…8192…30720>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: 4096, memory: 128 });
// error: Type '"1GB"' is not assignable to type 'PlanTime | Memory<…5120…>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: "1 vCPU", memory: "1GB" });
// error: Type '"0.5 GB"' is not assignable to type 'PlanTime | Memory<1024 | 2048 | …3072…>'.
accept<FargateSizeProps>({ cpu: ".5 vCPU", memory: "0.5 GB" });
// error: Type '"2 GiB"' is not assignable to type 'PlanTime | Memory<…512…>'. Did you mean '"2 GB"'?
accept<FargateSizeProps>({ cpu: 256, memory: "2 GiB" });
// error: Type '"2048"' is not assignable to type 'PlanTime | Memory<…5120…>'.
accept<FargateSizeProps>({ cpu: "2048", memory: "2048" });
// error: Type '20480' is not assignable to type 'PlanTime | Memory<…40960…
accept<FargateSizeProps>({ cpu: 16384, memory: 20480 });
// error: Type '18432' is not assignable to type 'PlanTime | Memory<…20480…
accept<FargateSizeProps>({ cpu: 8192, memory: 18432 });
// error: Type '"64GB"' is not assignable to type 'PlanTime | Memory<61440 | 122880 | 249856>'.
accept<FargateSizeProps>({ cpu: "32 vCPU", memory: "64GB" });
// error: Type '262144' is not assignable to type 'PlanTime | Memory<61440 | 122880 | 249856>'.
accept<FargateSizeProps>({ cpu: 32768, memory: 262144 });

// What is no size.

// error: Type '300' is not assignable to type
new FargateTaskDefinition(stack, "task", { ...task, cpu: 300, memory: 512 });
// error: '"3 vCPU"' is not assignable to parameter of type
accept<Cpu>("3 vCPU");
// error: '"1 CPU"' is not assignable
accept<Cpu>("1 CPU");
// error: '"2 GiB"' is not assignable
accept<Memory>("2 GiB");
// error: '2.5' is not assignable
accept<Memory>(2.5);
// error: Property 'memory' is missing
accept<FargateSize>({ cpu: 256 });

// Windows and Arm.

// error: '"WINDOWS_SERVER_2022_CORE"' is not assignable to type '"LINUX"'
accept<FargateSize>({ cpu: 512, memory: 1024, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } });
// error: '"WINDOWS_SERVER_2022_CORE"' is not assignable to type '"LINUX"'
accept<FargateSize>({
  cpu: 8192,
  memory: 16384,
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
});
accept<FargateSize>({
  cpu: 1024,
  memory: 2048,
  // error: Type '"ARM64"' is not assignable to type '"X86_64"'
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_FULL", cpuArchitecture: "ARM64" },
});
accept<FargateSize>({
  cpu: 1024,
  memory: 2048,
  // error: Type '"WINDOWS_SERVER_2016_FULL"' is not assignable
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2016_FULL" },
});
accept<FargateSize>({
  cpu: 1024,
  memory: 2048,
  // error: Type '"ARM"' is not assignable to type '…"ARM64"
  runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM" },
});

// Values of plan time are named as such: a plain token looks like any number.

// error: Type 'number' is not assignable to type …PlanTime…
accept<FargateSizeProps>({ cpu: variable.numberValue, memory: 512 });
// error: Type 'number' is not assignable to type 'PlanTime | Memory<…512…>'.
new FargateTaskDefinition(stack, "task", { ...task, cpu: 256, memory: variable.numberValue });
// error: Type 'string' is not assignable to type 'PlanTime | Memory<…512…>'.
accept<FargateSizeProps>({ cpu: 256, memory: variable.stringValue });
// error: Argument of type 'boolean' is not assignable
planTime(true);
// error: Type '2.5' is not assignable
accept<FargateSize>({ cpu: planTime(variable), memory: 2.5 });

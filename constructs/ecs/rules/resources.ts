import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { ContainerDefinition } from "../container-definition";
import { MOST_CPU, MOST_MEMORY } from "../fargate-memory";
import { DEFAULT_BUFFER_MIB, parseBufferSize } from "../log-drivers/delivery";
import { deliveryOf } from "../log-drivers/log-driver";
import { wholeNumber } from "../../core/values";
import { inContainer } from "./in-container";

/** What the task has, as far as it is known: CPU units and MiB. */
export interface TaskSize {
  readonly cpu?: number;
  readonly memory?: number;
}

/**
 * The rules of what containers take from their task (Amazon ECS API reference, `ContainerDefinition`: `cpu`, `memory`,
 * `memoryReservation`).
 */
export function resourceProblems(containers: readonly ContainerDefinition[], task: TaskSize): Problem[] {
  return [
    ...containers.flatMap((container) => inContainer(container, ownProblems(container))),
    ...cpuProblems(containers, task),
    ...memoryProblems(containers, task),
  ];
}

function ownProblems({ cpu, memory, memoryReservation }: ContainerDefinition): Problem[] {
  const mib = { min: 6, max: MOST_MEMORY, unit: "MiB" };
  const reserved = known(memoryReservation) ?? -Infinity;
  const limit = known(memory) ?? Infinity;
  return [
    ...wholeNumber(cpu, { code: "container-cpu", what: "a container's cpu", min: 0, max: MOST_CPU, unit: "units" }),
    ...wholeNumber(memory, { code: "container-memory", what: "a container's memory", ...mib }),
    ...wholeNumber(memoryReservation, { code: "container-memory", what: "a container's memoryReservation", ...mib }),
    ...(reserved > limit ? [above(reserved, limit)] : []),
  ];
}

/** The API reference says greater, but equal is taken, as Docker does (awsdocs/amazon-ecs-developer-guide pull request 242). */
const above = (got: number, limit: number): Problem => ({
  code: "container-memory-reservation",
  rule: `a container's memoryReservation is at most its memory of ${limit} MiB`,
  got,
  fix: "lower it, or leave it out",
});

function cpuProblems(containers: readonly ContainerDefinition[], { cpu: taskCpu = Infinity }: TaskSize): Problem[] {
  const sum = total(containers.map(({ cpu }) => known(cpu)));
  if (sum <= taskCpu) return [];
  return [
    {
      code: "task-cpu-exceeded",
      rule: `the containers' cpu is at most the task's ${taskCpu} units together`,
      got: sum,
      fix: "give the task more, or the containers less",
    },
  ];
}

function memoryProblems(
  containers: readonly ContainerDefinition[],
  { memory: taskMemory = Infinity }: TaskSize,
): Problem[] {
  const tooBig = containers
    .flatMap(({ memory }) => known(memory) ?? [])
    .filter((limit) => limit > taskMemory)
    .map((limit) => exceeded("a container's memory is", limit, taskMemory));
  if (tooBig.length > 0) return tooBig;
  const reserved = total(containers.map(reservedOf));
  return reserved > taskMemory ? [exceeded("the containers' memory together is", reserved, taskMemory)] : [];
}

/**
 * Memory that is left for log buffers (Amazon ECS developer guide, "Preventing log loss with non-blocking mode in the awslogs
 * container log driver"): advice, which AWS does not enforce and its own samples do not follow.
 */
export function bufferWarnings(containers: readonly ContainerDefinition[], task: TaskSize): Problem[] {
  const { memory: taskMemory = Infinity } = task;
  if (memoryProblems(containers, task).length > 0) return [];
  const reserved = total(containers.map(reservedOf));
  const buffers = total(containers.map(bufferOf));
  if (reserved + buffers <= taskMemory) return [];
  return [
    {
      code: "log-buffers-exceed-memory",
      rule: `the containers' memory and their log buffers fit the task's ${taskMemory} MiB together`,
      got: `${reserved} MiB and ${buffers} MiB of buffers`,
      fix: "lower the containers' memory, maxBufferSize or bufferLimit, give the task more, or choose blocking delivery",
    },
  ];
}

const exceeded = (what: string, got: number, taskMemory: number): Problem => ({
  code: "task-memory-exceeded",
  rule: `${what} at most the task's ${taskMemory} MiB`,
  got,
  fix: "give the task more, or the containers less",
});

function reservedOf({ memory, memoryReservation }: ContainerDefinition): number | undefined {
  return known(memoryReservation) ?? known(memory);
}

/** Lines of a MiB that wait for a router: FireLens counts lines, and each is taken to have 1 KiB. */
const MIB_LINES = 1024;

/** MiB that wait in memory when the log destination is slow. */
function bufferOf({ logConfiguration }: ContainerDefinition): number {
  // AWS's own default, 1 GiB of such lines, is in hardly any task that works all the same.
  if (logConfiguration?.logDriver === "awsfirelens") {
    return Math.floor((known(logConfiguration.settings.bufferLimit) ?? 0) / MIB_LINES);
  }
  const delivery = deliveryOf(logConfiguration);
  if (delivery?.mode !== "non-blocking") return 0;
  const { maxBufferSize: size } = delivery;
  const text = known(size);
  if (text === undefined) return size === undefined ? DEFAULT_BUFFER_MIB : 0;
  return parseBufferSize(text) ?? 0;
}

function total(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
}

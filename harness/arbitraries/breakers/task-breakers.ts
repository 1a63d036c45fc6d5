import { parseMemory } from "../../../constructs/ecs/fargate-size";
import type { TaskShape } from "../../../constructs/ecs/rules/task";
import { inAdded, inFirst, inTask, withContainers, type Breaker } from "./breaker";

const MORE = "give the task more, or the containers less";
const BETWEEN = "choose a value in between";

/** Breaks sizes, names, and the shares of the task: `fargate-size.ts`, `rules/containers.ts`, `rules/resources.ts`. */
export const TASK_BREAKERS: readonly Breaker[] = [
  {
    ...inFirst("task-definition-bytes", "more than 64 KiB", { command: ["x".repeat(70_000)] }, ""),
    says:
      "a task definition has at most 65536 bytes of JSON, and its containers alone have more, got: 70066; move the " +
      "environment to environmentFiles, and long texts to the image or a secret",
  },
  inTask(
    "tag",
    "a tag that AWS keeps for itself",
    { tags: { "aws:team": "a" } },
    'a tag\'s key does not begin with aws:, which AWS keeps for itself, got: "aws:team"; rename it',
  ),
  inTask(
    "fargate-cpu",
    "a number of CPU units that Fargate does not offer",
    { cpu: 40000 },
    "cpu is one of 256, 512, 1024, 2048, 4096, 8192, 16384, 32768 units on Linux, got: 40000; " +
      "choose one of them, as a number of units or as '1 vCPU'",
  ),
  inTask(
    "fargate-memory",
    "memory that Fargate does not offer at that CPU",
    { memory: "250000" },
    'memory at 1024 cpu units is one of 2048, 3072, 4096, 5120, 6144, 7168, 8192 MiB, got: "250000"; ' +
      "choose one of them, as a number of MiB or as '2 GB'",
  ),
  inTask(
    "ephemeral-storage",
    "more ephemeral storage than there is",
    { ephemeralStorage: 201 },
    "ephemeral storage is 21 to 200 GiB, whole, got: 201; choose a size in between",
  ),
  inTask("container-count", "no container", { containers: [] }, "a task has 1 to 10 containers, got: 0; add one"),
  {
    code: "container-count",
    what: "more containers than AWS takes",
    change: (task) =>
      withContainers(task, ...Array.from({ length: 11 - task.containers.length }, (_, i) => ({ name: `added${i}` }))),
    says: "a task has 1 to 10 containers, got: 11; split it into several tasks",
  },
  {
    ...inAdded("name-pattern", "a container's name", { name: "my app" }, ""),
    says: 'a container\'s name consists of letters, digits, _ and -, got: "my app"; rename it',
  },
  {
    ...inAdded("name-length", "a container without a name", { name: "" }, ""),
    says: 'a container\'s name has 1 to 255 characters, got: ""; give it one',
  },
  {
    code: "container-name-duplicate",
    what: "two containers of one name",
    change: (task) => withContainers(task, { name: task.containers[0]?.name }),
    says: 'each container of a task has a name of its own, got: "app"; rename one of them',
  },
  {
    code: "container-essential",
    what: "no essential container",
    change: (task) => ({ ...task, containers: task.containers.map((other) => ({ ...other, essential: false })) }),
    says:
      'at least one container of a task is essential, got: ["app"]; leave `essential` out for the container that ' +
      "the task is there for",
  },
  inAdded(
    "container-cpu",
    "a container's cpu",
    { cpu: -1 },
    `a container's cpu is 0 to 32768 units, whole, got: -1; ${BETWEEN}`,
  ),
  inFirst(
    "container-memory",
    "a container's memory",
    { memory: 5, memoryReservation: undefined },
    `a container's memory is 6 to 249856 MiB, whole, got: 5; ${BETWEEN}`,
  ),
  inFirst(
    "container-memory",
    "a container's memory reservation",
    { memory: undefined, memoryReservation: 6.5 },
    `a container's memoryReservation is 6 to 249856 MiB, whole, got: 6.5; ${BETWEEN}`,
  ),
  inFirst(
    "container-memory-reservation",
    "a reservation above the memory",
    { memory: 64, memoryReservation: 65 },
    "a container's memoryReservation is at most its memory of 64 MiB, got: 65; lower it, or leave it out",
  ),
  {
    code: "task-cpu-exceeded",
    what: "more cpu than the task has",
    change: (task) => withContainers(task, { cpu: 32768 }, { name: "other", cpu: 32768 }),
    says: `the containers' cpu is at most the task's 1024 units together, got: 65536; ${MORE}`,
  },
  {
    code: "task-memory-exceeded",
    what: "one container with more memory than the task has",
    change: (task) => withContainers({ ...task, cpu: 32768, memory: "120 GB" }, { memory: 122881 }),
    says: `a container's memory is at most the task's 122880 MiB, got: 122881; ${MORE}`,
  },
  {
    code: "task-memory-exceeded",
    what: "more memory than the task has, together",
    change: (task) => withContainers(task, { memory: memoryOf(task) }, { name: "other", memory: 6 }),
    says: `the containers' memory together is at most the task's 2048 MiB, got: 2054; ${MORE}`,
  },
];

function memoryOf({ memory }: TaskShape): number | undefined {
  return typeof memory === "object" ? undefined : parseMemory(memory);
}

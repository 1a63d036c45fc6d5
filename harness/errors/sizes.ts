import { APP, type ErrorExamples, container, containers, task, unchecked } from "./example";
import { awsLogs } from "../../constructs/ecs/log-drivers/aws-logs";
import { LOG_GROUP } from "./example";

const TASK_SIZE = 'Amazon ECS developer guide, "Amazon ECS task definition parameters for Fargate", Task size';
const CONTAINER = "Amazon ECS API reference, `ContainerDefinition`";

/** The size of the task, and what containers take of it. */
export const SIZE_ERRORS = {
  "fargate-cpu": {
    source: TASK_SIZE,
    wrong: (stack) => task(stack, {}, unchecked({ cpu: 300, memory: 512 })),
    right: (stack) => task(stack, {}, { cpu: 256, memory: 512 }),
  },
  "fargate-memory": {
    source: TASK_SIZE,
    wrong: (stack) => task(stack, {}, unchecked({ cpu: "1 vCPU", memory: "1GB" })),
    right: (stack) => task(stack, {}, { cpu: "1 vCPU", memory: "2GB" }),
  },
  "ephemeral-storage": {
    source: "Amazon ECS API reference, `EphemeralStorage`",
    wrong: (stack) => task(stack, { ephemeralStorage: 20 }),
    right: (stack) => task(stack, { ephemeralStorage: 21 }),
  },
  "container-cpu": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { cpu: -1 }),
    right: (stack) => container(stack, { cpu: 128 }),
  },
  "container-memory": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { memory: 4 }),
    right: (stack) => container(stack, { memory: 256 }),
  },
  "container-memory-reservation": {
    source: CONTAINER,
    wrong: (stack) => container(stack, { memory: 256, memoryReservation: 512 }),
    right: (stack) => container(stack, { memory: 256, memoryReservation: 128 }),
  },
  "task-cpu-exceeded": {
    source: CONTAINER,
    wrong: (stack) => containers(stack, { ...APP, cpu: 192 }, { ...APP, name: "sidecar", cpu: 128 }),
    right: (stack) => containers(stack, { ...APP, cpu: 192 }, { ...APP, name: "sidecar", cpu: 64 }),
  },
  "task-memory-exceeded": {
    source: CONTAINER,
    wrong: (stack) => containers(stack, { ...APP, memory: 384 }, { ...APP, name: "sidecar", memory: 256 }),
    right: (stack) => containers(stack, { ...APP, memory: 384 }, { ...APP, name: "sidecar", memory: 128 }),
  },
  "log-buffers-exceed-memory": {
    source:
      'Amazon ECS developer guide, "Preventing log loss with non-blocking mode in the awslogs container log driver"',
    wrong: (stack) =>
      container(stack, {
        memory: 512,
        logConfiguration: awsLogs({
          logGroup: LOG_GROUP,
          region: "eu-west-3",
          streamPrefix: "app",
          delivery: { mode: "non-blocking", maxBufferSize: "25m" },
        }),
      }),
    right: (stack) =>
      container(stack, {
        memory: 487,
        logConfiguration: awsLogs({
          logGroup: LOG_GROUP,
          region: "eu-west-3",
          streamPrefix: "app",
          delivery: { mode: "non-blocking", maxBufferSize: "25m" },
        }),
      }),
  },
} satisfies ErrorExamples;

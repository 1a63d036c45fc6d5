import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import { firelens } from "../../../../constructs/ecs/log-drivers/firelens";
import { bufferWarnings, resourceProblems, type TaskSize } from "../../../../constructs/ecs/rules/resources";
import { container, type ContainerFields } from "../../../../harness/task-codes";

const later = Token.asNumber({ resolve: () => 1 });
const TASK: TaskSize = { cpu: 256, memory: 512 };
const judge = (task: TaskSize, ...fields: ContainerFields[]) =>
  resourceProblems(fields.map(container), task).map(explain);

test.each<[TaskSize, ...ContainerFields[]]>([
  [{}, { cpu: 1024, memory: 2048, memoryReservation: 1024 }],
  [TASK, { cpu: 256, memory: 512 }],
  [TASK, { memory: 512, memoryReservation: 512 }],
  [TASK, { memory: 512, memoryReservation: 256 }, { memory: 512, memoryReservation: 256 }],
  [TASK, { memory: later, memoryReservation: 512 }],
  [TASK, { memory: 512, memoryReservation: later }],
  [TASK, { cpu: 256 }, { cpu: later, memory: later }],
])("a task of %j may have %j", (task, ...fields) => expect(judge(task, ...fields)).toEqual([]));

const MORE = "give the task more, or the containers less";

test.each<[ContainerFields[], string]>([
  [
    [{ cpu: 128 }, { cpu: 129 }],
    `task-cpu-exceeded: the containers' cpu is at most the task's 256 units together, got: 257; ${MORE}`,
  ],
  [[{ memory: 513 }], `task-memory-exceeded: a container's memory is at most the task's 512 MiB, got: 513; ${MORE}`],
  [
    [{ memory: 256 }, { memoryReservation: 257 }],
    `task-memory-exceeded: the containers' memory together is at most the task's 512 MiB, got: 513; ${MORE}`,
  ],
  [
    [{ memory: 128, memoryReservation: 129 }],
    'container-memory-reservation: container "app": a container\'s memoryReservation is at most its memory of 128 MiB, got: 129; lower it, or leave it out',
  ],
  [
    [{ memory: 5 }],
    'container-memory: container "app": a container\'s memory is 6 to 249856 MiB, whole, got: 5; choose a value in between',
  ],
  [
    [{ memoryReservation: 5 }],
    'container-memory: container "app": a container\'s memoryReservation is 6 to 249856 MiB, whole, got: 5; choose a value in between',
  ],
])("a task of 256 units and 512 MiB may not have %j", (fields, says) => expect(judge(TASK, ...fields)).toEqual([says]));

describe("lines that wait for a router", () => {
  const waiting = (bufferLimit: number | undefined, size = TASK) =>
    bufferWarnings([container({ memory: 510, logConfiguration: firelens({ bufferLimit }) })], size).map(explain);

  test.each([undefined, 0, 2048, 3071, later])("fit beside 510 MiB: %d", (lines) => expect(waiting(lines)).toEqual([]));

  test("fit a task whose size is known only at plan time", () => expect(waiting(536_870_911, {})).toEqual([]));

  test("do not fit beside 510 MiB: 3072", () =>
    expect(waiting(3072)).toEqual([
      "log-buffers-exceed-memory: the containers' memory and their log buffers fit the task's 512 MiB together, got: \"510 MiB and 3 MiB of buffers\"; lower the containers' memory, maxBufferSize or bufferLimit, give the task more, or choose blocking delivery",
    ]));
});

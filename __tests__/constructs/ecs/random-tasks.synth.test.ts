import { BREAKERS } from "../../../harness/arbitraries/breakers";
import { RandomTasksStack, randomTasks } from "../../../harness/random-tasks-stack";
import { addressesOf, synthesizeStack } from "../../../harness/synthesized-stack";

// A sample of what random-tasks.unit.test.ts checks two thousand times, through the construct itself.
const TASKS = randomTasks(40, 7);

test("random legal tasks synthesize, each to a task definition", () => {
  const { json } = synthesizeStack((scope) => new RandomTasksStack(scope, "tasks", TASKS));
  const definitions = addressesOf(json).filter((address) => address.startsWith("aws_ecs_task_definition."));
  expect(definitions).toHaveLength(TASKS.length);
});

test("broken ones in one stack are all reported, each by its path and code", () => {
  const [linux, windows] = [randomTasks(1, 8), randomTasks(4, 8).slice(3)];
  const broken = BREAKERS.flatMap(({ change, on }) => (on === "windows" ? windows : linux).map(change));
  const reported = errorOf(() => synthesizeStack((scope) => new RandomTasksStack(scope, "tasks", broken))).split("\n");
  for (const [index, { code }] of BREAKERS.entries()) {
    expect(reported).toContainEqual(expect.stringContaining(`[tasks/task${index}] ${code}: `));
  }
});

function errorOf(action: () => unknown): string {
  try {
    action();
    return "";
  } catch (error) {
    return String(error);
  }
}

import { useEmulator } from "../../../harness/emulator/set-up";
import { RandomTasksStack, randomTasks } from "../../../harness/random-tasks-stack";
import type { TerraformWorkspace } from "../../../testing/terraform";
import { stackWorkspace } from "../../../harness/workspaces";

const A_MINUTE = 60_000;

// The emulated AWS answers with the containers as AWS stores them (harness/emulator/additions.py), so that the second plan
// would show what is not canonical. It forgets `enableFaultInjection`: the sample holds all fields but that one.
const TASKS = randomTasks(25, 4);

const aws = useEmulator();
let terraform: TerraformWorkspace;

beforeAll(async () => {
  terraform = stackWorkspace((scope) => new RandomTasksStack(scope, "tasks", TASKS), { env: aws.env });
  await terraform.init();
}, 3 * A_MINUTE);

// These follow one another.
test("random legal tasks are valid", () => terraform.validate(), A_MINUTE);

test(
  "they apply, and need no change then",
  async () => {
    await terraform.apply();
    const list = { service: "ecs", operation: "list_task_definitions", query: "taskDefinitionArns" };
    expect(await aws.call(list)).toHaveLength(TASKS.length);
    expect((await terraform.plan()).text).toContain("No changes.");
  },
  2 * A_MINUTE,
);

test(
  "they are destroyed to nothing",
  async () => {
    await terraform.destroy();
    expect(await aws.inventory()).toEqual({});
  },
  A_MINUTE,
);

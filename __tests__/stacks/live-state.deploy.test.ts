import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator, type Emulator } from "../../testing/emulator/emulator";
import { resourceChanges, type ResourceChange } from "../../testing/plan-json";
import { removeScratchDirectories } from "../../testing/scratch";
import {
  originalWorkspace,
  stateFile,
  synthesizedWorkspace,
  variables,
  type StackName,
  type SynthesizedOptions,
} from "../../testing/workspaces";

const A_MINUTE = 60_000;

let aws: Emulator;

beforeAll(async () => {
  aws = await startEmulator();
}, 3 * A_MINUTE);

afterAll(async () => {
  await aws.stop();
  removeScratchDirectories();
});

const TASK_DEFINITION = "aws_ecs_task_definition.app-task";

describe.each<[stack: StackName, resources: number, followTaskDefinition: string[]]>([
  ["university", 28, ["aws_ecs_service.app-service"]],
  ["task-logging", 4, []],
])("the original %s, live", (stack, resources, followTaskDefinition) => {
  const vars = variables(stack, "defaults");
  let stateOfOriginal: string;

  /** What the synthesized output would do to the original's live state. */
  async function planOverLiveState(
    options: SynthesizedOptions = {},
  ): Promise<{ text: string; changes: ResourceChange[] }> {
    const synthesized = synthesizedWorkspace(stack, { env: aws.env, ...options });
    copyFileSync(stateOfOriginal, stateFile(synthesized, stack));
    await synthesized.init();
    const { text } = await synthesized.plan({ vars, out: "live.tfplan" });
    return { text, changes: resourceChanges(await synthesized.show("live.tfplan")) };
  }

  beforeAll(async () => {
    await aws.reset();
    const original = originalWorkspace(stack, { env: aws.env });
    stateOfOriginal = join(original.dir, "terraform.tfstate");
    await original.init();
    await original.apply({ vars }); // the provider itself waits a minute for a load balancer
    expect(await original.stateList()).toHaveLength(resources);
    expect((await original.plan({ vars })).exitCode).toBe(0);
  }, 4 * A_MINUTE);

  it(
    "sees no changes when the synthesized output takes over",
    async () => {
      const { text, changes } = await planOverLiveState();
      expect(text).toContain("No changes. Your infrastructure matches the configuration.");
      expect(changes).toEqual([]);
    },
    A_MINUTE,
  );

  it.each<[what: string, from: string, to: string, address: string, actions: string[]]>([
    [
      "a log option",
      '\\"awslogs-stream-prefix\\" = \\"app\\"',
      '\\"awslogs-stream-prefix\\" = \\"web\\"',
      TASK_DEFINITION,
      ["delete", "create"],
    ],
    [
      "an action of the policy",
      "logs:PutLogEvents",
      "logs:GetLogEvents",
      "aws_iam_policy.cloudwatch_logs_policy",
      ["update"],
    ],
    [
      "a name",
      "-AttachCloudWatchLogsPolicy",
      "-AttachLogsPolicy",
      "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment",
      ["delete", "create"],
    ],
  ])(
    "sees a change when one value differs: %s",
    async (_, from, to, address, actions) => {
      const { changes } = await planOverLiveState({ mutate: (json) => json.replaceAll(from, to) });
      expect(changes).toContainEqual({ address, actions, imported: false });
      const others = changes.map((change) => change.address).filter((other) => other !== address);
      expect(others).toEqual(address === TASK_DEFINITION ? followTaskDefinition : []);
    },
    A_MINUTE,
  );

  it(
    "is destroyed whole by the synthesized output",
    async () => {
      const synthesized = synthesizedWorkspace(stack, { env: aws.env });
      copyFileSync(stateOfOriginal, stateFile(synthesized, stack));
      await synthesized.init();
      await synthesized.destroy({ vars });
      expect(await aws.inventory()).toEqual({});
    },
    2 * A_MINUTE,
  );
});

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator, type Emulator } from "../../testing/emulator/emulator";
import "../../testing/matchers";
import type { PlannedActions } from "../../testing/matchers";
import { removeScratchDirectories } from "../../testing/scratch";
import type { TerraformWorkspace } from "../../testing/terraform";
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

describe.each<[stack: StackName, resources: number, followTaskDefinition: string[]]>([
  ["university", 28, ["aws_ecs_service.app-service"]],
  ["task-logging", 4, []],
])("the original %s, live", (stack, resources, followTaskDefinition) => {
  const vars = variables(stack, "defaults");
  let stateOfOriginal: string;

  /** The synthesized output, on the original's live state. */
  function overLiveState(options: SynthesizedOptions = {}): TerraformWorkspace {
    const synthesized = synthesizedWorkspace(stack, { env: aws.env, ...options });
    copyFileSync(stateOfOriginal, stateFile(synthesized, stack));
    return synthesized;
  }

  beforeAll(async () => {
    await aws.reset();
    const original = originalWorkspace(stack, { env: aws.env });
    stateOfOriginal = join(original.dir, "terraform.tfstate");
    await original.init();
    await original.apply({ vars }); // the provider itself waits a minute for a load balancer
    expect(await original.stateList()).toHaveLength(resources);
    await expect(original).toPlanNoChanges({ vars });
  }, 4 * A_MINUTE);

  it(
    "sees no changes when the synthesized output takes over",
    async () => {
      await expect(overLiveState()).toPlanNoChanges({ vars });
    },
    A_MINUTE,
  );

  const replaced = (address: string): PlannedActions => ({ add: [address], destroy: [address] });

  it.each<[what: string, from: string, to: string, planned: PlannedActions]>([
    [
      "a log option",
      '\\"awslogs-stream-prefix\\" = \\"app\\"',
      '\\"awslogs-stream-prefix\\" = \\"web\\"',
      { ...replaced("aws_ecs_task_definition.app-task"), change: followTaskDefinition },
    ],
    [
      "an action of the policy",
      "logs:PutLogEvents",
      "logs:GetLogEvents",
      { change: ["aws_iam_policy.cloudwatch_logs_policy"] },
    ],
    [
      "a name",
      "-AttachCloudWatchLogsPolicy",
      "-AttachLogsPolicy",
      replaced("aws_iam_policy_attachment.cloudwatch_logs_policy_attachment"),
    ],
  ])(
    "sees a change when one value differs: %s",
    async (_, from, to, planned) => {
      const changed = overLiveState({ mutate: (json) => json.replaceAll(from, to) });
      await expect(changed).toPlanOnly(planned, { vars });
    },
    A_MINUTE,
  );

  it(
    "is destroyed whole by the synthesized output",
    async () => {
      const synthesized = overLiveState();
      await synthesized.init();
      await synthesized.destroy({ vars });
      expect(await aws.inventory()).toEqual({});
    },
    2 * A_MINUTE,
  );
});

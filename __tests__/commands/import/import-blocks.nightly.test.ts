import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { useEmulator } from "../../../harness/emulator/set-up";
import { adoptedDirectory } from "../../../harness/import/adopted-directory";
import { runImport } from "../../../harness/import/import-command";
import { scratchDirectory } from "../../../harness/scratch";
import "../../../testing/matchers";
import { TerraformWorkspace } from "../../../testing/terraform";

const A_MINUTE = 60_000;

const aws = useEmulator();

/** Types of the directory that have an import block each. */
const TYPES = [
  "aws_appautoscaling_policy",
  "aws_appautoscaling_target",
  "aws_cloudwatch_log_group",
  "aws_ecs_cluster",
  "aws_ecs_cluster_capacity_providers",
  "aws_ecs_service",
  "aws_ecs_task_definition",
  "aws_iam_policy",
  "aws_iam_role",
  "aws_iam_role_policy_attachment",
  "aws_lb_target_group",
];

test(
  "a new state takes over by import blocks what another one holds",
  async () => {
    const made = new TerraformWorkspace(adoptedDirectory("many-services"), { env: aws.env });
    await made.init();
    await made.apply();
    const { stdout } = await made.run(["show", "-json"]);
    const [outside, directory] = [scratchDirectory(), scratchDirectory()];
    const state = join(outside, "state.json");
    writeFileSync(state, stdout);
    await runImport(aws.env, state, "--import-blocks", "--out", join(outside, "shop.ts"), "--synth", directory);

    const terraform = new TerraformWorkspace(directory, { env: aws.env });
    await terraform.init();
    const { resource_changes: changes = [] } = await terraform.plannedJson();
    const managed = changes.filter(({ mode }) => mode === "managed");
    expect([...new Set(managed.map(({ type }) => type))].sort()).toEqual(TYPES);
    const notImported = managed.filter(({ change }) => !("importing" in change));
    expect(notImported.map(({ address }) => address)).toEqual([]);
    // What the provider's import leaves out of a state is set in place: a service's `wait_for_steady_state`, say.
    const changed = managed.filter(({ change }) => change.actions.join() !== "no-op");
    expect(changed.filter(({ change }) => change.actions.join() !== "update")).toEqual([]);
    expect(changed.map(({ type }) => type)).toEqual(["aws_ecs_service", "aws_ecs_service", "aws_lb_target_group"]);
    await terraform.apply();
    await expect(terraform).toPlanNoChanges();
  },
  10 * A_MINUTE,
);

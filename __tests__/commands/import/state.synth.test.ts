import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../../commands/import/options";
import { importFrom } from "../../../commands/import/run";
import { BASES } from "../../../harness/import/bases";
import { ROLE_VALUES, stateResource, taskValues } from "../../../harness/import/state";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

/** What an import of this JSON says, without a compiler. */
async function said(json: object, ...args: readonly string[]): Promise<string> {
  const directory = scratchDirectory();
  const file = join(directory, "state.json");
  writeFileSync(file, JSON.stringify(json));
  const options = readOptions([file, "--out", join(directory, "app.ts"), ...args]);
  if (options === "help") throw new Error("this is help");
  return importFrom(options, { compiler: () => Promise.resolve([]) });
}

const catalogue = BASES["catalogue"]?.();
if (catalogue === undefined) throw new Error("there is no such base");
const { arn: _arn, ...planned } = { ...ROLE_VALUES, assume_role_policy: "{}" };

const valuesOf = (...resources: readonly object[]) => ({ root_module: { resources } });

test("a role without an ARN is no role of a task definition without one", async () => {
  const { execution_role_arn: _none, ...values } = taskValues(catalogue);
  const app = stateResource("aws_ecs_task_definition", "app", values);
  const text = await said({ values: valuesOf(stateResource("aws_iam_role", "app", planned), app) });
  expect(text).toMatch(/^raw {3}aws_iam_role\.app \(no task definition here has this role; /);
});

test("a plan holds what is there already, and what it only creates is not", async () => {
  const app = valuesOf(stateResource("aws_ecs_task_definition", "app", taskValues(catalogue)));
  const { execution_role_arn: _unknown, ...values } = taskValues(catalogue);
  const planned_values = valuesOf(stateResource("aws_ecs_task_definition", "new", values));
  expect(await said({ planned_values, prior_state: { values: app } })).toMatch(
    /^typed aws_ecs_task_definition\.app\nNot/,
  );
  await expect(said({ planned_values })).rejects.toThrow(
    /state\.json is a plan that begins with an empty state: there is nothing to import yet; apply it first$/,
  );
});

test("--import-blocks says which resources it has no block for", async () => {
  const attachment = stateResource("aws_iam_policy_attachment", "app", {
    name: "all",
    policy_arn: "arn:aws:iam::aws:policy/x",
  });
  const exclusive = stateResource("aws_iam_role_policies_exclusive", "app", { role_name: "app", policy_names: [] });
  const app = stateResource("aws_ecs_task_definition", "app", taskValues(catalogue));
  const state = { values: valuesOf(app, attachment, exclusive) };
  expect(await said(state, "--import-blocks")).toContain(
    "  aws_iam_policy_attachment.app: an import block, for which it has no id\nNot planned",
  );
  expect(await said(state)).not.toContain("an import block");
  expect(await said(catalogue, "--import-blocks")).toContain(
    "  aws_ecs_task_definition.library-catalogue: an import block, for which it has no id\n",
  );
});

test("what a state has whether or not a block does is named", async () => {
  const policy = { name: "read", policy: "{}" };
  const values = { ...ROLE_VALUES, name_prefix: "", managed_policy_arns: [], inline_policy: [policy] };
  const app = stateResource("aws_ecs_task_definition", "app", taskValues(catalogue));
  const text = await said({ values: valuesOf(stateResource("aws_iam_role", "app", values), app) });
  expect(text).toContain(
    "  aws_iam_role.app.inline_policy: a state has it whether or not the block does; only a directory says which\n",
  );
  expect(text).not.toMatch(/name_prefix|managed_policy_arns/);
});

test("an accelerator is not dropped", async () => {
  const inference_accelerator = [{ device_name: "a", device_type: "eia1.medium" }];
  const [app, worker] = [taskValues(catalogue), { ...taskValues(catalogue), inference_accelerator }];
  const state = valuesOf(
    stateResource("aws_ecs_task_definition", "app", app),
    stateResource("aws_ecs_task_definition", "worker", worker),
  );
  expect(await said({ values: state })).toContain(
    "left  aws_ecs_task_definition.worker (the provider's class has no inference accelerators)",
  );
  const inferenceAccelerators = [{ deviceName: "a", deviceType: "eia1.medium" }];
  await expect(said({ ...catalogue, inferenceAccelerators })).rejects.toThrow(/no inference accelerators; remove/);
});

test.each(["__proto__", "", "{}"])("containers that are %j keep a task definition where it is", async (text) => {
  const values = { ...taskValues(catalogue), container_definitions: text };
  const state = valuesOf(
    stateResource("aws_ecs_task_definition", "app", taskValues(catalogue)),
    stateResource("aws_ecs_task_definition", "odd", values),
  );
  expect(await said({ values: state })).toContain(
    "left  aws_ecs_task_definition.odd (its container_definitions are no list in JSON)",
  );
});

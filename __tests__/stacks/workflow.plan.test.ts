import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plannedValues, resourceChanges } from "../../testing/plan-json";
import { removeScratchDirectories } from "../../harness/scratch";
import { TerraformWorkspace, type VariableOptions } from "../../testing/terraform";
import { stateFile, synthesizedWorkspace, variables } from "../../harness/workspaces";

const A_MINUTE = 60_000;

/** What Terraform people do in `cdktf.out/stacks/<stack>` goes on working there. */
let here: TerraformWorkspace;
const vars = variables("task-logging", "defaults");

/** The name of the task definition's family, which holds the variables `project` and `env`. */
async function family(options: VariableOptions, workspace = here): Promise<unknown> {
  return plannedValues(await workspace.plannedJson(options)).get("aws_ecs_task_definition.app-task")?.["family"];
}

beforeAll(async () => {
  here = synthesizedWorkspace("task-logging", { offline: true });
  await here.init();
}, A_MINUTE);
afterAll(removeScratchDirectories);

it(
  "takes -var",
  async () => {
    expect(await family({ vars: { ...vars, project: "by-flag" } })).toBe("by-flag-prod-app");
  },
  A_MINUTE,
);

it(
  "takes -var-file, in HCL",
  async () => {
    const lines = Object.entries({ ...vars, env: "by-file" }).map(
      ([name, value]) => `${name} = ${JSON.stringify(value)}`,
    );
    writeFileSync(join(here.dir, "staging.tfvars"), lines.join("\n"));
    expect(await family({ varFile: "staging.tfvars" })).toBe("example-university-by-file-app");
  },
  A_MINUTE,
);

it(
  "takes terraform.tfvars and TF_VAR_…",
  async () => {
    const file = join(here.dir, "terraform.tfvars.json");
    writeFileSync(file, JSON.stringify({ ...vars, env: "by-default-file" }));
    const withVariable = new TerraformWorkspace(here.dir, { env: { TF_VAR_project: "by-environment" } });
    expect(await family({}, withVariable)).toBe("by-environment-by-default-file-app");
    rmSync(file);
  },
  A_MINUTE,
);

it(
  "takes -target",
  async () => {
    const plan = await here.plannedJson({
      vars,
      targets: ["aws_iam_policy_attachment.cloudwatch_logs_policy_attachment"],
    });
    expect(resourceChanges(plan).map(({ address }) => address)).toEqual([
      "aws_iam_policy.cloudwatch_logs_policy",
      "aws_iam_policy_attachment.cloudwatch_logs_policy_attachment",
      "aws_iam_role.ecs_task_execution_role",
    ]);
  },
  A_MINUTE,
);

it(
  "keeps a state for each workspace, beside the default one",
  async () => {
    await here.run(["workspace", "new", "staging"]);
    expect(await family({ vars })).toBe("example-university-prod-app");
    expect(existsSync(join(`${stateFile(here, "task-logging")}.d`, "staging"))).toBe(true);
    const { stdout } = await here.run(["workspace", "list"]);
    expect(stdout.split("\n").map((line) => line.trim())).toEqual(expect.arrayContaining(["default", "* staging"]));
  },
  A_MINUTE,
);

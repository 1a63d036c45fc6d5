import { DataResource, LocalBackend } from "cdktf";
import { RootConstruct } from "constructs";
import { ImportBlock } from "../../../constructs/terraform/import-block";
import { MovedBlock } from "../../../constructs/terraform/moved-block";
import { ReadableStack } from "../../../constructs/terraform/readable-stack";
import { RemovedBlock } from "../../../constructs/terraform/removed-block";
import { planLines } from "../../../testing/plan-json";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { TerraformWorkspace } from "../../../testing/terraform";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

afterAll(removeScratchDirectories);

/** A stack of resources that are Terraform's own: they need no provider. */
function stackWith(add: (stack: ReadableStack) => void): string {
  const stack = new ReadableStack(new RootConstruct(), "stack");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  add(stack);
  return JSON.stringify(stack.toTerraform());
}

test("what exists is renamed, forgotten and imported, and nothing is made or destroyed", async () => {
  const directory = scratchDirectory();
  const workspace = new TerraformWorkspace(directory);
  const write = (text: string) => writeFileSync(join(directory, "main.tf.json"), text);
  write(
    stackWith((stack) => {
      new DataResource(stack, "old");
      new DataResource(stack, "given_away");
    }),
  );
  await workspace.init();
  await workspace.apply();

  write(
    stackWith((stack) => {
      new MovedBlock(stack, "move", { from: "terraform_data.old", to: new DataResource(stack, "renamed") });
      new RemovedBlock(stack, "forget", "terraform_data.given_away");
      new RemovedBlock(stack, "forget_what_is_not_there", "terraform_data.never_made");
      new ImportBlock(stack, "import", { to: new DataResource(stack, "taken_over"), importId: "there" });
      new ImportBlock(stack, "import_if", {
        to: new DataResource(stack, "taken_over_too"),
        importId: "there",
        ifAmong: ["here", "there"],
      });
      new ImportBlock(stack, "import_listed", {
        to: new DataResource(stack, "taken_over_by_another_name"),
        importId: "there",
        ifAmong: ["arn:here", "arn:there"],
        listedAs: "arn:there",
      });
      new ImportBlock(stack, "do_not_import", {
        to: new DataResource(stack, "made"),
        importId: "nowhere",
        ifAmong: ["here", "there"],
      });
    }),
  );
  const plan = await workspace.plannedJson({ out: "adopt.tfplan" });
  expect(planLines(plan)).toEqual([
    "create terraform_data.made",
    "forget terraform_data.given_away",
    "import terraform_data.taken_over",
    "import terraform_data.taken_over_by_another_name",
    "import terraform_data.taken_over_too",
  ]);
  const renamed = plan.resource_changes?.find(({ address }) => address === "terraform_data.renamed");
  expect(renamed).toMatchObject({ previous_address: "terraform_data.old", change: { actions: ["no-op"] } });

  await workspace.run(["apply", "adopt.tfplan"]);
  expect(await workspace.stateList()).not.toContain("terraform_data.given_away");
  expect((await workspace.plan()).exitCode).toBe(0);
}, 60_000);

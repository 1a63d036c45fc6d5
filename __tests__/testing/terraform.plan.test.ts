import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plannedValues, resourceChanges } from "../../testing/plan-json";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { TerraformWorkspace, type TerraformOptions } from "../../testing/terraform";

/** A directory that needs no provider: `terraform_data` is built in. */
function workspace(main: string, options?: TerraformOptions): TerraformWorkspace {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "main.tf"), main);
  return new TerraformWorkspace(directory, options);
}

const REMEMBERS = `
  variable "names" { type = list(string) }
  resource "terraform_data" "it" { input = join("+", var.names) }
`;

afterAll(removeScratchDirectories);

describe("TerraformWorkspace", () => {
  it("plans, shows, applies, lists and destroys", async () => {
    const here = workspace(REMEMBERS);
    const vars = { names: ["a", "b"] };
    await here.init();
    await here.validate();

    const planned = await here.plan({ vars, out: "saved.tfplan" });
    expect(planned.exitCode).toBe(2);
    expect(planned.text).toContain("1 to add");
    const shown = await here.show("saved.tfplan");
    expect(plannedValues(shown).get("terraform_data.it")).toMatchObject({ input: "a+b" });
    expect(resourceChanges(shown)).toEqual([{ address: "terraform_data.it", actions: ["create"], imported: false }]);

    await here.apply({ vars });
    expect(await here.stateList()).toEqual(["terraform_data.it"]);
    expect((await here.plan({ vars })).exitCode).toBe(0);

    await here.destroy({ vars });
    expect(await here.stateList()).toEqual([]);
  }, 60_000);

  it("takes values from a file, and plans only a target", async () => {
    const here = workspace(`${REMEMBERS} resource "terraform_data" "other" {}`);
    writeFileSync(join(here.dir, "values.tfvars.json"), JSON.stringify({ names: ["from", "file"] }));
    await here.init();
    const shown = await here.plannedJson({ varFile: "values.tfvars.json", targets: ["terraform_data.it"] });
    expect([...plannedValues(shown)]).toEqual([["terraform_data.it", expect.objectContaining({ input: "from+file" })]]);
  }, 60_000);

  it("tells command, directory and Terraform's own words when a command fails", async () => {
    const here = workspace(`output "x" { value = var.missing }`);
    await here.init();
    await expect(here.validate()).rejects.toMatchObject({
      name: "TerraformError",
      exitCode: 1,
      message: expect.stringMatching(
        /^`\S*(?:terraform|tofu) validate -no-color` in .* exit code 1:[^]*undeclared input variable/,
      ),
    });
  }, 60_000);

  it("is deaf to variables of the environment that would change the plan", async () => {
    process.env["TF_VAR_names"] = '["from the environment"]';
    try {
      const here = workspace(REMEMBERS);
      await here.init();
      await expect(here.plan()).rejects.toThrow(/No value for required variable/);
    } finally {
      delete process.env["TF_VAR_names"];
    }
  }, 60_000);

  it("interrupts the running command when its signal aborts", async () => {
    const stop = new AbortController();
    const slow = `resource "terraform_data" "slow" {
      provisioner "local-exec" { command = "sleep 60" }
    }`;
    const onOutput = (text: string): void => {
      if (text.includes("(local-exec): Executing")) stop.abort();
    };
    const here = workspace(slow, { signal: stop.signal, onOutput });
    await here.init();
    await expect(here.apply()).rejects.toMatchObject({ name: "TerraformError" });
  }, 30_000);

  it("says that the program is missing", async () => {
    const here = workspace("", { binary: "no-such-terraform" });
    await expect(here.init()).rejects.toThrow(/^no-such-terraform did not start /);
  });
});

import { TerraformOutput, TerraformVariable, type TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import fc from "fast-check";
import { ejectStack } from "../../../commands/eject/eject-stack";
import { stackNotes } from "../../../commands/eject/take-notes";
import { ReadableStack } from "../../../constructs/terraform";
import { outputValues } from "../../../harness/arbitraries/outputs";
import { writeFiles } from "../../../harness/ejected";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { TerraformWorkspace } from "../../../testing/terraform";

const COUNT = 2_000;

afterAll(removeScratchDirectories);

/** Outputs, which need nothing that is not built into Terraform. */
function stackOf(seed: number): TerraformStack {
  const stack = new ReadableStack(new RootConstruct(), "outputs");
  const variable = new TerraformVariable(stack, "v", { type: "string", default: 'q"z\\' });
  const values = fc.sample(outputValues(variable), { seed, numRuns: COUNT });
  for (const [index, value] of values.entries()) new TerraformOutput(stack, `o${index}`, { value });
  return stack;
}

type Planned = Readonly<Record<string, unknown>>;

async function planned(files: Iterable<readonly [string, string]>): Promise<Planned> {
  const directory = scratchDirectory();
  writeFiles(directory, files);
  const terraform = new TerraformWorkspace(directory);
  await terraform.run(["fmt", "-check", "-diff"]);
  await terraform.init();
  const { planned_values } = await terraform.plannedJson();
  return (planned_values as unknown as { readonly outputs: Planned }).outputs;
}

test(`${COUNT} outputs are formatted, and mean the same as in JSON syntax`, async () => {
  const seed = Number(process.env["SEED"] ?? 7); // each night has another: .ci/nightly
  const stack = stackOf(seed);
  const json: Planned = { ...(stack.toTerraform() as Planned), terraform: {}, "//": undefined };
  const { files, kept } = ejectStack(JSON.parse(JSON.stringify(json)) as Planned, stackNotes(stack));
  expect(kept).toEqual([]);

  const expected = await planned([["main.tf.json", JSON.stringify(json, null, 2)]]);
  expect(Object.keys(expected)).toHaveLength(COUNT);
  const got = await planned(files);
  const different = Object.keys(expected).filter(
    (name) => JSON.stringify(got[name]) !== JSON.stringify(expected[name]),
  );
  const shown = different.map((name) => ({ name, expected: expected[name], got: got[name] }));
  expect({ seed, shown }).toEqual({ seed, shown: [] });
}, 240_000);

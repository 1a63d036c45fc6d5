import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { synthesize } from "../commands/lib/synthesize";
import { addStacks } from "../main";
import { EXAMPLES } from "../harness/example-programs";
import { asCdktfWrites } from "../harness/framework";
import { SETTINGS } from "../harness/output-settings";
import { statesEquality } from "../harness/reference/equality";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import digests from "./outputs.digests.json";

afterAll(removeScratchDirectories);

/** SHA-256 of each stack's Terraform JSON, by the stack's name. */
function digestsOf(program: (app: App) => unknown, settings: object = {}): Record<string, string> {
  const outdir = scratchDirectory();
  const { stacks } = synthesize((app) => void program(app), { outdir, context: { settings } });
  const digest = (directory: string) => {
    return createHash("sha256")
      .update(asCdktfWrites(readFileSync(join(directory, "cdk.tf.json"), "utf8")))
      .digest("hex");
  };
  return Object.fromEntries([...stacks].map(([name, directory]) => [name, digest(directory)]));
}

// A refactoring changes no byte. Where a digest changes, CHANGELOG.md says what changes in the output, and why.
describe("the output has the bytes that it had", () => {
  test.each(Object.entries(SETTINGS))(
    "with the settings %s",
    statesEquality((name, settings) => {
      expect(digestsOf(addStacks, settings)).toEqual(digests.settings[name as keyof typeof digests.settings]);
    }),
  );

  test.each(Object.entries(EXAMPLES))("of the example %s", (name, program) => {
    expect(digestsOf(program)).toEqual(digests.examples[name as keyof typeof digests.examples]);
  });

  test("every example is among them", () => {
    const files = readdirSync("examples").flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
    expect(Object.keys(EXAMPLES).sort()).toEqual(files.sort());
  });
});

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TerraformStack, type App } from "cdktf";
import { ejectStack } from "../commands/eject/eject-stack";
import type { Fields } from "../commands/eject/fields";
import { relocate } from "../commands/eject/relocate";
import { stackNotes } from "../commands/eject/take-notes";
import { synthesize } from "../commands/lib/synthesize";
import type { TerraformWorkspace } from "../testing/terraform";
import { scratchDirectory } from "./scratch";
import { STAND_INS, workspace, type SynthesizedOptions } from "./workspaces";

/** A stack as it is synthesized, and in Terraform's own language. */
export interface EjectedStackPair {
  readonly name: string;
  readonly json: TerraformWorkspace;
  readonly hcl: TerraformWorkspace;
  /** What stays in JSON syntax. */
  readonly kept: readonly string[];
}

/** Each stack of a program, in directories of their own. */
export function ejectedPairs(
  program: (app: App) => unknown,
  { settings, ...options }: SynthesizedOptions = {},
): EjectedStackPair[] {
  const root = scratchDirectory();
  cpSync(join(__dirname, "modules"), join(root, "modules"), { recursive: true });
  const stacks: TerraformStack[] = [];
  const { stacks: directories } = synthesize(
    (app) => {
      program(app);
      stacks.push(...app.node.findAll().filter((construct) => TerraformStack.isStack(construct)));
    },
    { outdir: join(root, "cdktf.out"), context: { settings: { moduleSources: STAND_INS, ...settings } } },
  );
  return stacks.map((stack) => {
    const name = stack.node.id;
    const from = directories.get(name) ?? "";
    const to = join(root, "ejected", name);
    cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith("cdk.tf.json") });
    const json = JSON.parse(readFileSync(join(from, "cdk.tf.json"), "utf8")) as Fields;
    const { files, kept } = ejectStack(relocate(json, from, to), stackNotes(stack));
    writeFiles(to, files);
    return { name, json: workspace(from, options), hcl: workspace(to, options), kept };
  });
}

/** Writes files, by their paths from the directory. */
export function writeFiles(directory: string, files: Iterable<readonly [path: string, contents: string]>): void {
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), contents);
  }
}

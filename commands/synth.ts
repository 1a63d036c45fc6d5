import type { App } from "cdktf";
import { existsSync } from "node:fs";
import { isMisspelt } from "../constructs/core/nearest";
import { readCdktfJson, type CdktfJson } from "./lib/cdktf-json";
import { FLAG, parseCommandLine } from "./lib/command-line";
import { synthesize } from "./lib/synthesize";
import { addStacks } from "../main";
import { runProgram, UsageError } from "./lib/program";
import { shellWord } from "./lib/shell-word";
import { typedTerraform } from "./terraform/binary";

const USAGE = `npm run synth [-- --json]

Writes the Terraform JSON of all stacks into cdktf.out, or into the directory that CDKTF_OUTDIR names: all of them, or none where one
has an error. Settings are in cdktf.json, under context.settings.

  --json    print {"stacks": {NAME: {"file": …, "dependsOn": […]}}} instead of what comes next

Examples:
  npm run synth
  ECS_LOGGING_SETTINGS='{"hardening":true}' npm run -s synth -- --json

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * `npm run synth`: writes the Terraform JSON of all stacks, without the CDKTF CLI.
 *
 * @param args the arguments, without the program
 */
export function main(args: readonly string[]): void {
  const { values, positionals } = parseCommandLine(args, { help: FLAG, json: FLAG }, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  if (positionals.length > 0) {
    throw new UsageError("npm run synth takes no arguments; settings are in cdktf.json, under context.settings.");
  }
  const { directories, dependencies } = synthesizeProject(addStacks);
  if (values.json === true) {
    const stacks = [...directories].map(([name, directory]) => {
      return [name, { file: `${directory}/cdk.tf.json`, dependsOn: dependencies.get(name) ?? [] }];
    });
    console.log(JSON.stringify({ stacks: Object.fromEntries(stacks) as object }, null, 2));
    return;
  }
  console.log("Written:");
  for (const directory of directories.values()) console.log(`  ${directory}/cdk.tf.json`);
  const terraform = shellWord(typedTerraform());
  console.log(`
Next:
  npm run plan -- university
or plain Terraform:
  cd cdktf.out/stacks/university && ${terraform} init && ${terraform} plan
task-logging alone needs four variables; see examples/task-logging.tfvars.`);
}

/** What the synthesis of a program wrote. */
export interface SynthesizedProject {
  /** Directory of each stack, by its name. */
  readonly directories: ReadonlyMap<string, string>;
  /** Names of the stacks that each one reads from. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

/**
 * Synthesizes the project's stacks with the context of `cdktf.json`, and prints warnings.
 *
 * @param program puts the stacks into the app
 * @throws SynthesisError with all errors of all stacks
 */
export function synthesizeProject(program: (app: App) => void): SynthesizedProject {
  const { stacks, dependencies, warnings } = synthesize(program, { context: readContext("cdktf.json") });
  for (const warning of warnings) console.error(`warning: ${warning}`);
  return { directories: stacks, dependencies };
}

/** The context that the CDKTF CLI would hand over. */
function readContext(file: string): CdktfJson["context"] {
  if (!existsSync(file)) return {};
  const { context, others } = readCdktfJson(file);
  for (const name of Object.keys(others)) {
    if (isMisspelt(name, "context")) throw new UsageError(`${name} in ${file} is not read; write context.`);
    if (name === "settings") throw new UsageError(`settings in ${file} are not read; put them into its context.`);
  }
  return context;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

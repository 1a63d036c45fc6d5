import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ejectStack } from "../commands/eject/eject-stack";
import type { Fields } from "../commands/eject/fields";
import type { Notes } from "../commands/eject/notes";
import { takeNotes } from "../commands/eject/take-notes";
import { synthesize } from "../commands/lib/synthesize";
import { toolProgram } from "../commands/lib/tools";
import { copyCheckout } from "../harness/checkout";
import { scratchDirectory } from "../harness/scratch";
import { OFFLINE } from "../harness/workspaces";
import { measure, type Program } from "./measure";
import { TEMPLATE } from "./programs";
import { addOurs } from "./programs/ours";

/** Ways from an edit to the plan of a stack. */
export const PLANS = ["cdktf diff, ts-node", "npm run plan"] as const;

/** Ways to write one configuration for Terraform. */
export const CONFIGURATIONS = ["HCL", "our JSON"] as const;

/** Services of the configuration that is planned in both languages. */
export const PLANNED_SERVICES = 100;

const STACK = "task-logging";

/** What the provider needs in order to plan without AWS. */
function offline(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "offline_override.tf.json"), JSON.stringify({ provider: { aws: OFFLINE } }));
}

/** What runs from an edit to the plan, and the edit before it, which is not measured. Both are initialized. */
export function plans(binary: string): (name: (typeof PLANS)[number]) => Program {
  const variables = resolve("examples/task-logging.tfvars");
  const tsNode = join(TEMPLATE, "node_modules/ts-node/dist/bin.js");
  // The lock of the provider, which would be fetched again for it, is made once in either way.
  const cdktf = [toolProgram("cdktf"), "diff", STACK, "--skip-provider-lock", `--var-file=${variables}`];
  const programs = {
    "cdktf diff, ts-node": [process.execPath, ...cdktf],
    "npm run plan": ["npm", "run", "plan", "--", STACK, `-var-file=${variables}`],
  };
  const prepared = Object.fromEntries(
    PLANS.map((name) => {
      const cwd = join(scratchDirectory(), "checkout");
      copyCheckout(cwd);
      if (name !== "npm run plan") {
        const project = JSON.parse(readFileSync(join(cwd, "cdktf.json"), "utf8")) as object;
        // As `cdktf init` writes it, but for npx, which would find no ts-node in this project.
        const app = `"${process.execPath}" "${tsNode}" --prefer-ts-exts main.ts`;
        writeFileSync(join(cwd, "cdktf.json"), JSON.stringify({ ...project, app }));
      }
      offline(join(cwd, "cdktf.out/stacks", STACK));
      // The CDKTF CLI knows no OpenTofu that is not named.
      const program = { command: programs[name], cwd, env: { TERRAFORM_BINARY_NAME: binary }, startsOthers: true };
      measure(program);
      return [name, program];
    }),
  );
  let edits = 0;
  return (name) => {
    const program = prepared[name];
    if (program === undefined) throw new Error(`${name} was not prepared.`);
    appendFileSync(join(program.cwd, "settings/settings.ts"), `\nexport const edit${edits} = ${edits++};\n`);
    return program;
  };
}

/** `terraform plan` of the same services, from what a synthesis writes and from the HCL that `eject` makes of it. */
export function configurations(binary: string): (name: (typeof CONFIGURATIONS)[number]) => Program {
  let notes: Notes = {};
  const { stacks } = synthesize(
    (app) => {
      addOurs(app, { count: PLANNED_SERVICES, perStack: PLANNED_SERVICES });
      notes = takeNotes(app, new WeakMap());
    },
    { outdir: scratchDirectory() },
  );
  const [[stack, directory] = ["", ""]] = stacks;
  const json = readFileSync(join(directory, "cdk.tf.json"), "utf8");
  const ejected = ejectStack(JSON.parse(json) as Fields, notes[stack] ?? { shapes: {}, origins: {} });
  const files = { HCL: ejected.files, "our JSON": new Map([["cdk.tf.json", json]]) };
  const prepared = Object.fromEntries(
    CONFIGURATIONS.map((name) => {
      const cwd = join(scratchDirectory(), "stacks/services");
      offline(cwd);
      for (const [file, text] of files[name]) writeFileSync(join(cwd, file), text);
      measure({ command: [binary, "init", "-input=false"], cwd, startsOthers: true });
      return [name, { command: [binary, "plan", "-input=false"], cwd, startsOthers: true }];
    }),
  );
  return (name) => prepared[name] as Program;
}

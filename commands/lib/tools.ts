import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryDirectory } from "../../testing/temporary";
import { errorCode, Failure } from "./failure";

/** Folders of heavy tools, each with a lock of its own: who synthesizes and tests installs none of them. */
const TOOLS = "tools";

/** Programs of these tools: the folder that has each, and where its package has it. */
const PROGRAMS = {
  attw: ["release", "@arethetypeswrong/cli/dist/index.js"],
  cdktf: ["cdktf-cli", "cdktf-cli/bundle/bin/cdktf"],
  changeset: ["release", "@changesets/cli/bin.js"],
  publint: ["release", "publint/src/cli.js"],
  stryker: ["mutation", "@stryker-mutator/core/bin/stryker.js"],
} as const;

/** A program of a heavy tool. */
export type ToolName = keyof typeof PROGRAMS;

/** Whether there is such a program. */
export function isTool(name: string): name is ToolName {
  return Object.hasOwn(PROGRAMS, name);
}

/** Names of all programs. */
export const TOOL_NAMES = Object.keys(PROGRAMS);

/**
 * Finds a program, which is installed where it is not yet.
 *
 * @throws Failure where npm can't install it
 */
export function toolProgram(name: ToolName): string {
  const [tool, file] = PROGRAMS[name];
  return toolFile(tool, file);
}

/**
 * Finds a file of a package of a tool, which is installed where it is not yet.
 *
 * @param tool folder below `tools/`
 * @param file path below the tool's `node_modules`
 * @throws Failure where npm can't install it
 */
export function toolFile(tool: string, file: string): string {
  const directory = resolve(TOOLS, tool);
  installPackages(directory);
  return join(directory, "node_modules", file);
}

/**
 * Installs what a folder's `package.json` and lock ask for, unless it is there. Nobody sees half of it, and of two who
 * install at once either may win. What a killed run left goes too.
 *
 * @throws Failure where npm can't install it
 */
export function installPackages(directory: string): void {
  if (isInstalled(directory)) return;
  console.error(`Installing what ${directory} needs, once`);
  const work = temporaryDirectory(".install", directory);
  try {
    for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(directory, file), join(work, file));
    const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status, error } = spawnSync("npm", npm, { cwd: work, stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Failure(`npm ci failed for ${directory}: ${error?.message ?? "see above"}`);
    putInPlace(directory, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function putInPlace(directory: string, work: string): void {
  const installed = join(directory, "node_modules");
  if (isInstalled(directory)) return; // somebody else was faster
  try {
    renameSync(installed, join(work, "before"));
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error; // nothing was there, or somebody else has just moved it away
  }
  try {
    renameSync(join(work, "node_modules"), installed);
  } catch (error) {
    if (!isInstalled(directory)) throw error;
  }
}

/** Versions are pinned exactly, so that those of the packages that are asked for by name say enough. */
function isInstalled(directory: string): boolean {
  const { dependencies } = readManifest(directory);
  return Object.entries(dependencies ?? {}).every(([name, version]) => {
    const installed = join(directory, "node_modules", name);
    return existsSync(join(installed, "package.json")) && readManifest(installed).version === version;
  });
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
}

import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "./lib/failure";
import { FLAG, parseCommandLine } from "./lib/command-line";
import { runProgram, UsageError } from "./lib/program";
import { toolProgram } from "./lib/tools";
import { CDKTN, changeForCdktn } from "./lib/cdktn";
import { withoutDeadLinks } from "./package/links";
import { COMPILED, publishedManifest, type ProjectManifest } from "./package/manifest";

const OUTPUT = "dist";
const TEXTS = ["README.md", "LICENSE", "CHANGELOG.md", "docs", "examples"];
/** What drop-in and import parse Terraform with. The rest of that package is native code, which installers would build. */
const GRAMMAR = "node_modules/@tree-sitter-grammars/tree-sitter-hcl";

const USAGE = `npm run package

Builds the npm package, dist/cdktf-ecs-logging-VERSION.tgz, and checks what an importer would find in it. The first time, it installs
the programs that check it.

Examples:
  npm run package

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/**
 * `npm run package`: builds the npm package into `dist/` and checks what an importer would find in it.
 *
 * @param args the arguments, without the program
 */
export function main(args: readonly string[]): void {
  const { values, positionals } = parseCommandLine(args, { help: FLAG }, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  if (positionals.length > 0) throw new UsageError(`npm run package takes no arguments.\n\n${USAGE}`);
  console.log(`Written: ${packProject(OUTPUT)}`);
}

/**
 * Builds the package and checks it.
 *
 * @returns the file, in the directory `output`
 * @throws Failure where a step fails
 */
export function packProject(output: string): string {
  const project = JSON.parse(readFileSync("package.json", "utf8")) as ProjectManifest;
  const stage = join(output, "package");
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const compiled = join(stage, COMPILED);
  run("node", "node_modules/typescript-7/lib/tsc.js", "--project", "tsconfig.package.json", "--outDir", compiled);
  run("node", "commands/lib/lazy-exports.mjs", compiled);
  writeFileSync(join(stage, "package.json"), `${JSON.stringify(publishedManifest(project), null, 2)}\n`);
  for (const text of TEXTS) cpSync(text, join(stage, text), { recursive: true });
  mendLinks(stage);
  copyGrammar(compiled);
  copyTemplates(compiled);
  // What init writes is a program of its own, for cdktf.
  cpSync(compiled, join(stage, CDKTN), { recursive: true });
  changeForCdktn(join(stage, CDKTN), (path) => path.startsWith(join("commands", "init")));
  renameSync(join(stage, CDKTN), join(compiled, CDKTN));
  const file = `${project.name}-${project.version}.tgz`;
  const packed = join(stage, file);
  run("npm", "pack", resolve(stage), "--pack-destination", stage, "--loglevel=error");
  run("node", toolProgram("publint"), packed, "--strict");
  run("node", toolProgram("attw"), packed, "--no-emoji");
  // Only what passed has the name that people look for.
  renameSync(packed, join(output, file));
  return join(output, file);
}

/** The texts link to the project's own workshop too, which is not in the package. */
function mendLinks(directory: string): void {
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".md")) continue;
    const path = join(directory, name);
    const has = (link: string): boolean => existsSync(join(dirname(path), link));
    writeFileSync(path, withoutDeadLinks(readFileSync(path, "utf8"), has));
  }
}

function copyGrammar(compiled: string): void {
  const to = join(compiled, "commands", "adopt", "grammar");
  mkdirSync(to);
  for (const file of ["tree-sitter-terraform.wasm", "LICENSE"]) copyFileSync(join(GRAMMAR, file), join(to, file));
}

/** What `init` writes a new project from. */
function copyTemplates(compiled: string): void {
  for (const folder of ["template", "workflows"]) {
    const path = join("commands", "init", folder);
    cpSync(path, join(compiled, path), { recursive: true });
  }
}

/** Runs a step. What it says is read only where it fails: attw alone prints five lines for each door and way to resolve. */
function run(program: string, ...args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status === 0) return;
  if (error === undefined) console.error(`${stdout}${stderr}`.trimEnd());
  throw new Failure(`${[program, ...args].join(" ")}: ${error?.message ?? "failed, see above"}`);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

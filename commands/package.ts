import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "./lib/failure";
import { runProgram, UsageError } from "./lib/program";
import { toolProgram } from "./lib/tools";
import { withoutDeadLinks } from "./package/links";
import { COMPILED, publishedManifest, type ProjectManifest } from "./package/manifest";

const OUTPUT = "dist";
const STAGE = join(OUTPUT, "package");
const TEXTS = ["README.md", "LICENSE", "CHANGELOG.md", "docs", "examples"];
/** What drop-in parses Terraform with. The rest of that package is native code, which installers would build. */
const GRAMMAR = "node_modules/@tree-sitter-grammars/tree-sitter-hcl";

/** `npm run package`: builds the npm package into `dist/` and checks what an importer would find in it. */
export function main(args: readonly string[]): void {
  if (args.length > 0) throw new UsageError("npm run package takes no arguments.");
  const project = JSON.parse(readFileSync("package.json", "utf8")) as ProjectManifest;
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  run(
    "node",
    "node_modules/typescript-7/lib/tsc.js",
    "--project",
    "tsconfig.package.json",
    "--outDir",
    join(STAGE, COMPILED),
  );
  writeFileSync(join(STAGE, "package.json"), `${JSON.stringify(publishedManifest(project), null, 2)}\n`);
  for (const text of TEXTS) cpSync(text, join(STAGE, text), { recursive: true });
  mendLinks(STAGE);
  copyGrammar();
  copyTemplates();
  const file = `${project.name}-${project.version}.tgz`;
  const packed = join(STAGE, file);
  run("npm", "pack", `./${STAGE}`, "--pack-destination", STAGE, "--loglevel=error");
  run("node", toolProgram("publint"), packed, "--strict");
  run("node", toolProgram("attw"), packed, "--no-emoji");
  // Only what passed has the name that people look for.
  renameSync(packed, join(OUTPUT, file));
  console.log(`Written: ${join(OUTPUT, file)}`);
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

function copyGrammar(): void {
  const to = join(STAGE, COMPILED, "commands", "drop-in", "grammar");
  mkdirSync(to);
  for (const file of ["tree-sitter-terraform.wasm", "LICENSE"]) copyFileSync(join(GRAMMAR, file), join(to, file));
}

/** What `init` writes a new project from. */
function copyTemplates(): void {
  for (const folder of ["template", "workflows"]) {
    const path = join("commands", "init", folder);
    cpSync(path, join(STAGE, COMPILED, path), { recursive: true });
  }
}

function run(program: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (status !== 0) throw new Failure(`${[program, ...args].join(" ")}: ${error?.message ?? "failed, see above"}`);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

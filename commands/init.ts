import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { projectFiles, projectName } from "./init/files";
import { readOptions, USAGE, type InitOptions } from "./init/options";
import { Failure } from "./lib/failure";
import { writeAll } from "./lib/files";
import { runProgram } from "./lib/program";
import { shellWord } from "./lib/shell-word";

/**
 * `cdktf-ecs-logging init DIRECTORY`: writes a new project.
 *
 * @param args the arguments, without the program
 */
export function main(args: readonly string[]): void {
  const options = readOptions(args);
  console.log(options === "help" ? USAGE : init(options));
}

/** @returns what the user reads */
function init({ directory, github, package: spec }: InitOptions): string {
  const target = resolve(directory);
  refuseOccupied(target, directory);
  const files = projectFiles({ name: projectName(basename(target)), library: library(target, spec), github });
  writeAll(
    files.map(({ path, text }) => ({ path: join(target, path), contents: text })),
    { directories: true },
  );
  const names = files.map(({ path }) => `  ${path}`).sort();
  return `Written to ${directory}:
${names.join("\n")}

Next: cd ${shellWord(directory)} && npm install && npm test && npm run synth`;
}

function refuseOccupied(target: string, directory: string): void {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory() === false) throw new Failure(`${directory} is a file; name a new directory`);
  if (there && readdirSync(target).some((name) => name !== ".git"))
    throw new Failure(`${directory} is not empty, and nothing is overwritten; name a new directory`);
}

/** What `package.json` says of this package: a tarball by its path from there. */
function library(target: string, spec: string | undefined): string {
  if (spec === undefined) return version();
  // An address, such as https://… or file:…; a drive of Windows has one letter.
  if (!spec.endsWith(".tgz") || /^[a-z+]{2,}:/i.test(spec)) return spec;
  if (!existsSync(spec)) throw new Failure(`${spec}: there is no such file; name the tarball of the package`);
  return `file:${relative(target, resolve(spec)).replaceAll("\\", "/")}`;
}

function version(): string {
  const manifest = readFileSync(require.resolve("cdktf-ecs-logging/package.json"), "utf8");
  return `^${(JSON.parse(manifest) as { readonly version: string }).version}`;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

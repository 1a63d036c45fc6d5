import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { errorsPage } from "../harness/errors/page";
import { messagesText } from "../harness/programs/messages";
import { programOf } from "../harness/source-program";
import { tokenPropsText } from "../harness/tokens/props";
import { projectPictures } from "./diagram/project";
import { FLAG, parseCommandLine } from "./lib/command-line";
import { writeGenerated } from "./lib/files";
import { runProgram, UsageError } from "./lib/program";

const USAGE = `npm run docs [-- --check]

Writes the files that are generated: docs/errors.md, pictures, and lists that tests read. It is for those who change this project.

  --check    write nothing; exit code 1 where a file is not up to date

Examples:
  npm run docs
  npm run docs -- --check

Exit codes: 0 done, 1 failed or not up to date, 2 wrong usage.`;

/**
 * `npm run docs`: writes the files that are generated; with `--check` it only says whether they are up to date.
 *
 * @param args the arguments, without the program
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, { help: FLAG, check: FLAG }, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`npm run docs takes no arguments but --check.\n\n${USAGE}`);
  const program = programOf(sources());
  const files = { ...generated(program), ...(await projectPictures()) };
  const stale = Object.entries(files).filter(([file, text]) => {
    if (values.check === true) return !existsSync(file) || readFileSync(file, "utf8") !== text;
    // These are nobody's work but the generator's, and say so.
    console.log(`${file}: ${writeGenerated(file, text, true) ? "written" : "up to date"}.`);
    return false;
  });
  for (const [file] of stale) console.error(`${file}: not up to date; run npm run docs.`);
  return stale.length > 0 ? 1 : 0;
}

/** All files whose props are listed. */
function sources(): string[] {
  return ["constructs"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".ts"));
}

/** All files of a folder, by their names: what is compiled has no other files beside it than JSON. */
function filesText(folder: string): string {
  const names = readdirSync(folder).sort();
  const files = names.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}

/** What each generated file holds. */
function generated(program: ts.Program): Readonly<Record<string, string>> {
  return {
    "docs/errors.md": errorsPage(process.cwd()),
    "harness/tokens/props.json": tokenPropsText(program),
    "harness/programs/messages.json": messagesText(),
    "constructs/opensearch/functions.json": filesText("constructs/opensearch/functions"),
  };
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

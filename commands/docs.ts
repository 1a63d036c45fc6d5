import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { writePicture } from "./dashboard/write";
import { ERROR_THEMES } from "../harness/errors/themes";
import { errorsPage } from "../harness/errors/page";
import { problemCodes } from "../harness/problem-codes";
import { programOf, sourceOf } from "../harness/source-program";
import { tokenPropsText } from "../harness/tokens/props";
import { runProgram, UsageError } from "./lib/program";

/**
 * `npm run docs`: writes the files that are generated; with `--check` it only tells whether they are up to date. In both
 * cases it fails where an error of the sources has no example, and where an example is of none.
 *
 * @param args the arguments, without the program
 * @returns the exit code
 */
export function main(args: readonly string[]): number {
  const [option, ...more] = args;
  if (more.length > 0 || (option !== undefined && option !== "--check")) {
    throw new UsageError("npm run docs takes no arguments but --check.");
  }
  const files = sources();
  const program = programOf(files);
  const stale = Object.entries(generated(program)).filter(([file, text]) => {
    if (option === "--check") return readFileSync(file, "utf8") !== text;
    // These are nobody's work but the generator's, and say so.
    console.log(`${file}: ${writePicture(file, text, true) ? "written" : "up to date"}.`);
    return false;
  });
  for (const [file] of stale) console.error(`${file}: not up to date; run npm run docs.`);
  const wrong = wrongExamples(
    problemCodes(
      program,
      files.map((file) => sourceOf(program, file)),
    ),
  );
  for (const message of wrong) console.error(message);
  return stale.length + wrong.length > 0 ? 1 : 0;
}

/** All files that may report an error. */
function sources(): string[] {
  return ["constructs", "stacks"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".ts"))
    .concat("settings/settings.ts");
}

function wrongExamples(codes: ReadonlySet<string>): string[] {
  const explained = new Set(ERROR_THEMES.flatMap(({ errors }) => Object.keys(errors)));
  const missing = [...codes].filter((code) => !explained.has(code));
  const unknown = [...explained].filter((code) => !codes.has(code));
  return [
    ...missing.map((code) => `${code}: no example in harness/errors/; add one, wrong and right.`),
    ...unknown.map((code) => `${code}: no source reports it; remove its example from harness/errors/.`),
  ];
}

/** What stands in each generated file. */
function generated(program: ts.Program): Readonly<Record<string, string>> {
  return {
    "docs/errors.md": errorsPage(process.cwd()),
    "harness/tokens/props.json": tokenPropsText(program),
  };
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

import { readFileSync } from "node:fs";
import { writePicture } from "./dashboard/write";
import { errorsPage } from "../docs/errors/page";
import { tokenFiles, tokenPropsText } from "../testing/tokens/props";
import { programOf } from "../testing/type-cases";
import { runProgram, UsageError } from "./program";

/**
 * `npm run docs`: writes the files that are generated; with `--check` it only tells whether they are up to date.
 *
 * @param args the arguments, without the program
 * @returns the exit code
 */
export function main(args: readonly string[]): number {
  const [option, ...more] = args;
  if (more.length > 0 || (option !== undefined && option !== "--check")) {
    throw new UsageError("npm run docs takes no arguments but --check.");
  }
  const stale = Object.entries(generated()).filter(([file, text]) => {
    if (option === "--check") return readFileSync(file, "utf8") !== text;
    // These are nobody's work but the generator's, and say so.
    console.log(`${file}: ${writePicture(file, text, true) ? "written" : "up to date"}.`);
    return false;
  });
  for (const [file] of stale) console.error(`${file}: not up to date; run npm run docs.`);
  return stale.length > 0 ? 1 : 0;
}

/** What stands in each generated file. */
function generated(): Readonly<Record<string, string>> {
  return {
    "docs/errors.md": errorsPage(process.cwd()),
    "testing/tokens/props.json": tokenPropsText(programOf(tokenFiles())),
  };
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

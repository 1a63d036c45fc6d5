import { readFileSync } from "node:fs";
import { writePicture } from "./dashboard/write";
import { errorsPage } from "../docs/errors/page";
import { runProgram, UsageError } from "./program";

const FILE = "docs/errors.md";

/**
 * `npm run docs`: writes the pages of `docs/` that are generated; with `--check` it only tells whether they are up to date.
 *
 * @param args the arguments, without the program
 * @returns the exit code
 */
export function main(args: readonly string[]): number {
  const [option, ...more] = args;
  if (more.length > 0 || (option !== undefined && option !== "--check")) {
    throw new UsageError("npm run docs takes no arguments but --check.");
  }
  const page = errorsPage(process.cwd());
  if (option === "--check") {
    const fresh = readFileSync(FILE, "utf8") === page;
    console.log(fresh ? `${FILE}: up to date.` : `${FILE}: not up to date; run npm run docs.`);
    return fresh ? 0 : 1;
  }
  // The page is nobody's work but the generator's, and says so.
  console.log(`${FILE}: ${writePicture(FILE, page, true) ? "written" : "up to date"}.`);
  return 0;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

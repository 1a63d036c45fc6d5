import { importFrom, type ImportInternals } from "./import/run";
import { readOptions, usage } from "./import/options";
import { runProgram } from "./lib/program";

/**
 * `cdktf-ecs-logging import FILE.json`: a program of the constructs for what is there already.
 *
 * @param args the arguments, without the program
 * @param internals what tests change
 */
export async function main(args: readonly string[], internals?: ImportInternals): Promise<void> {
  const options = readOptions(args);
  console.log(options === "help" ? usage() : await importFrom(options, internals));
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

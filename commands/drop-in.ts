import { readOptions, usage } from "./drop-in/options";
import { dropIn, type DropInInternals } from "./drop-in/run";
import { runProgram } from "./lib/program";

/**
 * `cdktf-ecs-logging drop-in DIRECTORY`: puts the constructs into an existing Terraform directory.
 *
 * @param args the arguments, without the program
 * @param internals what tests change
 */
export async function main(args: readonly string[], internals?: DropInInternals): Promise<void> {
  const options = readOptions(args);
  console.log(options === "help" ? usage() : await dropIn(options, internals));
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

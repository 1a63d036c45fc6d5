import { readOptions, usage } from "./eject/options";
import { eject } from "./eject/run";
import { runProgram } from "./lib/program";

/**
 * `cdktf-ecs-logging eject [STACK] --out DIRECTORY`: writes stacks as plain Terraform.
 *
 * @param args the arguments, without the program
 */
export function main(args: readonly string[]): void {
  const options = readOptions(args);
  console.log(options === "help" ? usage() : eject(options));
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

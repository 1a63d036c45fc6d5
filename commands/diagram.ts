import { readOptions, usage } from "./diagram/options";
import { diagram } from "./diagram/run";
import { runProgram } from "./lib/program";

/**
 * `cdktf-ecs-logging diagram [STACK | FILE] [--out FILE] [--mermaid]`: draws a stack.
 *
 * @param args the arguments, without the program
 */
export async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === "help") {
    console.log(usage());
    return;
  }
  const { out, hint } = await diagram(options);
  console.log(out);
  if (hint !== undefined) console.error(hint);
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

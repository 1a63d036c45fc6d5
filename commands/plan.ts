import { addStacks } from "../main";
import { runProgram } from "./lib/program";
import { readArguments } from "./terraform/arguments";
import { terraformBinary } from "./terraform/binary";
import { interruptible } from "./terraform/interruption";
import { chooseStacks } from "./terraform/order";
import { planStacks } from "./terraform/plan-stacks";
import { checkTogether } from "./terraform/together";
import { synthesizeProject } from "./synth";

const USAGE = `npm run plan -- [STACK…] [options of terraform plan]

Synthesizes and plans stacks, all of them by default. terraform init runs where it has to.
Files, as those of -var-file, are found from this directory.

Examples:
  npm run plan -- university
  npm run plan -- task-logging -var-file=examples/task-logging.tfvars
  npm run plan -- university -target=aws_ecs_task_definition.app_task -detailed-exitcode

Exit codes: 0 done, 1 failed, 2 wrong usage; with -detailed-exitcode 2 for changes, as Terraform's.`;

/**
 * `npm run plan`: synthesis and plan, without the CDKTF CLI.
 *
 * @param args the arguments, without the program
 */
export async function main(args: readonly string[]): Promise<number> {
  const { help, stacks, options, detailedExitCode } = readArguments(args, {
    chdir: "each stack is planned in its own directory; leave it out",
    "auto-approve": "a plan changes nothing; give it to npm run apply",
  });
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const binary = terraformBinary();
  const { directories, dependencies } = synthesizeProject(addStacks);
  const chosen = chooseStacks(stacks, dependencies);
  const plans = chosen.map((stack) => ({ stack, binary, directory: directories.get(stack) ?? "", options }));
  checkTogether(plans, options);
  const results = await interruptible((stop) => planStacks(plans, stop));
  if (results.some(({ result }) => result === "failed" || result === "not planned")) return 1;
  return detailedExitCode && results.some(({ result }) => result === "changes") ? 2 : 0;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

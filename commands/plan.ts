import type { App } from "cdktf";
import { addStacks } from "../main";
import { runProgram } from "./lib/program";
import { readArguments } from "./terraform/arguments";
import { terraformBinary } from "./terraform/binary";
import { chooseStacks } from "./terraform/order";
import { planStacks } from "./terraform/plan-stacks";
import { synthesizeProject } from "./synth";

const USAGE = `npm run plan -- [STACK…] [options of terraform plan]

Synthesizes and plans stacks, all of them by default. terraform init runs where it has to.
Files, as those of -var-file, are found from this directory.

  npm run plan -- university
  npm run plan -- task-logging -var-file=examples/task-logging.tfvars
  npm run plan -- university -target=aws_ecs_task_definition.app_task -detailed-exitcode

Exit codes: 0 done, 1 failed, 2 wrong usage; with -detailed-exitcode 2 for changes, as Terraform's.`;

/**
 * `npm run plan`: synthesis and plan, without the CDKTF CLI.
 *
 * @param args the arguments, without the program
 * @param program puts the stacks into the app
 */
export async function main(args: readonly string[], program: (app: App) => void = addStacks): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE);
    return 0;
  }
  const { stacks, options } = readArguments(args, {
    chdir: "each stack is planned in its own directory; leave it out",
    "auto-approve": "a plan changes nothing; give it to npm run apply",
  });
  const binary = terraformBinary();
  const detailed = options.some((option) => /^--?detailed-exitcode$/.test(option));
  const { directories, dependencies } = synthesizeProject(program);
  const plans = chooseStacks(stacks, dependencies).map((stack) => ({
    stack,
    binary,
    directory: directories.get(stack) ?? "",
    options: options.filter((option) => !/^--?detailed-exitcode$/.test(option)),
  }));
  const results = await planStacks(plans);
  if (results.some(({ result }) => result === "failed"))
    return results.find(({ result }) => result === "failed")?.exitCode ?? 1;
  return detailed && results.some(({ result }) => result === "changes") ? 2 : 0;
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

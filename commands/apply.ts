import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { addStacks } from "../main";
import { temporaryDirectory } from "../testing/temporary";
import { runProgram, UsageError } from "./lib/program";
import { applyStacks } from "./terraform/apply-stacks";
import { readArguments } from "./terraform/arguments";
import { terraformBinary } from "./terraform/binary";
import { interruptible } from "./terraform/interruption";
import { chooseStacks, inOrder } from "./terraform/order";
import { isTerminal } from "./terraform/terraform";
import { checkTogether } from "./terraform/together";
import { synthesizeProject } from "./synth";

const USAGE = `npm run apply -- STACK… [--auto-approve] [options of terraform plan]

Synthesizes, plans and shows stacks, asks, and applies the plans that were shown: each stack after those that it reads from,
with -destroy before them, until one fails. terraform init runs where it has to. Files, as those of -var-file, are found from
this directory.

Examples:
  npm run apply -- task-logging -var-file=examples/task-logging.tfvars
  npm run apply -- university --auto-approve

Exit codes: 0 done, 1 failed or not approved, 2 wrong usage.`;

/**
 * `npm run apply`: synthesis, plan and apply of that plan, without the CDKTF CLI.
 *
 * @param args the arguments, without the program
 */
export async function main(args: readonly string[]): Promise<number> {
  const { help, stacks, options, autoApprove, destroy } = readArguments(args, {
    chdir: "each stack is applied in its own directory; leave it out",
    out: "the plan is applied and then removed; use npm run plan to keep one",
    state: "the plan that is applied knows its own state; leave it out",
    "state-out": "the plan that is applied knows its own state; leave it out",
    "detailed-exitcode": "an apply ends with 0 or 1; give it to npm run plan",
  });
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (stacks.length === 0) throw new UsageError(`name the stacks to apply\n\n${USAGE}`);
  if (!autoApprove && !isTerminal()) {
    throw new UsageError(
      "nobody can be asked here, since this is no terminal; give --auto-approve to apply without asking",
    );
  }
  const binary = terraformBinary();
  const { directories, dependencies } = synthesizeProject(addStacks);
  const chosen = chooseStacks(stacks, dependencies);
  const terraform = (stack: string) => ({ stack, binary, directory: directories.get(stack) ?? "" });
  checkTogether(chosen.map(terraform), options);
  const groups = inOrder(chosen, dependencies);
  if (destroy) groups.reverse();
  return interruptible(async (stop) => {
    const plans = temporaryDirectory("terraform-plans");
    try {
      const approve = autoApprove ? undefined : (question: string) => askInTerminal(question, stop);
      return await applyStacks(groups, { plans, approve, terraform, options, destroy, stop });
    } finally {
      rmSync(plans, { recursive: true, force: true });
    }
  });
}

/** @returns what the person wrote; nothing after Ctrl-C or Ctrl-D, or where the run is to end */
function askInTerminal(question: string, stop: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const end = (): void => terminal.close();
  stop.addEventListener("abort", end);
  return new Promise<string>((resolve) => {
    terminal
      .on("close", () => resolve(""))
      .question(question, (answer) => {
        resolve(answer);
        terminal.close();
      });
  }).finally(() => stop.removeEventListener("abort", end));
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

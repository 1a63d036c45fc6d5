import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import type { App } from "cdktf";
import { addStacks } from "../main";
import { temporaryDirectory } from "../testing/temporary";
import { runProgram, UsageError } from "./lib/program";
import { applyStacks } from "./terraform/apply-stacks";
import { readArguments } from "./terraform/arguments";
import { terraformBinary } from "./terraform/binary";
import { chooseStacks, inOrder } from "./terraform/order";
import { isTerminal } from "./terraform/terraform";
import { synthesizeProject } from "./synth";

const USAGE = `npm run apply -- STACK… [--auto-approve] [options of terraform plan]

Synthesizes, plans and shows stacks, asks, and applies the plans that were shown: each stack after those that it reads from,
until one fails. terraform init runs where it has to. Files, as those of -var-file, are found from this directory.

  npm run apply -- task-logging -var-file=examples/task-logging.tfvars
  npm run apply -- university --auto-approve

Exit codes: 0 done, 1 failed or not approved, 2 wrong usage.`;

/**
 * `npm run apply`: synthesis, plan and apply of that plan, without the CDKTF CLI.
 *
 * @param args the arguments, without the program
 * @param program puts the stacks into the app
 * @param ask shows a question to a person @default the terminal's
 */
export async function main(
  args: readonly string[],
  program: (app: App) => void = addStacks,
  ask?: (question: string) => Promise<string>,
): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE);
    return 0;
  }
  const { stacks, options, autoApprove } = readArguments(args, {
    chdir: "each stack is applied in its own directory; leave it out",
    out: "the plan is applied and then removed; use npm run plan to keep one",
    "detailed-exitcode": "an apply ends with 0 or 1; give it to npm run plan",
  });
  if (stacks.length === 0) throw new UsageError(`name the stacks to apply\n\n${USAGE}`);
  if (!autoApprove && ask === undefined && !isTerminal()) {
    throw new UsageError(
      "nobody can be asked here, since this is no terminal; give --auto-approve to apply without asking",
    );
  }
  const binary = terraformBinary();
  const { directories, dependencies } = synthesizeProject(program);
  const chosen = chooseStacks(stacks, dependencies);
  const plans = temporaryDirectory("terraform-plans");
  try {
    return await applyStacks(inOrder(chosen, dependencies), {
      plans,
      approve: autoApprove ? undefined : (ask ?? askInTerminal),
      terraform: (stack) => ({ binary, directory: directories.get(stack) ?? "" }),
      options,
    });
  } finally {
    rmSync(plans, { recursive: true, force: true });
  }
}

/** @returns what the person wrote; nothing after Ctrl-C or Ctrl-D */
function askInTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    terminal
      .on("close", () => resolve(""))
      .question(question, (answer) => {
        resolve(answer);
        terminal.close();
      });
  });
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { forgetInitialization, initialize } from "./initialize";
import { isTerminal, runTerraform, type Terraform } from "./terraform";

/** A stack to plan. */
export interface StackPlan extends Terraform {
  readonly stack: string;
  /** Options of `terraform plan`. */
  readonly options: readonly string[];
  /** Where the plan is saved. @default nowhere */
  readonly out?: string;
}

/** What came of it. */
export interface Planned {
  readonly stack: string;
  readonly result: "changes" | "no changes" | "failed" | "not planned";
  /** What Terraform said; empty where it went to the terminal. */
  readonly output: string;
  /** The line that counts the changes. @default Terraform printed it to the terminal, or there are none */
  readonly summary?: string;
}

/**
 * Initializes a stack where it has to be, and plans it.
 *
 * @param shown whether Terraform has the terminal
 * @param stop whether somebody asked the run to end
 * @throws Failure where `terraform init` fails
 */
export async function planStack(plan: StackPlan, shown: boolean, stop: AbortSignal): Promise<Planned> {
  await initialize(plan);
  if (stop.aborted) return notPlanned(plan);
  const asks = shown && isTerminal() ? [] : ["-input=false"];
  const saved = plan.out === undefined ? [] : [`-out=${plan.out}`];
  const args = ["plan", "-detailed-exitcode", ...asks, ...saved, ...plan.options];
  const { exitCode, output } = await runTerraform(plan, args, shown);
  if (exitCode !== 0 && exitCode !== 2) forgetInitialization(plan);
  const result = exitCode === 0 ? "no changes" : exitCode === 2 ? "changes" : "failed";
  const summary = /^(?:Plan: .*|No changes\..*)$/m.exec(stripVTControlCharacters(output))?.[0];
  return { stack: plan.stack, result, output, summary };
}

/** A stack whose plan was not begun, since the run was to end. */
export function notPlanned({ stack }: StackPlan): Planned {
  return { stack, result: "not planned", output: "" };
}

/** Where the saved plan of a stack is, in a directory for this run alone: a plan may hold secrets. */
export function planFile(directory: string, stack: string): string {
  return join(directory, `${stack}.tfplan`);
}

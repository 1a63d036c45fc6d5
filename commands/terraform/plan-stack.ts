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
  /** The line that counts the changes, or why it failed. @default Terraform printed it to the terminal, or gave none */
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
  // On a terminal, Terraform writes errors in a box.
  const text = stripVTControlCharacters(output).replace(/^│ ?/gm, "");
  const summary = /^(?:Plan: .*|No changes\..*)$/m.exec(text)?.[0] ?? lackingVariables(text);
  return { stack: plan.stack, result, output, summary };
}

/** Which variables Terraform misses, all in one line: it says so of each in six. */
export function lackingVariables(output: string): string | undefined {
  const names = [...output.matchAll(/root module input variable\s+"([^"]+)"\s+is\s+not\s+set/g)].map(
    ([, name]) => name,
  );
  if (names.length === 0) return undefined;
  return `failed: ${names.join(", ")} ${names.length === 1 ? "has" : "have"} no value; give -var-file=FILE, or set TF_VAR_${String(names[0])}${names.length === 1 ? "" : " and so on"}`;
}

/** A stack whose plan was not begun, since the run was to end. */
export function notPlanned({ stack }: StackPlan): Planned {
  return { stack, result: "not planned", output: "" };
}

/** Where the saved plan of a stack is, in a directory for this run alone: a plan may hold secrets. */
export function planFile(directory: string, stack: string): string {
  return join(directory, `${stack}.tfplan`);
}

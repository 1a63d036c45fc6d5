import { readOption } from "./arguments";
import { planFile, type Planned } from "./plan-stack";
import { planStacks } from "./plan-stacks";
import { runTerraform, type Terraform } from "./terraform";

/** How stacks are applied. */
export interface ApplyOptions {
  /** A directory for this run's plans. */
  readonly plans: string;
  /** Asks a person. @default nobody is asked */
  readonly approve?: (question: string) => Promise<string>;
  /** Where a stack is. */
  readonly terraform: (stack: string) => Terraform;
  /** Options of `terraform plan`. */
  readonly options: readonly string[];
  /** Whether the plans are to destroy. */
  readonly destroy: boolean;
  /** Whether somebody asked the run to end: nothing more begins then. */
  readonly stop: AbortSignal;
}

/** What became of a stack. */
type Fate = "applied" | "destroyed" | "no changes" | "failed" | "interrupted" | "not approved" | "not applied";

/** Options of `terraform plan` that `terraform apply` has too, and a saved plan does not hold. */
const OF_APPLY = ["compact-warnings", "lock", "lock-timeout", "no-color", "parallelism"];

/**
 * Applies groups of stacks, one group after the other: plans a group, shows it, asks, and applies the saved plans one by one.
 * A stack that reads from another is planned when that one is applied. The first failure ends it.
 *
 * @returns the exit code: 1 where a stack failed or was not approved
 */
export async function applyStacks(groups: readonly (readonly string[])[], options: ApplyOptions): Promise<number> {
  const fates = new Map<string, Fate>(groups.flat().map((stack) => [stack, "not applied"]));
  let ok = true;
  for (const group of groups) {
    if (ok) ok = !options.stop.aborted && (await applyGroup(group, options, fates));
  }
  if (fates.size > 1 || !ok) console.log(`\n${report(fates)}`);
  return ok ? 0 : 1;
}

async function applyGroup(group: readonly string[], options: ApplyOptions, fates: Map<string, Fate>): Promise<boolean> {
  const planned = await planStacks(
    group.map((stack) => ({
      stack,
      ...options.terraform(stack),
      options: options.options,
      out: planFile(options.plans, stack),
    })),
    options.stop,
  );
  for (const { stack, result } of planned) if (result === "no changes" || result === "failed") fates.set(stack, result);
  if (planned.some(({ result }) => result === "failed" || result === "not planned")) return false;
  const changed = planned.filter(({ result }) => result === "changes");
  if (changed.length === 0) return true;
  if (options.stop.aborted) return false;
  if (!(await isApproved(changed, options))) {
    for (const { stack } of changed) fates.set(stack, "not approved");
    return false;
  }
  return applyPlans(changed, options, fates);
}

async function applyPlans(
  changed: readonly Planned[],
  options: ApplyOptions,
  fates: Map<string, Fate>,
): Promise<boolean> {
  for (const { stack } of changed) {
    if (options.stop.aborted) return false;
    const fate = await applyPlan(stack, options);
    fates.set(stack, fate);
    if (fate === "failed" || fate === "interrupted") return false;
  }
  return true;
}

async function applyPlan(stack: string, { plans, terraform, options, destroy, stop }: ApplyOptions): Promise<Fate> {
  console.log(`\n== ${stack}: ${destroy ? "destroy" : "apply"}\n`);
  const shared = options.filter((option) => OF_APPLY.includes(readOption(option).name ?? ""));
  const apply = ["apply", "-input=false", ...shared, planFile(plans, stack)];
  const { exitCode } = await runTerraform(terraform(stack), apply, true);
  if (exitCode === 0) return destroy ? "destroyed" : "applied";
  return stop.aborted ? "interrupted" : "failed";
}

/** Terraform's own question, and the one word that it takes. */
async function isApproved(changed: readonly Planned[], { approve }: ApplyOptions): Promise<boolean> {
  if (approve === undefined) return true;
  const names = changed.map(({ stack }) => stack).join(", ");
  const question = `\nDo you want to perform these actions in ${names}?\n  Only 'yes' will be accepted to approve.\n\n  Enter a value: `;
  return (await approve(question)) === "yes";
}

function report(fates: ReadonlyMap<string, Fate>): string {
  const width = Math.max(...[...fates.keys()].map((stack) => stack.length));
  return [...fates].map(([stack, fate]) => `${stack.padEnd(width)}  ${fate}`).join("\n");
}

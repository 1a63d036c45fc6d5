import { availableParallelism, freemem } from "node:os";
import { errorMessage } from "../lib/failure";
import { notPlanned, planStack, type Planned, type StackPlan } from "./plan-stack";

/** What a plan takes at most: Terraform and the AWS provider with all its schemas. */
const PLAN_BYTES = 1024 ** 3;

/** How often a person reads that plans are still being made. */
const PROGRESS_MS = 2_000;

/**
 * Plans stacks: one in the terminal, as Terraform shows it; of several as many at a time as processors and memory allow,
 * each printed as a whole when it is done, with one summary at the end.
 *
 * @param stop whether somebody asked the run to end: no plan begins then
 */
export async function planStacks(plans: readonly StackPlan[], stop: AbortSignal): Promise<Planned[]> {
  const [first] = plans;
  if (first !== undefined && plans.length === 1) return [await planned(first, true, stop)];
  const waiting = [...plans];
  const done = new Map<string, Planned>();
  const started = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1_000);
    if (process.stderr.isTTY) console.error(`planned ${done.size} of ${plans.length} stacks ... ${seconds} s`);
  }, PROGRESS_MS);
  const worker = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined && !stop.aborted; plan = waiting.shift()) {
      const result = await planned(plan, false, stop);
      done.set(plan.stack, result);
      console.log(`\n== ${plan.stack}\n\n${result.output.trim()}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce(plans.length, availableParallelism(), freemem()) }, worker));
  clearInterval(progress);
  const results = plans.map((plan) => done.get(plan.stack) ?? notPlanned(plan));
  console.log(`\n${summary(results)}`);
  return results;
}

/**
 * How many plans run at the same time.
 *
 * @param freeBytes memory that nobody uses
 */
export function atOnce(plans: number, processors: number, freeBytes: number): number {
  return Math.max(1, Math.min(plans, processors, Math.floor(freeBytes / PLAN_BYTES)));
}

/** A line for each stack. */
export function summary(results: readonly Planned[]): string {
  const width = Math.max(...results.map(({ stack }) => stack.length));
  return results.map(({ stack, result, summary: line }) => `${stack.padEnd(width)}  ${line ?? result}`).join("\n");
}

/** What was interrupted did not fail. */
async function planned(plan: StackPlan, shown: boolean, stop: AbortSignal): Promise<Planned> {
  const result = await attempt(plan, shown, stop);
  return result.result === "failed" && stop.aborted ? { ...result, result: "not planned" } : result;
}

/** A stack that can't be initialized is as one that can't be planned: the others go on. */
async function attempt(plan: StackPlan, shown: boolean, stop: AbortSignal): Promise<Planned> {
  try {
    return await planStack(plan, shown, stop);
  } catch (error) {
    const output = errorMessage(error);
    if (shown) console.error(output);
    return { stack: plan.stack, result: "failed", output };
  }
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/failure";
import { dataDirectory } from "./data-directory";
import { runTerraform, type Terraform } from "./terraform";

/** Says, within Terraform's own directory, for what it was initialized. */
const MARK = "initialized-for";

/**
 * `terraform init`, where the stack's backend, providers or modules are others than last time, or it was never run: it takes
 * a second, as long as a third of a plan.
 *
 * @throws Failure with what Terraform says
 */
export async function initialize(terraform: Terraform): Promise<void> {
  const mark = markOf(terraform);
  const wanted = neededBy(terraform);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted && hasLock(terraform)) return;
  const { exitCode, output } = await runTerraform(terraform, ["init", "-input=false"], false);
  if (exitCode !== 0) {
    throw new Failure(`${output.trimEnd()}\n\nterraform init failed in ${terraform.directory}; see above`);
  }
  if (existsSync(dataDirectory(terraform.directory))) writeFileSync(mark, wanted);
}

/** Lets the next run initialize in any case: what failed may have failed because this one did not. */
export function forgetInitialization(terraform: Terraform): void {
  rmSync(markOf(terraform), { force: true });
}

function hasLock({ directory }: Terraform): boolean {
  return existsSync(join(directory, ".terraform.lock.hcl"));
}

function markOf({ directory }: Terraform): string {
  return join(dataDirectory(directory), MARK);
}

/** What `init` reads of a stack: the program, the block `terraform`, and where modules come from. */
function neededBy({ binary, directory }: Terraform): string {
  const json = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")) as StackJson;
  const modules = Object.entries(json.module ?? {}).map(([name, { source, version }]) => [name, source, version]);
  const needed = JSON.stringify([binary, json.terraform, Object.keys(json.provider ?? {}), modules]);
  return createHash("sha256").update(needed).digest("hex");
}

interface StackJson {
  readonly terraform?: unknown;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly module?: Readonly<Record<string, { readonly source?: string; readonly version?: string }>>;
}

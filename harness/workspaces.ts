import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { synthesize } from "../commands/lib/synthesize";
import { addStacks } from "../main";
import { scratchDirectory } from "./scratch";
import { synthesizeStack } from "./synthesized-stack";
import { TerraformWorkspace, type TerraformOptions } from "../testing/terraform";

/** The stacks of `main.ts` that are always there; the reference under `harness/reference/` has a folder for each. */
export type StackName = "university" | "task-logging";

/** Values of the Terraform variables under which reference and synthesis must plan the same. */
export const VARIABLE_SETS = ["defaults", "other", "limits"] as const;

export type VariableSet = (typeof VARIABLE_SETS)[number];

/** A directory of Terraform files, made for one test. */
export interface StackOptions extends TerraformOptions {
  /**
   * Whether Terraform plans without AWS: a file beside the program's own then tells the provider to skip its start-up
   * calls. Nothing that reads or changes AWS works then. @default false
   */
  readonly offline?: boolean;
}

export interface SynthesizedOptions extends StackOptions {
  /** Settings on top of the defaults, as in `cdktf.json`. @default the stand-in modules instead of the registry's */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Changes the synthesized JSON before it is written, to prove that a test notices. @default left as it is */
  readonly mutate?: (json: string) => string;
}

/** The reference HCL of a stack, in a directory of its own. Its state is `terraform.tfstate` there. */
export function referenceWorkspace(stack: StackName, options: StackOptions = {}): TerraformWorkspace {
  const root = scratchDirectory();
  const directory = join(root, "reference", stack);
  cpSync(join(__dirname, "modules"), join(root, "modules"), { recursive: true });
  cpSync(join(__dirname, "reference", stack), directory, { recursive: true });
  return workspace(directory, options);
}

/** The output of `main.ts` for a stack, in a directory of its own. Its state is where {@link stateFile} says. */
export function synthesizedWorkspace(
  stack: StackName | "serverless-api",
  options: SynthesizedOptions = {},
): TerraformWorkspace {
  const root = scratchDirectory();
  cpSync(join(__dirname, "modules"), join(root, "modules"), { recursive: true });
  const settings = { moduleSources: STAND_INS, ...options.settings };
  const { stacks } = synthesize(addStacks, { outdir: join(root, "cdktf.out"), context: { settings } });
  const directory = stacks.get(stack);
  if (directory === undefined) throw new Error(`main.ts composed no stack ${stack}.`);
  if (options.mutate) mutateFile(join(directory, "cdk.tf.json"), options.mutate);
  return workspace(directory, options);
}

/** The state file of a synthesized stack under the default backend. */
export function stateFile({ dir }: TerraformWorkspace, stack: StackName): string {
  return join(dir, "..", "..", "..", `terraform.${stack}.tfstate`);
}

/**
 * A stack other than those of `main.ts`, in a directory of its own, with all its validations.
 *
 * @param create makes the stack in the scope that it is given
 */
export function stackWorkspace(
  create: (scope: Construct) => TerraformStack,
  options: StackOptions = {},
): TerraformWorkspace {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "main.tf.json"), synthesizeStack(create).text);
  return workspace(directory, options);
}

/** Relative to `cdktf.out/stacks/<stack>`, as `settings.moduleSources` is. */
export const STAND_INS = {
  vpc: { source: "../../../modules/vpc" },
  ecr: { source: "../../../modules/ecr" },
  rds: { source: "../../../modules/rds" },
};

/** The variables of a set as `-var` takes them, with what task-logging needs from its surroundings. */
export function variables(stack: StackName, set: VariableSet): Record<string, unknown> {
  const values = readSet(set);
  if (stack === "university") return values;
  const { project, env, region } = values;
  const given = Object.entries({ project, env, region }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...readSet("task-logging") };
}

function readSet(name: string): Record<string, unknown> {
  const file = join(__dirname, "reference", "variable-sets", `${name}.tfvars.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

function mutateFile(file: string, mutate: (text: string) => string): void {
  const before = readFileSync(file, "utf8");
  const after = mutate(before);
  if (after === before) throw new Error(`The mutation changed nothing in ${file}: it looks for something not there.`);
  writeFileSync(file, after);
}

/** A directory that is there already. */
export function workspace(directory: string, { offline = false, ...options }: StackOptions): TerraformWorkspace {
  mkdirSync(directory, { recursive: true });
  if (offline)
    writeFileSync(join(directory, "offline_override.tf.json"), JSON.stringify({ provider: { aws: OFFLINE } }));
  return new TerraformWorkspace(directory, options);
}

/** Arguments of the AWS provider (its documentation, "Argument Reference"); an override file adds them to the block. */
export const OFFLINE = {
  access_key: "offline",
  secret_key: "offline",
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
};

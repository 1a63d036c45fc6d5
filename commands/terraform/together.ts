import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { nearestName } from "../../constructs/core/nearest";
import { UsageError } from "../lib/program";
import { readOption } from "./arguments";

/** A stack that was chosen, and where its `cdk.tf.json` is. */
interface Chosen {
  readonly stack: string;
  readonly directory: string;
}

/** Options that name a file which Terraform writes. */
const WRITTEN = ["out", "generate-config-out"];

/**
 * Refuses what the chosen stacks can't all be given, before any of them changes: Terraform would see it at each one alone, and
 * so when others are applied already.
 *
 * @param options of `terraform plan`
 * @throws UsageError naming the option and the stacks
 */
export function checkTogether(chosen: readonly Chosen[], options: readonly string[]): void {
  for (const option of options) {
    const { name, value = "" } = readOption(option);
    if (name === "var" && value.includes("=")) checkVariable(option, value.split("=")[0] ?? "", chosen);
    else if (WRITTEN.includes(name ?? "")) checkShared(`-${name}`, "written", chosen);
  }
  const data = process.env["TF_DATA_DIR"] ?? "";
  if (isAbsolute(data)) checkShared(`TF_DATA_DIR=${data}`, "shared", chosen);
}

function checkShared(what: string, how: string, chosen: readonly Chosen[]): void {
  if (chosen.length < 2) return;
  throw new UsageError(`${what} would be ${how} by ${chosen.map(({ stack }) => stack).join(", ")}; name one stack`);
}

function checkVariable(option: string, variable: string, chosen: readonly Chosen[]): void {
  for (const { stack, directory } of chosen) {
    const json = readFileSync(join(directory, "cdk.tf.json"), "utf8");
    const { variable: declared = {} } = JSON.parse(json) as { readonly variable?: object };
    if (Object.hasOwn(declared, variable)) continue;
    const near = nearestName(variable, Object.keys(declared));
    const wayOut =
      near === undefined
        ? `leave the stack out, or set TF_VAR_${variable}, which only stacks that declare it read`
        : `write ${near}`;
    throw new UsageError(`${option}: stack ${stack} declares no variable ${variable}; ${wayOut}`);
  }
}

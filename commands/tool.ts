import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { runProgram, UsageError } from "./lib/program";
import { isTool, TOOL_NAMES, toolProgram } from "./lib/tools";
import { typedTerraform } from "./terraform/binary";

/** Runs a program of a heavy tool, which is installed when it is first asked for: `cdktf` behind `npm run deploy`. */
export function main([name = "", ...args]: readonly string[]): number {
  if (!isTool(name)) throw new UsageError(`name a tool: ${TOOL_NAMES.join(", ")}`);
  const program = toolProgram(name);
  process.on("SIGINT", () => undefined); // Ctrl-C reaches the program too, which ends in its own way
  // The CDKTF CLI knows no OpenTofu that is not named.
  const env = name === "cdktf" ? { ...process.env, TERRAFORM_BINARY_NAME: typedTerraform() } : process.env;
  const { status, signal, error } = spawnSync(process.execPath, [program, ...args], { env, stdio: "inherit" });
  if (error) throw error;
  return status ?? 128 + constants.signals[signal ?? "SIGTERM"];
}

if (require.main === module) void runProgram(() => main(process.argv.slice(2)));

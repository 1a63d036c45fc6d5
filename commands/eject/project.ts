import { existsSync } from "node:fs";
import { readCdktfJson } from "../lib/cdktf-json";
import { UsageError } from "../lib/program";
import type { Fields } from "./fields";

/** What `cdktf.json` says of a program. */
export interface Project {
  /** The command that synthesizes. */
  readonly app: string;
  readonly context: Fields;
  /** Where the program writes, when the CDKTF CLI starts it. */
  readonly output: string;
}

/**
 * Reads a `cdktf.json`.
 *
 * @throws UsageError where it is missing, or says nothing of a program
 */
export function readProject(file: string): Project {
  if (!existsSync(file)) {
    throw new UsageError(`${file} is not here; run this in the directory of a CDKTF program.`);
  }
  const { context, others } = readCdktfJson(file);
  const { app, output = "cdktf.out" } = others;
  if (typeof app !== "string" || app === "") {
    throw new UsageError(
      `app in ${file} must be the command that synthesizes, got: ${JSON.stringify(app)}; correct it.`,
    );
  }
  if (typeof output !== "string") {
    throw new UsageError(`output in ${file} must be a directory, got: ${JSON.stringify(output)}; correct it.`);
  }
  return { app, context, output };
}

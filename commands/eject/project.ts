import { existsSync, readFileSync } from "node:fs";
import { errorMessage } from "../lib/failure";
import { UsageError } from "../lib/program";
import { isFields, type Fields } from "./fields";

/** What `cdktf.json` says of a program ("Configuration File" of the CDKTF documentation). */
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
  const { app, context = {}, output = "cdktf.out" } = parse(file);
  if (typeof app !== "string" || app === "") {
    throw new UsageError(
      `app in ${file} must be the command that synthesizes, got: ${JSON.stringify(app)}; correct it.`,
    );
  }
  if (!isFields(context)) {
    throw new UsageError(`context in ${file} must be an object, got: ${JSON.stringify(context)}; correct it.`);
  }
  if (typeof output !== "string") {
    throw new UsageError(`output in ${file} must be a directory, got: ${JSON.stringify(output)}; correct it.`);
  }
  return { app, context, output };
}

function parse(file: string): Fields {
  try {
    const data: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isFields(data)) return data;
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${errorMessage(error)}; correct it.`);
  }
  throw new UsageError(`${file} must be a JSON object; correct it.`);
}

import { readFileSync } from "node:fs";
import { isObject } from "../../constructs/core/shape";
import { errorMessage } from "./failure";
import { UsageError } from "./program";

/** What a `cdktf.json` says ("Configuration File" of the CDKTF documentation). */
export interface CdktfJson {
  /** What the constructs find as context. */
  readonly context: Readonly<Record<string, unknown>>;
  /** All its other fields. */
  readonly others: Readonly<Record<string, unknown>>;
}

/**
 * Reads a `cdktf.json`.
 *
 * @throws UsageError where it, or its context, is not an object
 */
export function readCdktfJson(file: string): CdktfJson {
  const project = parse(file, readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  if (!isObject(project)) {
    throw new UsageError(`${file} must be a JSON object, got: ${JSON.stringify(project)}; correct it.`);
  }
  const { context = {}, ...others } = project;
  if (!isObject(context)) {
    throw new UsageError(`context in ${file} must be an object, got: ${JSON.stringify(context)}; correct it.`);
  }
  return { context, others };
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${errorMessage(error)}; correct it.`);
  }
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../commands/import/options";
import { importFrom } from "../../commands/import/run";
import { directoryOf } from "../host-directory";
import { scratchDirectory } from "../scratch";
import { shownState } from "./state";

/** What the import of a directory says and writes. */
export interface ImportedDirectory {
  readonly said: string;
  readonly program: string;
  /** What `--replace` has put into the directory. */
  imported(): { readonly variable?: unknown; readonly resource: Readonly<Record<string, Record<string, object>>> };
}

/** Imports a directory of these files and this state, without a plan and a compiler. */
export async function importDirectory(
  files: Readonly<Record<string, string>>,
  resources: readonly object[],
  ...args: readonly string[]
): Promise<ImportedDirectory> {
  const [directory, outside] = [directoryOf(files), scratchDirectory()];
  const [state, out] = [join(outside, "state.json"), join(outside, "program.ts")];
  writeFileSync(state, shownState(resources));
  const options = readOptions([directory, "--state", state, "--out", out, "--no-check", ...args]);
  if (options === "help") throw new Error("this is help");
  const said = await importFrom(options, { compiler: () => Promise.resolve([]) });
  const imported = () => JSON.parse(readFileSync(join(directory, "imported.tf.json"), "utf8")) as never;
  return { said, program: readFileSync(out, "utf8"), imported };
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../commands/import/options";
import type { ImportInternals } from "../../commands/import/program-files";
import { importFrom } from "../../commands/import/run";
import { directoryOf } from "../host-directory";
import { scratchDirectory } from "../scratch";
import { shownState } from "./state";

/** A Terraform directory, and what its import says and writes. */
export interface ImportedDirectory {
  readonly directory: string;
  /** @returns what the command says */
  readonly run: (...args: readonly string[]) => Promise<string>;
  readonly program: () => string;
  /** A file of the directory. */
  readonly file: (name: string) => string;
  /** What `--replace` has put into the directory. */
  readonly imported: () => object;
}

/**
 * A Terraform directory with these files and this state, and the import of it, without a compiler.
 *
 * @param copy what plans it. @default there is no plan
 */
export function importedDirectory(
  files: Readonly<Record<string, string>>,
  resources: readonly object[],
  copy?: ImportInternals["copy"],
): ImportedDirectory {
  const [directory, outside] = [directoryOf(files), scratchDirectory()];
  const [state, out] = [join(outside, "state.json"), join(outside, "library.ts")];
  writeFileSync(state, shownState(resources));
  return {
    directory,
    run: async (...args: readonly string[]): Promise<string> => {
      const check = copy === undefined ? ["--no-check"] : [];
      const all = [directory, "--state", state, "--out", out, ...check, ...args];
      const options = readOptions(args.includes("--undo") ? [directory, "--undo"] : all);
      return options === "help" ? options : importFrom(options, { compiler: () => Promise.resolve([]), copy });
    },
    program: (): string => readFileSync(out, "utf8"),
    file: (name: string): string => readFileSync(join(directory, name), "utf8"),
    imported: (): object => JSON.parse(readFileSync(join(directory, "imported.tf.json"), "utf8")) as object,
  };
}

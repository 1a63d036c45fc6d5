import { statSync } from "node:fs";
import { basename } from "node:path";
import { writeAll } from "../lib/files";
import { UsageError } from "../lib/program";
import { readSource } from "./input";
import type { ImportOptions } from "./options";
import {
  classNameOf,
  filesOf,
  type ImportInternals,
  nameOf,
  onlyOf,
  requireConstructs,
  requireForce,
} from "./program-files";
import { prove } from "./prove";
import { ambiguousIn } from "./raw-resource";
import { report } from "./report";
import { importDirectory } from "./run-directory";
import type { SourceResource } from "./source";
import { undoImport } from "./undo";

export type { ImportInternals };

/**
 * Writes a program for what a source says.
 *
 * @returns what the user reads
 * @throws Failure before anything is written, or after everything is put back
 */
export async function importFrom(options: ImportOptions, internals: ImportInternals = {}): Promise<string> {
  const { importBlocks } = options;
  if (isDirectory(options.from)) {
    if (importBlocks) throw new UsageError("--import-blocks is for a new state: a directory's state has its resources");
    return options.undo ? undoImport(options.from) : importDirectory(options, internals);
  }
  if (options.undo || options.replace || options.state !== undefined || !options.check) {
    throw new UsageError(
      `--replace, --undo, --state and --no-check go with a Terraform directory, got: ${options.from}`,
    );
  }
  const source = onlyOf(readSource(options.from), options);
  const name = options.name ?? nameOf(source);
  const className = classNameOf(name);
  const from = options.from === "-" ? "standard input" : basename(options.from);
  const summary = `What ${from} describes.`;
  const { compiler } = internals;
  const proved = await prove(source, { className, summary, compiler, importBlocks });
  const { composition, compiled } = proved;
  if (options.strict) requireConstructs(composition.resources);
  const changes = filesOf(options, name, className, proved);
  requireForce(changes, options);
  const done = writeAll(changes, { backups: true, directories: true, rename: internals.rename });
  const state = source.resources.some(({ api, values }) => api === undefined || Object.keys(values).length > 0);
  return report({
    resources: composition.resources,
    variables: composition.variables,
    proof: `Not planned: the program says what the JSON says${compiled ? "" : "; not compiled, since there is no TypeScript here"}.`,
    notes: [
      ...(state ? ["lifecycle, depends_on and provider of the blocks, which a state does not have"] : []),
      ...source.resources.flatMap(ambiguousNotes),
      ...composition.withoutImport.map((address) => `${address}: an import block, for which it has no id`),
    ],
    done,
    next: `Next: make the stack ${className} in your program, then terraform plan.`,
  });
}

function ambiguousNotes(resource: SourceResource): string[] {
  return ambiguousIn(resource).map(
    (key) => `${resource.address}.${key}: a state has it whether or not the block does; only a directory says which`,
  );
}

function isDirectory(from: string): boolean {
  return from !== "-" && statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;
}

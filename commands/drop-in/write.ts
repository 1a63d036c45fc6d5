import { chmodSync, constants, copyFileSync, lstatSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, Failure, fileFailure } from "./failure";

/** A file to be written. */
export interface Change {
  readonly path: string;
  readonly text: string;
  /** Whether the file is there already: then it keeps its mode, and a backup is made. */
  readonly exists: boolean;
}

/** A change that is done. */
export interface Done {
  readonly path: string;
  /** Where the former file is; `undefined` for a new file. */
  readonly backup: string | undefined;
}

/** How a finished file takes its place; tests make it fail. */
export type Rename = (from: string, to: string) => void;

/**
 * Writes all files or none: everything is written beside its place first, then takes its place by renaming, in the given
 * order; after a failure everything that was there before is put back.
 *
 * @throws Failure with the reason, after everything is as it was
 */
export function writeAll(changes: readonly Change[], rename: Rename = renameSync): Done[] {
  const undo: (() => void)[] = [];
  let current = "";
  try {
    const staged = changes.map(({ path, text, exists }) => {
      current = path;
      if (exists && lstatSync(path).isSymbolicLink()) {
        throw new Failure(`${path}: a symbolic link, which may serve other directories too; change its target by hand`);
      }
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      undo.push(() => rmSync(temporary, { force: true }));
      writeFileSync(temporary, text, { flag: "wx" });
      if (exists) chmodSync(temporary, statSync(path).mode);
      return temporary;
    });
    const backups = changes.map(({ path, exists }) => {
      current = path;
      const backup = exists ? makeBackup(path) : undefined;
      if (backup !== undefined) undo.push(() => rmSync(backup, { force: true }));
      return backup;
    });
    return changes.map(({ path }, index) => {
      current = path;
      const backup = backups[index];
      rename(staged[index] ?? "", path);
      undo.push(() => (backup === undefined ? rmSync(path) : renameSync(backup, path)));
      return { path, backup };
    });
  } catch (error) {
    undoAll(undo);
    if (error instanceof Failure) throw error;
    const wayOut = "nothing was changed; give the permission, or remove what is in the way, and run this again";
    throw fileFailure(`cannot write ${current}`, error, wayOut);
  }
}

/** Backwards: a file is put back from its backup before the backup goes. */
function undoAll(undo: readonly (() => void)[]): void {
  try {
    for (const step of [...undo].reverse()) step();
  } catch (error) {
    throw fileFailure("cannot put back what was there", error, "each file's former contents are in FILE.bak");
  }
}

/** Terraform reads no file with this ending; an earlier backup is never overwritten. */
function makeBackup(path: string): string {
  for (let number = 0; ; number += 1) {
    const backup = number === 0 ? `${path}.bak` : `${path}.bak.${number}`;
    try {
      copyFileSync(path, backup, constants.COPYFILE_EXCL);
      return backup;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}

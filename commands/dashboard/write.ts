import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode, Failure, fileFailure } from "../drop-in/failure";

/**
 * Writes a picture whole or not at all: beside its place first, then into it.
 *
 * @param force whether a file with other contents may be overwritten
 * @returns whether anything was written: not where the file holds the picture already
 * @throws Failure with the reason and the way out; nothing has changed then
 */
export function writePicture(file: string, picture: string, force: boolean): boolean {
  try {
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new Failure(`${file}: a symbolic link, which may serve others too; name its target`);
    }
    const there = contentsOf(file);
    if (there === picture) return false;
    if (there !== undefined && !force) {
      throw new Failure(`${file} is there already with other contents; give --force to overwrite it, or another name`);
    }
    replaceFile(file, picture, there === undefined ? undefined : statSync(file).mode);
    return true;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const wayOut = "nothing was changed; give the permission or make the directory, and run this again";
    throw fileFailure(`cannot write ${file}`, error, wayOut);
  }
}

function replaceFile(file: string, text: string, mode: number | undefined): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  writeFileSync(temporary, text, { flag: "wx" });
  try {
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

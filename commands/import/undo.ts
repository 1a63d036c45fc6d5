import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure, fileFailure } from "../lib/failure";
import { writeAll } from "../lib/files";
import { IMPORTED_FILE } from "./directory";
import { type Fields, fieldsOf, isFields } from "./fields";
import { sha256, type Undo } from "./imported-file";

/**
 * Puts back the blocks that `--replace` has taken out of a directory, and removes what it has written there.
 *
 * @returns what the user reads
 * @throws Failure where a file has changed since; nothing has changed then
 */
export function undoImport(directory: string): string {
  const path = join(directory, IMPORTED_FILE);
  const undo = undoOf(directory, path);
  const found = undo.map((each) => ({ ...each, ...backupOf(directory, each) }));
  const changes = found.map(({ file, contents }) => ({ path: join(directory, file), contents }));
  writeAll(changes);
  for (const file of [path, ...found.map(({ backup }) => backup)]) rmSync(file, { force: true });
  return [
    "Put back:",
    ...changes.map((change) => `  ${change.path}`),
    "Removed:",
    `  ${path}`,
    ...found.map(({ backup }) => `  ${backup}`),
    'Next: terraform plan (it must say "No changes"). The program and its test are still there.',
  ].join("\n");
}

function undoOf(directory: string, path: string): readonly Undo[] {
  if (!existsSync(path)) throw new Failure(`${directory} holds no ${IMPORTED_FILE}: there is nothing to undo`);
  const document = read(path);
  const said = isFields(document) && isFields(document["//"]) ? fieldsOf(document["//"]["import"]) : [];
  const undo = said.filter(isUndo);
  if (undo.length > 0) return undo;
  throw new Failure(`${path} does not say which files it came from; put the blocks back by hand from FILE.bak`);
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    throw fileFailure(`cannot read ${path}`, error, "put the blocks back by hand from FILE.bak");
  }
}

function isUndo(data: Fields): data is Fields & Undo {
  const { file, sha256: digest } = data;
  return typeof file === "string" && typeof digest === "string" && /^[^/\\]+\.tf$/.test(file);
}

/** The newest backup, since an earlier one is of an earlier import. */
function backupOf(
  directory: string,
  { file, sha256: digest }: Undo,
): { readonly backup: string; readonly contents: Buffer } {
  const path = join(directory, file);
  let backup = `${path}.bak`;
  for (let number = 1; existsSync(`${path}.bak.${number}`); number += 1) backup = `${path}.bak.${number}`;
  if (!existsSync(backup)) throw new Failure(`${path} has no backup ${file}.bak; put its blocks back by hand`);
  const contents = readFileSync(backup);
  const present = existsSync(path) ? readFileSync(path) : Buffer.from("");
  if (!present.equals(contents) && sha256(present.toString("utf8")) !== digest) {
    throw new Failure(
      `${path} has changed since the import, so nothing was undone; put its blocks back by hand from ${backup}`,
    );
  }
  return { backup, contents };
}

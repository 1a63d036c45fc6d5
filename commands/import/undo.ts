import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Failure, fileFailure } from "../lib/failure";
import { writeAll } from "../lib/files";
import { IMPORTED_FILE } from "./directory";
import { type Fields, fieldsOf, isFields } from "./fields";
import { documentDigest, importedPath, sha256, type Undo } from "./imported-file";

/**
 * Puts back the blocks that `--replace` has taken out of a directory, and removes what it has written there.
 *
 * @returns what the user reads
 * @throws Failure where a file has changed since; nothing has changed then
 */
export function undoImport(directory: string): string {
  const path = importedPath(directory);
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
  const origin = isFields(document) && isFields(document["//"]) ? document["//"] : {};
  const said = fieldsOf(origin["import"]);
  const undo = said.filter(isUndo);
  if (undo.length === 0 || undo.length < said.length)
    throw new Failure(`${path} does not say which files it came from; put the blocks back by hand from FILE.bak`);
  if (isFields(document) && documentDigest(document) === origin["sha256"]) return undo;
  throw new Failure(
    `${path} has changed since the import, so nothing was undone; take your changes out of it, or put the blocks back by hand from FILE.bak`,
  );
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch (error) {
    throw fileFailure(`cannot read ${path}`, error, "put the blocks back by hand from FILE.bak");
  }
}

function isUndo(data: Fields): data is Fields & Undo {
  const { file, sha256: digest, before } = data;
  const isWhole = [file, digest, before].every((each) => typeof each === "string");
  return isWhole && /^[^/\\]+\.tf$/.test(String(file));
}

/** The backup of this import: others may be there, of other runs. */
function backupOf(
  directory: string,
  { file, sha256: digest, before }: Undo,
): { readonly backup: string; readonly contents: Buffer } {
  const path = join(directory, file);
  const backup = backupsOf(directory, file).find((each) => sha256(readFileSync(each)) === before);
  if (backup === undefined) {
    throw new Failure(`${path} has no backup as it was before the import; put its blocks back by hand`);
  }
  const present = existsSync(path) ? sha256(readFileSync(path)) : "";
  if (present !== before && present !== digest) {
    throw new Failure(
      `${path} has changed since the import, so nothing was undone; put its blocks back by hand from ${backup}`,
    );
  }
  return { backup, contents: readFileSync(backup) };
}

function backupsOf(directory: string, file: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(file))
    .filter(({ name }) => /^\.bak(?:\.\d+)?$/.test(name.slice(file.length)))
    .map(({ name }) => join(directory, name));
}

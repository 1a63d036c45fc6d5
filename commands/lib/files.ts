import { chmodSync, constants, copyFileSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import { readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isLeftover, OWNER, removeLeftovers } from "../../testing/temporary";
import { errorCode, Failure, fileFailure, unchangedFailure } from "./failure";

/** A file to be written. */
export interface Change {
  readonly path: string;
  readonly contents: string | Buffer;
  /** Its mode, where it is new. @default the process's own */
  readonly mode?: number;
}

/** How files are written. */
export interface WriteOptions {
  /** Whether what a file held before stays beside it as `FILE.bak`. @default false */
  readonly backups?: boolean;
  /** Whether missing directories are made. @default false: they are an error */
  readonly directories?: boolean;
  /** Whether a symbolic link is replaced by the file. @default false: it is an error, since others may use its target */
  readonly replaceLinks?: boolean;
  /** How a finished file takes its place; tests make it fail. @default a rename */
  readonly rename?: (from: string, to: string) => void;
}

/** A change that is done. */
export interface Done {
  readonly path: string;
  /** Where the former file is. @default there was none, or nobody asked for backups */
  readonly backup?: string;
}

/**
 * Writes all files or none: everything is written beside its place first, in the same directory, then takes its place by
 * renaming, in the given order; after a failure everything that was there before is put back. A file that has these
 * contents already is not touched; one that is replaced keeps its mode. What a killed run left beside them goes too.
 *
 * @returns what was written
 * @throws Failure with the reason, after everything is as it was
 */
export function writeAll(changes: readonly Change[], options: WriteOptions = {}): Done[] {
  const writer = new Writer(options);
  try {
    const needed = changes.filter((change) => !writer.isThere(change));
    const staged = needed.map((change) => writer.stage(change));
    const done = staged.map((file) => writer.place(file));
    for (const directory of new Set(changes.map(({ path }) => dirname(path)))) sweep(directory);
    return done;
  } catch (error) {
    writer.undo();
    if (error instanceof Failure) throw error;
    throw unchangedFailure(`cannot write ${writer.current}`, error);
  } finally {
    writer.cleanUp();
  }
}

/** A file that waits beside its place. */
interface Staged {
  readonly path: string;
  readonly temporary: string;
  /** What was there before. */
  readonly former?: string;
}

class Writer {
  /** The file that it is at. */
  public current = "";
  private readonly steps: (() => void)[] = [];
  private readonly leftovers: string[] = [];
  private names = 0;

  public constructor(private readonly options: WriteOptions) {}

  public isThere(change: Change): boolean {
    const { path } = change;
    this.current = path;
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there?.isSymbolicLink() && !this.options.replaceLinks) {
      throw new Failure(`${path}: a symbolic link, which may serve other directories too; change its target by hand`);
    }
    if (there?.isDirectory()) throw Object.assign(new Error(path), { code: "EISDIR" });
    if (there && !there.isFile() && !there.isSymbolicLink()) {
      throw new Failure(`${path}: a device or a pipe, not a file; name another one`);
    }
    return there?.isFile() === true && readFileSync(path).equals(Buffer.from(change.contents));
  }

  public stage({ path, contents, mode }: Change): Staged {
    this.current = path;
    if (this.options.directories) this.makeDirectory(dirname(path));
    const temporary = this.beside(path, "tmp");
    writeFileSync(temporary, contents, { flag: "wx", mode });
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (!there) return { path, temporary };
    if (there.isFile()) chmodSync(temporary, there.mode);
    return { path, temporary, former: this.keep(path, there.isSymbolicLink()) };
  }

  public place({ path, temporary, former }: Staged): Done {
    this.current = path;
    (this.options.rename ?? renameSync)(temporary, path);
    this.steps.push(() => (former === undefined ? rmSync(path) : renameSync(former, path)));
    return this.options.backups && former !== undefined ? { path, backup: former } : { path };
  }

  /** Backwards: a file is put back before its directory goes. What can't be put back keeps nothing else from it. */
  public undo(): void {
    const errors = this.steps.reverse().flatMap((step) => {
      try {
        step();
        return [];
      } catch (error) {
        return [error];
      }
    });
    if (errors.length === 0) return;
    const wayOut = this.options.backups ? "each file's former contents are in FILE.bak" : "run this again";
    throw fileFailure("cannot put back what was there", errors[0], wayOut);
  }

  public cleanUp(): void {
    for (const path of this.leftovers) rmSync(path, { force: true });
  }

  private makeDirectory(directory: string): void {
    const first = mkdirSync(directory, { recursive: true });
    if (first !== undefined) this.steps.push(() => rmSync(first, { recursive: true, force: true }));
  }

  /** A name that is short, whatever the file's own length, and nobody else's: a killed process may have had the same id. */
  private beside(path: string, ending: string): string {
    let name: string;
    do name = join(dirname(path), `.${OWNER}.${this.names++}.${ending}`);
    while (lstatSync(name, { throwIfNoEntry: false }));
    this.leftovers.push(name);
    return name;
  }

  private keep(path: string, isLink: boolean): string {
    if (isLink || !this.options.backups) {
      const former = this.beside(path, "old");
      if (isLink) symlinkSync(readlinkSync(path), former);
      else copyFileSync(path, former);
      return former;
    }
    const backup = makeBackup(path);
    this.steps.push(() => rmSync(backup, { force: true }));
    return backup;
  }
}

/** Removes what waited beside its place when its process was killed. The next run has written what it was to become. */
function sweep(directory: string): void {
  try {
    removeLeftovers(directory, (entry) => {
      const owner = /^\.(\w+-\d+)\.\d+\.(?:tmp|old)$/.exec(entry.name)?.[1];
      return owner !== undefined && !entry.isDirectory() && (owner === OWNER || isLeftover(owner));
    });
  } catch {
    // What was asked for is written: a leftover that stays is no failure.
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

/**
 * Writes a file that a command generates.
 *
 * @param force whether a file with other contents may be overwritten
 * @returns whether anything was written: not where the file holds the text already
 * @throws Failure with the reason and the way out; nothing has changed then
 */
export function writeGenerated(path: string, text: string, force: boolean): boolean {
  if (!force && lstatSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path, "utf8") !== text) {
    throw new Failure(`${path} is there already with other contents; give --force to overwrite it, or another name`);
  }
  return writeAll([{ path, contents: text }]).length > 0;
}

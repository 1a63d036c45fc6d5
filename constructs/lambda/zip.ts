import { zipSync, type Zippable, type ZippableFile } from "fflate";

/** A file as it is in a zip. */
export interface ZippedFile {
  readonly contents: Uint8Array;
  readonly executable: boolean;
}

/** Noon of the first day that a zip's clock knows, which every time zone has. */
const EPOCH = new Date(1980, 0, 1, 12);

/** What a zip says of the system that made it: Unix, whose modes Lambda reads. */
const UNIX = 3;

/**
 * A zip whose bytes follow from the files' names, contents and modes alone: sorted, of one time, and stored, since what
 * zlib makes of a file differs between its versions.
 *
 * @param files by their paths, with `/` between folders
 */
export function zipOf(files: ReadonlyMap<string, ZippedFile>): Uint8Array {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const entries: Zippable = Object.fromEntries(sorted.map(([path, file]) => [path, entryOf(file)]));
  return zipSync(entries, { level: 0 });
}

function entryOf({ contents, executable }: ZippedFile): ZippableFile {
  const mode = 0o100000 | (executable ? 0o755 : 0o644);
  return [Uint8Array.from(contents), { level: 0, mtime: EPOCH, os: UNIX, attrs: (mode << 16) >>> 0 }];
}

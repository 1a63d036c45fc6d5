/** A command line that can't be understood: the program says how to use it and ends with exit code 2. */
export class UsageError extends Error {
  public override readonly name = "UsageError";
}

/** Errors whose cause is what the user wrote: wrong usage, exit code 2. */
const WRONG_USAGE: ReadonlySet<string> = new Set(["UsageError", "SettingsError"]);

/**
 * Runs a command and sets the exit code: 0 done, 1 failed, 2 wrong usage. An error is told in its own words; with
 * `DEBUG` set, its stack trace follows.
 *
 * @param main what the command does; a number it returns is the exit code
 */
export async function runProgram(main: () => number | void | Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    console.error(describe(known));
    if (process.env["DEBUG"]) console.error(known.stack);
    process.exitCode = WRONG_USAGE.has(known.name) ? 2 : 1;
  }
}

/** Node.js names the source and the target of a move `path` and `dest`. */
type FileError = Error & { readonly code?: unknown; readonly path?: string; readonly dest?: string };

function describe(error: FileError): string {
  const path = error.dest ?? error.path ?? "the file";
  switch (error.code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${path} can't be written or read: no permission; give this user the permission, or choose another place.`;
    case "ENOSPC":
      return `${path} can't be written: the disk is full; free some space and run this again.`;
    case "ENOTDIR":
    case "EEXIST":
      return `${path} can't be written: a file stands where a directory is needed; move it away.`;
    case "EISDIR":
      return `${path} can't be written: a directory stands where a file is needed; move it away.`;
    default:
      return error.message;
  }
}

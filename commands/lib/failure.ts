import { isNativeError } from "node:util/types";

/** What ends a command with exit code 1: one sentence a user can act on. */
export class Failure extends Error {
  public override readonly name = "Failure";
}

/** Why the file system refuses something, and the way out; everything else keeps Node's own words. */
const FILE_ERRORS: Readonly<Record<string, { readonly reason: string; readonly wayOut: string }>> = {
  EACCES: { reason: "no permission", wayOut: "give this user the permission, or choose another place" },
  EPERM: { reason: "no permission", wayOut: "give this user the permission, or choose another place" },
  EROFS: { reason: "the file system is read-only", wayOut: "choose another place" },
  ENOSPC: { reason: "the disk is full", wayOut: "free some space and run this again" },
  ENOENT: { reason: "it does not exist", wayOut: "create it, or correct the path" },
  ENOTDIR: { reason: "a file is where a directory is needed", wayOut: "move it away" },
  EEXIST: { reason: "a file is in the way", wayOut: "move it away" },
  EISDIR: { reason: "it is a directory", wayOut: "move it away" },
};

/** A file system error as a {@link Failure}: what was tried, why it failed, the way out. */
export function fileFailure(tried: string, error: unknown, wayOut: string): Failure {
  return new Failure(`${tried}: ${fileReason(error)}; ${wayOut}`);
}

/** A file system error after which everything is as it was, as a {@link Failure}. */
export function unchangedFailure(tried: string, error: unknown): Failure {
  const wayOut = FILE_ERRORS[errorCode(error)]?.wayOut ?? "run this again";
  return fileFailure(tried, error, `nothing was changed; ${wayOut}`);
}

function fileReason(error: unknown): string {
  return FILE_ERRORS[errorCode(error)]?.reason ?? errorMessage(error);
}

/** Node.js names the source and the target of a move `path` and `dest`. */
type FileError = Error & { readonly path?: string; readonly dest?: string };

/** What a user reads about an error that nobody has put into words: a file system error with its path and a way out. */
export function describe(error: FileError): string {
  const known = FILE_ERRORS[errorCode(error)];
  if (!known) return error.message;
  return `cannot write or read ${error.dest ?? error.path ?? "a file"}: ${known.reason}; ${known.wayOut}`;
}

/** Node's code of a file system error, such as `EACCES`; otherwise empty. */
export function errorCode(error: unknown): string {
  // Not `instanceof`: under Jest, Node's own errors are of another realm.
  return isNativeError(error) && "code" in error ? String(error.code) : "";
}

/** What an error says. */
export function errorMessage(error: unknown): string {
  return isNativeError(error) ? error.message : String(error);
}

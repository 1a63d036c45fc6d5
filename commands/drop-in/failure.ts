import { isNativeError } from "node:util/types";

/** What ends the command with exit code 1: one sentence a user can act on. */
export class Failure extends Error {
  public override readonly name = "Failure";
}

/** Short reasons for what the file system refuses; everything else keeps Node's own words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a directory",
  EISDIR: "it is a directory",
};

/** A file system error as a {@link Failure}: what was tried, why it failed, the way out. */
export function fileFailure(tried: string, error: unknown, wayOut: string): Failure {
  const reason = REASONS[errorCode(error)] ?? errorMessage(error);
  return new Failure(`${tried}: ${reason}; ${wayOut}`);
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

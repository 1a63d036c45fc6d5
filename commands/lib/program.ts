import { describe } from "./failure";

/** A command line that can't be understood: the program says how to use it and ends with exit code 2. */
export class UsageError extends Error {
  public override readonly name = "UsageError";
}

/** How the user started a command: inside the project by npm, elsewhere by the package's program. */
export function invocation(command: string): string {
  return process.env["npm_lifecycle_event"] === command ? `npm run ${command} --` : `cdktf-ecs-logging ${command}`;
}

/** Errors whose cause is what the user wrote: wrong usage, exit code 2. */
const WRONG_USAGE: ReadonlySet<string> = new Set(["UsageError", "SettingsError"]);

/**
 * Runs a command and sets the exit code: 0 done, 1 failed, 2 wrong usage. An error is reported in its own words; with
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

import { FLAG, parseCommandLine, TEXT } from "../lib/command-line";
import { invocation, UsageError } from "../lib/program";

/** What the command is asked to do. */
export interface EjectOptions {
  /** Name of the stack. @default all of the program: where there are several, each in a directory of its name */
  readonly stack?: string;
  /** Where the Terraform files go. */
  readonly out: string;
  /** Whether files with other contents may be overwritten. */
  readonly force: boolean;
  /** Whether a script reads the report. */
  readonly json: boolean;
}

const OPTIONS = { help: FLAG, force: FLAG, json: FLAG, out: TEXT } as const;

/** What `--help` and a wrong command line print. */
export const usage = (): string => `${invocation("eject")} [STACK] --out DIRECTORY [--force]

Writes a stack of the program in cdktf.json as plain Terraform (.tf files), which needs neither the program nor this package. The
plan is the same: addresses, state and backend stay. Without STACK it writes all stacks; where there are several, each goes
into a directory of its name.

  --out DIRECTORY    where the files go; it is made where it is missing
  --force            overwrite files of the same names with other contents
  --json             print {"directories": […], "written": […], "inJson": […]} instead of sentences

Examples:
  ${invocation("eject")} university --out terraform
  ${invocation("eject")} --out terraform --force

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * Reads the command line.
 *
 * @param args the arguments, without the program
 * @returns `help` where the user asks for it
 * @throws UsageError naming what is wrong
 */
export function readOptions(args: readonly string[]): EjectOptions | "help" {
  const { values, positionals } = parseCommandLine(args, OPTIONS, usage());
  if (values.help === true) return "help";
  const [stack, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one stack at a time, got: ${positionals.join(" ")}\n\n${usage()}`);
  if (values.out === undefined || values.out === "") {
    throw new UsageError(`name the directory for the files with --out\n\n${usage()}`);
  }
  return { stack, out: values.out, force: values.force === true, json: values.json === true };
}

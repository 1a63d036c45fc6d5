import { resolve } from "node:path";
import { UsageError } from "../lib/program";

/** What a command line of `npm run plan` or `npm run apply` asks for. */
export interface StackArguments {
  /** Names of stacks, in the given order. */
  readonly stacks: readonly string[];
  /** What `terraform plan` gets, files by their whole paths: it runs in the stack's directory. */
  readonly options: readonly string[];
  /** Whether nobody is asked before an apply. */
  readonly autoApprove: boolean;
}

/** Options of `terraform plan` whose value may be the next argument. */
const WITH_VALUE = [
  "generate-config-out",
  "lock-timeout",
  "out",
  "parallelism",
  "replace",
  "target",
  "var",
  "var-file",
];

/** Options whose value is a file, by the directory where the command was started. */
const FILES = ["generate-config-out", "out", "var-file"];

/**
 * Reads a command line: names of stacks, and options that Terraform understands, in any order.
 *
 * @param args what came after the command
 * @param refused options that would not do what they say, and why
 * @throws UsageError where one of those is given, or an option lacks its value
 */
export function readArguments(args: readonly string[], refused: Readonly<Record<string, string>> = {}): StackArguments {
  const stacks: string[] = [];
  const options: string[] = [];
  let autoApprove = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (!arg.startsWith("-")) {
      stacks.push(arg);
      continue;
    }
    const [, name = "", given] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (Object.hasOwn(refused, name)) throw new UsageError(`${arg}: ${String(refused[name])}`);
    if (name === "auto-approve") autoApprove = true;
    else if (!WITH_VALUE.includes(name)) options.push(arg);
    else {
      const value = given ?? args[(index += 1)];
      if (value === undefined) throw new UsageError(`${arg} lacks its value; write ${arg}=…`);
      options.push(`-${name}=${FILES.includes(name) ? resolve(value) : value}`);
    }
  }
  return { stacks: [...new Set(stacks)], options, autoApprove };
}

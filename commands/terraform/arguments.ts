import { resolve } from "node:path";
import { UsageError } from "../lib/program";

/** What a command line of `npm run plan` or `npm run apply` asks for. */
export interface StackArguments {
  /** Names of stacks, in the given order. */
  readonly stacks: readonly string[];
  /** What `terraform plan` gets, files by their whole paths: it runs in the stack's directory. */
  readonly options: readonly string[];
  /** Whether somebody only asks how to use the command. */
  readonly help: boolean;
  /** Whether nobody is asked before an apply. */
  readonly autoApprove: boolean;
  /** Whether the exit code says that there are changes. */
  readonly detailedExitCode: boolean;
  /** Whether the stacks are to be destroyed. */
  readonly destroy: boolean;
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

/** Flags that these commands themselves act on. */
const OWN_FLAGS = ["help", "h", "auto-approve", "detailed-exitcode"];

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
  const flags = new Map<string, boolean>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    const { name, value: given } = readOption(arg);
    if (name === undefined) stacks.push(arg);
    else if (Object.hasOwn(refused, name)) throw new UsageError(`${arg}: ${String(refused[name])}`);
    else if (WITH_VALUE.includes(name)) {
      const value = given ?? args[(index += 1)];
      if (value === undefined) throw new UsageError(`${arg} lacks its value; write ${arg}=…`);
      options.push(`-${name}=${FILES.includes(name) ? resolve(value) : value}`);
    } else {
      flags.set(name, isOn(given));
      if (!OWN_FLAGS.includes(name)) options.push(arg);
    }
  }
  const isGiven = (name: string): boolean => flags.get(name) === true;
  return {
    stacks: [...new Set(stacks)],
    options,
    help: isGiven("help") || isGiven("h"),
    autoApprove: isGiven("auto-approve"),
    detailedExitCode: isGiven("detailed-exitcode"),
    destroy: isGiven("destroy"),
  };
}

/** An option by its name, which is `undefined` for what is none. */
export function readOption(arg: string): { readonly name?: string; readonly value?: string } {
  const [, name, value] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
  return { name, value };
}

/** A flag alone, or with a value that Go's `strconv.ParseBool` takes for true. */
function isOn(value = "true"): boolean {
  return /^(1|t|T|TRUE|true|True)$/.test(value);
}

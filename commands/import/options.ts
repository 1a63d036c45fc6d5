import { FLAG, parseCommandLine, TEXT } from "../lib/command-line";
import { invocation, UsageError } from "../lib/program";

/** What the command is asked to do. */
export interface ImportOptions {
  /** A file of JSON, `-` for standard input, or a Terraform directory. */
  readonly from: string;
  /** Addresses that come in. @default all that can */
  readonly only: readonly string[];
  /** What the program is called. @default as the task definition or the directory */
  readonly name?: string;
  /** File of the program. @default `imported/<name>.ts` */
  readonly out?: string;
  /** Directory that gets the stack's `cdk.tf.json`. @default none */
  readonly synth?: string;
  /** File that gets the report as JSON. @default none */
  readonly report?: string;
  /** Whether the directory's blocks give way to the program. */
  readonly replace: boolean;
  /** Whether to put back what `--replace` has taken out. */
  readonly undo: boolean;
  /** Whether a plan proves it. */
  readonly check: boolean;
  /** Whether import blocks have a new state take the resources over. */
  readonly importBlocks: boolean;
  /** File with the directory's state. @default Terraform is asked */
  readonly state?: string;
  /** Whether files with other contents may be overwritten. */
  readonly force: boolean;
  /** Whether anything but constructs is a failure. */
  readonly strict: boolean;
}

const OPTIONS = {
  help: FLAG,
  only: { ...TEXT, multiple: true },
  name: TEXT,
  out: TEXT,
  synth: TEXT,
  report: TEXT,
  force: FLAG,
  strict: FLAG,
  replace: FLAG,
  undo: FLAG,
  "import-blocks": FLAG,
  state: TEXT,
  "no-check": FLAG,
} as const;

/** What `--help` and a wrong command line print. */
export const usage = (): string => `${invocation("import")} DIRECTORY | FILE.json | - [options]

Writes a program of the constructs for what is there already. DIRECTORY holds Terraform files and has a state; FILE.json is
the JSON of aws ecs describe-task-definition or register-task-definition, or of terraform show -json; - reads standard input.

With DIRECTORY:
  --replace            put the program's imported.tf.json in, and take the blocks out, keeping each file as FILE.bak
  --undo               put all of that back
  --state FILE         the state: what terraform show -json prints, or a state file; default: Terraform is asked
  --no-check           make no plan: nothing is proved then

With all:
  --out FILE.ts        the program's file, default imported/NAME.ts; its test is beside it
  --name NAME          what the program is called, default as the directory or the task definition
  --only ADDRESS       this resource alone; may be given several times
  --synth DIRECTORY    writes the stack's cdk.tf.json there
  --report FILE.json   writes the report there: [{"address", "level", "reasons"}]
  --import-blocks      import blocks beside the resources, for a new state (not with DIRECTORY, whose state has them)
  --force              overwrite files of an earlier run that have other contents, keeping each as FILE.bak
  --strict             exit code 1, and no file written, if anything comes in that is not a construct

Examples:
  ${invocation("import")} ../infrastructure --replace
  ${invocation("import")} examples/worker.json --strict
  aws ecs describe-task-definition --task-definition app | ${invocation("import")} - --name app

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * Reads the command line.
 *
 * @param args the arguments, without the program
 * @returns `help` where the user asks for it
 * @throws UsageError naming what is wrong
 */
export function readOptions(args: readonly string[]): ImportOptions | "help" {
  const { values, positionals } = parseCommandLine(args, OPTIONS, usage());
  if (values.help === true) return "help";
  const [from, ...more] = positionals;
  if (from === undefined || from === "")
    throw new UsageError(`name a Terraform directory, a file of JSON, or - for standard input\n\n${usage()}`);
  if (more.length > 0) throw new UsageError(`one source at a time, got: ${positionals.join(" ")}\n\n${usage()}`);
  const { only = [], name, out, synth, report, state, force = false, strict = false } = values;
  const {
    replace = false,
    undo = false,
    "no-check": unchecked = false,
    "import-blocks": importBlocks = false,
  } = values;
  if (undo && replace) throw new UsageError(`either --replace or --undo\n\n${usage()}`);
  if (out !== undefined && !out.endsWith(".ts"))
    throw new UsageError(`--out is a TypeScript file, got: ${out}\n\n${usage()}`);
  if (name !== undefined && !/^[A-Za-z][\w-]*$/.test(name)) {
    throw new UsageError(`--name has letters, digits, _ and -, a letter first, got: ${name}\n\n${usage()}`);
  }
  return { from, only, name, out, synth, report, state, force, strict, replace, undo, importBlocks, check: !unchecked };
}

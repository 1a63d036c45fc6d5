import { FLAG, parseCommandLine, TEXT } from "../lib/command-line";
import { invocation, UsageError } from "../lib/program";

/** What the command is asked to do. */
export interface DiagramOptions {
  /** Name of a stack of the program here, or a file that Terraform reads. @default the program's only stack */
  readonly source?: string;
  /** Where the picture goes. @default `STACK.svg`; Mermaid is printed */
  readonly out?: string;
  readonly mermaid: boolean;
  /** Only cards about these words, and what they are connected with. */
  readonly only: readonly string[];
  /** A file that holds the stack as it was: what is new since has a blue frame. */
  readonly since?: string;
  /** Whether what is drawn is printed as JSON, too. */
  readonly json: boolean;
  /** Whether a file with other contents may be overwritten. */
  readonly force: boolean;
}

const OPTIONS = {
  help: FLAG,
  force: FLAG,
  json: FLAG,
  mermaid: FLAG,
  only: { ...TEXT, multiple: true },
  out: TEXT,
  since: TEXT,
} as const;

/** What `--help` and a wrong command line print. */
export const usage =
  (): string => `${invocation("diagram")} [STACK | FILE] [--out FILE] [--mermaid] [--only WORD] [--force]

Draws a stack: resources with their parts, what uses what, and where traffic goes. STACK is one of the program in cdktf.json;
FILE is any cdk.tf.json or *.tf.json, whoever wrote it. It needs no Terraform, no state and no AWS account.

  --out FILE     where the picture goes; STACK.svg where it is missing
  --mermaid      Mermaid for Markdown instead of SVG; printed without --out
  --only WORD    only what has this word in its kind, group or address, and what it is connected with; may be repeated
  --since FILE   a blue frame around what is new since this file, the stack as it was (SVG)
  --json         print the cards and arrows as JSON, and write a picture only where --out names a file
  --force        overwrite a file with other contents

Examples:
  ${invocation("diagram")} university
  ${invocation("diagram")} cdktf.out/stacks/shop/cdk.tf.json --out docs/shop.svg --force
  ${invocation("diagram")} university --mermaid --only alarm

Exit codes: 0 done, 1 failed and nothing written, 2 wrong usage.`;

/**
 * Reads the command line.
 *
 * @param args the arguments, without the program
 * @returns `help` where the user asks for it
 * @throws UsageError naming what is wrong
 */
export function readOptions(args: readonly string[]): DiagramOptions | "help" {
  const { values, positionals } = parseCommandLine(args, OPTIONS, usage());
  if (values.help === true) return "help";
  const [source, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one stack or file at a time, got: ${positionals.join(" ")}\n\n${usage()}`);
  const { out, since, only = [] } = values;
  if (out === "") throw new UsageError(`name the file for the picture after --out\n\n${usage()}`);
  if (only.includes("")) throw new UsageError(`name a word after --only\n\n${usage()}`);
  const flags = { mermaid: values.mermaid === true, json: values.json === true, force: values.force === true };
  return { source, out, since, only, ...flags };
}

import type { Done } from "../lib/files";
import type { Imported } from "./composition";
import type { ProgramVariable } from "./variables";

/** What the command has found and done. */
export interface ImportReport {
  readonly resources: readonly Imported[];
  readonly variables: readonly ProgramVariable[];
  /** How it was proved, in one sentence. */
  readonly proof: string;
  /** What is not carried over, a sentence each. */
  readonly notes: readonly string[];
  /** Data sources that nothing refers to without the blocks. @default none */
  readonly orphans?: readonly string[];
  readonly done: readonly Done[];
  readonly next: string;
}

/** What the user reads. */
export function report({ resources, variables, proof, notes, orphans = [], done, next }: ImportReport): string {
  const lines = resources.map(({ address, level, reasons }) => {
    const why = reasons.length === 0 ? "" : ` (${reasons.join("; ")})`;
    return `${level.padEnd(6)}${address}${why}`;
  });
  if (variables.length > 0) lines.push("Terraform variables, whose values you give:", ...variables.map(variableLine));
  if (notes.length > 0) lines.push("Not carried over:", ...notes.map((note) => `  ${note}`));
  if (orphans.length > 0) lines.push(`Nothing refers any more to ${orphans.join(", ")}: remove these where you like.`);
  lines.push(proof);
  if (done.length === 0) lines.push("Nothing to write: the files are there already.");
  else lines.push("Written:", ...done.map(({ path }) => `  ${path}`));
  const backups = done.flatMap(({ backup }) => (backup === undefined ? [] : [backup]));
  if (backups.length > 0) lines.push(`What was there before is in ${backups.join(", ")}.`);
  lines.push(next);
  return lines.join("\n");
}

function variableLine({ terraformName, sensitive, from, was }: ProgramVariable): string {
  return `  ${terraformName}${sensitive ? " (sensitive)" : ""}: ${from}${sensitive ? "" : `, in place of ${was}`}`;
}

/** The report for scripts. */
export function reportJson(resources: readonly Imported[]): string {
  return `${JSON.stringify(
    resources.map(({ address, level, reasons }) => ({ address, level, reasons })),
    null,
    2,
  )}\n`;
}

/** What is said of anything but constructs under `--strict`. */
export function strictFailure(raw: readonly Imported[]): string {
  const lines = raw.map(({ address, level, reasons }) => `  ${level} ${address} (${reasons.join("; ")})`);
  return `not everything is a construct, so nothing was written (--strict):\n${lines.join("\n")}\nWithout --strict these are imported as they are.`;
}

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { App, TerraformStack } from "cdktf";

/** What can't be synthesized; the message has one line for each thing wrong, with the construct's path. */
export class SynthesisError extends Error {
  public override readonly name = "SynthesisError";
}

/** What a synthesis wrote. */
export interface Synthesis {
  /** The output directory. */
  readonly outdir: string;
  /** Directory of each stack, by its name, in the order in which the stacks were composed. */
  readonly stacks: ReadonlyMap<string, string>;
  /** Warnings that constructs gave, each with the construct's path. */
  readonly warnings: readonly string[];
}

/** Where the output goes, and what the constructs find as context. */
export interface SynthesizeOptions {
  /** @default the environment variable `CDKTF_OUTDIR`, which the CDKTF CLI sets; without it `cdktf.out` */
  readonly outdir?: string;
  /** Context of the app; what the CDKTF CLI hands over in `CDKTF_CONTEXT_JSON` wins. @default none */
  readonly context?: Readonly<Record<string, unknown>>;
}

/**
 * Synthesizes an app, all of its stacks or none: every stack is validated before anything is written, and the files
 * are moved into place when all of them are complete. The same input gives the same bytes on any machine.
 *
 * @param compose puts the stacks into the app
 * @throws SynthesisError with the errors of all stacks
 */
export function synthesize(compose: (app: App) => void, options: SynthesizeOptions = {}): Synthesis {
  const outdir = options.outdir ?? process.env["CDKTF_OUTDIR"] ?? "cdktf.out";
  const parent = dirname(resolve(outdir));
  const staging = mkdtempSync(join(parent, ".cdktf.out-"));
  try {
    // Stack traces would put this machine's paths into the output.
    const app = new App({ outdir: staging, stackTraces: false, skipValidation: true, context: { ...options.context } });
    compose(app);
    const stacks = app.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    const errors = stacks.flatMap(validationErrors);
    if (errors.length > 0) throw new SynthesisError(errors.join("\n"));
    app.synth();
    moveFiles(staging, outdir);
    const directories = stacks.map(
      (stack) => [stack.node.id, join(outdir, app.manifest.forStack(stack).workingDirectory)] as const,
    );
    return { outdir, stacks: new Map(directories), warnings: stacks.flatMap(warnings) };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function validationErrors(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((error) => `[${construct.node.path}] ${error}`));
}

function warnings(stack: TerraformStack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => `[${node.path}] ${String(data)}`),
    );
}

/** A file that is the same already keeps its time stamp. */
function moveFiles(from: string, to: string): void {
  for (const file of listFiles(from)) {
    const target = join(to, relative(from, file));
    if (sameBytes(file, target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(file, target);
  }
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function sameBytes(a: string, b: string): boolean {
  const there = statSync(b, { throwIfNoEntry: false });
  return there !== undefined && there.isFile() && readFileSync(a).equals(readFileSync(b));
}

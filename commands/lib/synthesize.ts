import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { AnnotationMetadataEntryType, App, Manifest, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Change, writeAll } from "./files";
import { withoutCreationStacks } from "../../constructs/core/creation-stacks";
import { temporaryDirectory } from "../../testing/temporary";

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
  /** Names of the stacks that each one depends on. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Warnings that constructs gave, each with the construct's path, and stacks of earlier runs that are still there. */
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
 * @param addStacks puts the stacks into the app
 * @throws SynthesisError with the errors of all stacks
 */
export function synthesize(addStacks: (app: App) => void, options: SynthesizeOptions = {}): Synthesis {
  return withoutCreationStacks(() => synthesizeAll(addStacks, options));
}

function synthesizeAll(addStacks: (app: App) => void, options: SynthesizeOptions): Synthesis {
  const outdir = options.outdir ?? process.env["CDKTF_OUTDIR"] ?? "cdktf.out";
  const staging = temporaryDirectory("cdktf.out");
  try {
    // Stack traces would put this machine's paths into the output.
    const app = new App({ outdir: staging, stackTraces: false, skipValidation: true, context: { ...options.context } });
    addStacks(app);
    const constructs = app.node.findAll();
    const errors = constructs.flatMap(validationErrors);
    if (errors.length > 0) throw new SynthesisError(errors.join("\n"));
    const stacks = constructs.filter((construct) => TerraformStack.isStack(construct));
    app.synth();
    writeAll(changes(staging, outdir), { directories: true, replaceLinks: true });
    const directories = new Map(
      stacks.map((stack) => [stack.node.id, join(outdir, app.manifest.forStack(stack).workingDirectory)]),
    );
    const dependencies = new Map(stacks.map(({ node, dependencies: others }) => [node.id, others.map(nameOf)]));
    const warnings = stacks
      .flatMap((stack) => app.manifest.forStack(stack).annotations)
      .flatMap(({ level, constructPath, message }) =>
        level === AnnotationMetadataEntryType.WARN ? [`[${constructPath}] ${message}`] : [],
      );
    warnings.push(...leftOver(outdir, [...directories.values()]));
    return { outdir, stacks: directories, dependencies, warnings };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function nameOf({ node }: TerraformStack): string {
  return node.id;
}

/** What is wrong with a construct: the rules that it checks, and its error annotations. */
function validationErrors({ node }: IConstruct): string[] {
  const broken = node.validate();
  const error: string = AnnotationMetadataEntryType.ERROR;
  const annotated = node.metadata.filter(({ type }) => type === error);
  return [...broken, ...annotated.map(({ data }) => String(data))].map((message) => `[${node.path}] ${message}`);
}

/** Files of the output, to be written where they belong. */
function changes(from: string, to: string): Change[] {
  return listFiles(from).map((file) => ({
    path: join(to, relative(from, file)),
    // Each when it is needed: all at once would be the whole output in memory.
    get contents() {
      return readFileSync(file);
    },
    mode: statSync(file).mode,
  }));
}

/** Stacks that an earlier run wrote, and no program defines any more: what they made goes on running, known to nobody. */
function leftOver(outdir: string, defined: readonly string[]): string[] {
  const folder = join(outdir, Manifest.stacksFolder);
  const written = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return written
    .filter((stack) => !defined.includes(stack) && existsSync(join(stack, "cdk.tf.json")))
    .map(
      (stack) =>
        `${stack} belongs to a stack that this program does not define any more; destroy its resources there, then remove it`,
    );
}

function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

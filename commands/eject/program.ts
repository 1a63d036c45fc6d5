import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { temporaryDirectory } from "../../testing/temporary";
import { Failure } from "../lib/failure";
import type { Fields } from "./fields";
import { HOOK, NOTES_FILE } from "./hook";
import type { Notes, StackNotes } from "./notes";
import type { Project } from "./project";

/** A file beside a stack's JSON, such as the code of a function. */
export interface StackFile {
  /** Its path from the stack's directory. */
  readonly path: string;
  readonly contents: Buffer;
  readonly mode: number;
}

/** A stack that a program synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  /** Where the CDKTF CLI has it: paths in its JSON start there. */
  readonly directory: string;
  readonly json: Fields;
  readonly notes: StackNotes;
  readonly files: readonly StackFile[];
}

interface Manifest {
  readonly stacks: Readonly<
    Record<string, { readonly workingDirectory: string; readonly synthesizedStackPath: string }>
  >;
}

/** What cdktf writes beside a stack for its own use. */
const OWN_FILES = ["cdk.tf.json", "metadata.json"];

/**
 * Runs a program as the CDKTF CLI does, and takes notes while it synthesizes. What it prints goes to standard error.
 *
 * @throws Failure where the program fails, or can't be watched
 */
export function runProject({ app, context, output }: Project): SynthesizedStack[] {
  const directory = temporaryDirectory("eject");
  try {
    const outdir = join(directory, "cdktf.out");
    const notesFile = join(directory, "notes.json");
    const options = [process.env["NODE_OPTIONS"] ?? "", `--require ${JSON.stringify(HOOK)}`];
    const env = {
      ...process.env,
      CDKTF_OUTDIR: outdir,
      CDKTF_CONTEXT_JSON: JSON.stringify(context),
      NODE_OPTIONS: options.join(" ").trim(),
      [NOTES_FILE]: notesFile,
      SYNTH_HCL_OUTPUT: "false",
    };
    const { status, error } = spawnSync(app, { shell: true, env, stdio: ["ignore", 2, "inherit"] });
    if (status !== 0) {
      const reason = error?.message ?? (status === null ? "a signal ended it" : `exit code ${status}`);
      throw new Failure(
        `the program of cdktf.json failed (${reason}): ${app}; mend what it reports and run this again`,
      );
    }
    if (!existsSync(notesFile)) {
      throw new Failure(`the program of cdktf.json synthesized nothing: ${app}; it must load cdktf from node_modules`);
    }
    if (!existsSync(join(outdir, "manifest.json"))) {
      throw new Failure(
        `the program of cdktf.json wrote nothing to CDKTF_OUTDIR: ${app}; leave outdir out of new App()`,
      );
    }
    const notes = readJson(notesFile) as Notes;
    const manifest = readJson(join(outdir, "manifest.json")) as Manifest;
    return Object.entries(manifest.stacks).map(([name, { workingDirectory, synthesizedStackPath }]) => ({
      name,
      directory: join(output, workingDirectory),
      json: readJson(join(outdir, synthesizedStackPath)) as Fields,
      notes: notes[name] ?? { shapes: {}, origins: {} },
      files: filesIn(join(outdir, workingDirectory)),
    }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function filesIn(directory: string): StackFile[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile() && !OWN_FILES.includes(relative(directory, path)))
    .map((path) => ({
      path: relative(directory, path),
      contents: readFileSync(path),
      mode: statSync(path).mode,
    }));
}

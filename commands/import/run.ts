import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure } from "../lib/failure";
import { type Change, writeAll, type WriteOptions } from "../lib/files";
import { build } from "./built";
import type { Imported } from "./compose";
import { readSource } from "./input";
import { camelCase } from "./names";
import type { ImportOptions } from "./options";
import { prove, type Proved, type ProveOptions } from "./prove";
import { report, reportJson, strictFailure } from "./report";
import type { Source } from "./source";
import { testText } from "./test-text";

/** What tests of the command change about it. */
export interface ImportInternals {
  /** See {@link writeAll}. */
  readonly rename?: WriteOptions["rename"];
  /** See {@link prove}. */
  readonly compiler?: ProveOptions["compiler"];
}

/**
 * Writes a program for what a source says.
 *
 * @returns what the user reads
 * @throws Failure before anything is written, or after everything is put back
 */
export async function importFrom(options: ImportOptions, internals: ImportInternals = {}): Promise<string> {
  const source = only(readSource(options.from), options);
  const name = options.name ?? nameOf(source);
  const className = `${pascal(name)}Stack`;
  const from = options.from === "-" ? "standard input" : basename(options.from);
  const proved = await prove(source, { className, summary: `What ${from} describes.`, compiler: internals.compiler });
  const { composition, compiled } = proved;
  if (options.strict) requireConstructs(composition.resources);
  const changes = filesOf(options, name, className, proved);
  requireForce(changes, options);
  const done = writeAll(changes, { backups: true, directories: true, rename: internals.rename });
  const state = source.resources.some(({ api, values }) => api === undefined || Object.keys(values).length > 0);
  return report({
    resources: composition.resources,
    variables: composition.variables,
    proof: `Not planned: the program says what the JSON says${compiled ? "" : "; not compiled, since there is no TypeScript here"}.`,
    notes: state ? ["lifecycle, depends_on and provider of the blocks, which a state does not have"] : [],
    done,
    next: `Next: make the stack ${className} in your program, then terraform plan.`,
  });
}

function only(source: Source, { only: addresses }: ImportOptions): Source {
  if (addresses.length === 0) return source;
  const missing = addresses.filter((address) => !source.resources.some((each) => each.address === address));
  if (missing.length > 0) {
    const known = source.resources.map(({ address }) => address);
    throw new Failure(`--only ${missing.join(", ")}: no such resource that can come in; there are ${known.join(", ")}`);
  }
  const rest = source.resources.filter(({ address }) => !addresses.includes(address));
  const left = rest.map(({ address, type }) => ({ address, type, reason: "not named by --only" }));
  return {
    ...source,
    resources: source.resources.filter(({ address }) => addresses.includes(address)),
    left: [...source.left, ...left],
  };
}

function nameOf({ resources }: Source): string {
  const task = resources.find(({ type }) => type === "aws_ecs_task_definition");
  const clean = (task?.name ?? "").replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^[^A-Za-z]+/, "");
  return clean === "" ? "imported" : clean;
}

function pascal(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function requireConstructs(resources: readonly Imported[]): void {
  const others = resources.filter(({ level }) => level === "raw");
  if (others.length > 0) throw new Failure(strictFailure(others));
}

function filesOf(options: ImportOptions, name: string, className: string, { composition, text }: Proved): Change[] {
  const program = options.out ?? join("imported", `${name}.ts`);
  const { stack } = build(composition.program, name);
  stack.prepareStack();
  const synthesized = stack.toTerraform();
  const test = testText({ className, file: basename(program, ".ts"), id: name, synthesized });
  const files: Change[] = [
    { path: program, contents: text.text },
    { path: program.replace(/\.ts$/, ".test.ts"), contents: test },
  ];
  if (options.synth !== undefined) {
    files.push({ path: join(options.synth, "cdk.tf.json"), contents: `${JSON.stringify(synthesized, null, 2)}\n` });
  }
  if (options.report !== undefined) files.push({ path: options.report, contents: reportJson(composition.resources) });
  return files;
}

function requireForce(changes: readonly Change[], { force, report: reportFile }: ImportOptions): void {
  const different = changes.filter(({ path, contents }) => path !== reportFile && hasOther(path, contents));
  if (different.length === 0 || force) return;
  const paths = different.map(({ path }) => path).join(", ");
  throw new Failure(
    `${paths}: there already with other contents; give --force to overwrite, a backup is kept, or another --out`,
  );
}

function hasOther(path: string, contents: Change["contents"]): boolean {
  return existsSync(path) && lstatSync(path).isFile() && !readFileSync(path).equals(Buffer.from(contents));
}

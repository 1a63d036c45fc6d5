import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure } from "../lib/failure";
import type { Change, WriteOptions } from "../lib/files";
import { build } from "./built";
import type { Imported } from "./composition";
import { leave } from "./leave";
import { pascalCase, programName } from "./names";
import type { ImportOptions } from "./options";
import type { MakeCopy } from "./plan";
import type { Proved, ProveOptions } from "./prove";
import { reportJson, strictFailure } from "./report";
import type { Source, SourceResource } from "./source";
import { testText } from "./test-text";

/** What tests of the command change about it. */
export interface ImportInternals {
  /** See {@link writeAll}. */
  readonly rename?: WriteOptions["rename"];
  /** See {@link prove}. */
  readonly compiler?: ProveOptions["compiler"];
  /** Makes the copy of a directory that is planned. @default {@link PlannedCopy} */
  readonly copy?: MakeCopy;
}

/** The source with what `--only` names. */
export function onlyOf<T extends Source>(source: T, { only: addresses }: ImportOptions): T {
  if (addresses.length === 0) return source;
  const missing = addresses.filter((address) => !source.resources.some((each) => isNamed(each, address)));
  if (missing.length > 0) {
    const known = source.resources.map(({ address }) => address);
    throw new Failure(`--only ${missing.join(", ")}: no such resource that can come in; there are ${known.join(", ")}`);
  }
  const named = source.resources.filter((each) => addresses.some((address) => isNamed(each, address)));
  const taken = new Set(named.map(({ address }) => address));
  return leave(source, (address) => !taken.has(address), "not named by --only");
}

/** Instances of a block come in together. */
function isNamed({ address, indexed }: SourceResource, given: string): boolean {
  return address === given || indexed?.instances.some((each) => each.address === given) === true;
}

/** What a program is called after its task definition. */
export function nameOf({ resources }: Source): string {
  const task = resources.find(({ type }) => type === "aws_ecs_task_definition");
  return programName(task?.name ?? "");
}

/** The class of a program's stack. */
export function classNameOf(name: string): string {
  return `${pascalCase(name)}Stack`;
}

/** @throws Failure where anything is not a construct */
export function requireConstructs(resources: readonly Imported[]): void {
  const others = resources.filter(({ level }) => level === "raw");
  if (others.length > 0) throw new Failure(strictFailure(others));
}

/** The program, its test, and what else is asked for. */
export function filesOf(
  options: ImportOptions,
  name: string,
  className: string,
  { composition, text }: Proved,
): Change[] {
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

/** @throws Failure where files with other contents are there, and nobody said --force */
export function requireForce(changes: readonly Change[], { force, report: reportFile }: ImportOptions): void {
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

import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "../lib/failure";
import { writeAll, type Change, type Done } from "../lib/files";
import { UsageError } from "../lib/program";
import { shellWord } from "../lib/shell-word";
import { typedTerraform } from "../terraform/binary";
import { ejectStack } from "./eject-stack";
import type { EjectOptions } from "./options";
import { runProject, type SynthesizedStack } from "./program";
import { readProject } from "./project";
import { relocate } from "./relocate";

/** A stack that is ready to be written. */
interface Ready {
  readonly directory: string;
  readonly changes: readonly Change[];
  readonly kept: readonly string[];
}

/**
 * Writes stacks of the program in this directory as plain Terraform.
 *
 * @param synthesize runs the program; tests have stacks of their own
 * @returns what the user reads
 * @throws Failure with the reason, after which nothing has changed
 */
export function eject(
  options: EjectOptions,
  synthesize: () => readonly SynthesizedStack[] = () => runProject(readProject("cdktf.json")),
): string {
  const ready = chosen(synthesize(), options).map(([stack, directory]) => makeReady(stack, directory));
  for (const each of ready) refuse(each, options);
  const done = writeAll(
    ready.flatMap(({ changes }) => changes),
    { directories: true },
  );
  return options.json ? reportJson(ready, done) : report(ready, done);
}

function reportJson(ready: readonly Ready[], done: readonly Done[]): string {
  const directories = ready.map(({ directory }) => directory);
  const inJson = ready.flatMap(({ kept }) => kept);
  return JSON.stringify({ directories, written: done.map(({ path }) => path), inJson }, null, 2);
}

/** The stacks that are wanted, with the directory of each. */
function chosen(stacks: readonly SynthesizedStack[], { stack: wanted, out }: EjectOptions) {
  const found = stacks.filter(({ name }) => wanted === undefined || name === wanted);
  if (found.length === 0) {
    const names = stacks.map(({ name }) => name).join(", ");
    throw new UsageError(
      `the program has no stack ${String(wanted)}; it has ${names === "" ? "no stack at all" : names}.`,
    );
  }
  const isOnly = wanted !== undefined || found.length === 1;
  return found.map((stack) => [stack, isOnly ? out : join(out, stack.name)] as const);
}

function makeReady(stack: SynthesizedStack, directory: string): Ready {
  const { files, kept } = ejectStack(relocate(stack.json, resolve(stack.directory), resolve(directory)), stack.notes);
  const texts = [...files].map(([name, contents]): Change => ({ path: join(directory, name), contents }));
  const others = stack.files.map(({ path, ...file }): Change => ({ ...file, path: join(directory, path) }));
  return { directory, changes: [...texts, ...others], kept };
}

function refuse({ directory, changes }: Ready, { force }: EjectOptions): void {
  const own = new Set(changes.map(({ path }) => path));
  const foreign = listFiles(directory).filter((path) => /\.(tf|tofu)(\.json)?$/.test(path) && !own.has(path));
  if (foreign.length > 0) {
    throw new Failure(
      `${foreign.join(", ")}: Terraform would read it together with this stack; move it away, or choose an empty directory`,
    );
  }
  const different = changes.filter((change) => !force && isDifferent(change)).map(({ path }) => path);
  if (different.length > 0) {
    throw new Failure(
      `${different.join(", ")}: there already with other contents; give --force to overwrite, or choose another directory`,
    );
  }
}

function listFiles(directory: string): string[] {
  if (!lstatSync(directory, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(directory).map((name) => join(directory, name));
}

function isDifferent({ path, contents }: Change): boolean {
  return existsSync(path) && lstatSync(path).isFile() && !readFileSync(path).equals(Buffer.from(contents));
}

function report(ready: readonly Ready[], done: readonly Done[]): string {
  const lines =
    done.length > 0
      ? ["Written:", ...done.map(({ path }) => `  ${path}`)]
      : ["Nothing to write: all files are up to date."];
  const kept = ready.flatMap((each) => each.kept);
  if (kept.length > 0)
    lines.push("Left in JSON syntax, which Terraform reads too:", ...kept.map((each) => `  ${each}`));
  const terraform = shellWord(typedTerraform());
  for (const { directory } of ready) {
    lines.push(
      `Next: cd ${shellWord(directory)} && ${terraform} init && ${terraform} plan (the same as the program's plan)`,
    );
  }
  return lines.join("\n");
}

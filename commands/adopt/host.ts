import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { errorMessage, Failure, fileFailure } from "../lib/failure";
import { type Body, isBody, parseHcl } from "./hcl";
import type { Locals } from "./evaluate";
import type { Address } from "./remove";

/** One Terraform file of the host. */
export interface HostFile {
  /** File name without directory. */
  readonly name: string;
  readonly syntax: "hcl" | "json";
  /** The file as it is, byte order mark and line ends included. */
  readonly text: string;
  readonly body: Body;
}

/** The Terraform directory that takes the constructs in. */
export interface Host {
  readonly directory: string;
  /** Files that declare: all but override files and the ones this command writes. */
  readonly files: readonly HostFile[];
  /** Files that change what others declare (Terraform language, "Override Files"). They go on doing so. */
  readonly overrides: readonly HostFile[];
  /** The files this command writes, as far as they are there. */
  readonly written: ReadonlyMap<string, HostFile>;
}

/**
 * Reads all `.tf` and `.tf.json` files of a directory.
 *
 * @param own names of the files that this command writes
 * @throws Failure where the directory or a file cannot be read, or holds no or broken Terraform
 */
export async function readHost(directory: string, own: readonly string[]): Promise<Host> {
  const names = terraformFiles(directory);
  const all: HostFile[] = [];
  for (const name of names) all.push(await readHostFile(directory, name));
  const files = all.filter(({ name }) => !own.includes(name));
  if (files.length === 0) {
    throw new Failure(`${directory}: no Terraform files (*.tf) in this directory; name the directory that holds them`);
  }
  return {
    directory,
    files: files.filter((file) => !isOverride(file)),
    overrides: files.filter(isOverride),
    written: new Map(all.filter(({ name }) => own.includes(name)).map((file) => [file.name, file])),
  };
}

function terraformFiles(directory: string): string[] {
  try {
    if (!statSync(directory).isDirectory()) {
      throw new Failure(`${directory}: a file, not a directory; name the directory that holds the Terraform files`);
    }
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && isTerraformName(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw fileFailure(`cannot read ${directory}`, error, "name an existing Terraform directory that you may read");
  }
}

/** Terraform reads these endings, but no hidden files and no backups of editors. */
function isTerraformName(name: string): boolean {
  const isIgnored = name.startsWith(".") || name.startsWith("#");
  return !isIgnored && (name.endsWith(".tf") || name.endsWith(".tf.json"));
}

function isOverride({ name }: HostFile): boolean {
  const stem = name.slice(0, name.indexOf(".tf"));
  return stem === "override" || stem.endsWith("_override");
}

async function readHostFile(directory: string, name: string): Promise<HostFile> {
  const path = join(directory, name);
  const text = readText(path);
  if (!name.endsWith(".json")) return { name, syntax: "hcl", text, body: await parseHcl(path, text) };
  try {
    const body: unknown = JSON.parse(text);
    if (isBody(body)) return { name, syntax: "json", text, body };
  } catch (error) {
    const message = errorMessage(error);
    throw new Failure(`${path}: ${message}; correct the file and run this again`);
  }
  throw new Failure(`${path}: not a JSON object; correct the file and run this again`);
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    // A pipe or a device may never end.
    const kind = kindOf(statSync(path));
    if (kind !== undefined) throw new Failure(`${path}: ${kind}, not a file; move it out of the directory`);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw fileFailure(`cannot read ${path}`, error, "allow reading it, or move it out of the directory");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(`${path}: not UTF-8 text, which Terraform requires; save the file as UTF-8`);
  }
}

/** What is neither a file nor a directory. */
function kindOf(stats: Stats): string | undefined {
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return stats.isCharacterDevice() || stats.isBlockDevice() ? "a device" : undefined;
}

/** Blocks of one kind by their labels, such as `["aws_iam_role", "worker"]`, whichever syntax they are written in. */
export function labelled(body: Body, kind: string, labels: number): { path: readonly string[]; body: unknown }[] {
  let level: { path: readonly string[]; body: unknown }[] = [{ path: [], body: body[kind] }];
  for (let depth = 0; depth < labels; depth += 1) {
    level = level.flatMap(({ path, body: inner }) =>
      list(inner).flatMap((each) =>
        Object.entries(each).map(([label, next]) => ({ path: [...path, label], body: next })),
      ),
    );
  }
  return level.flatMap(({ path, body: inner }) => list(inner).map((each) => ({ path, body: each })));
}

/** The blocks of one resource: more than one is an error of the host, which Terraform reports. */
export function resourceBlocks(body: Body, { type, name }: Address): unknown[] {
  return labelled(body, "resource", 2)
    .filter(({ path }) => path[0] === type && path[1] === name)
    .map(({ body: block }) => block);
}

function list(value: unknown): Body[] {
  return (Array.isArray(value) ? value : [value]).filter(isBody);
}

/** What a reference can start with in this directory: `var.project`, `module.ecr`, `aws_iam_role.worker` … */
export function declaredNames({ files }: Host): Set<string> {
  const names = (body: Body, kind: string, labels: number, prefix: string): string[] =>
    labelled(body, kind, labels).map(({ path }) => [...(prefix === "" ? [] : [prefix]), ...path].join("."));
  return new Set([
    ...files.flatMap(({ body }) => [
      ...names(body, "variable", 1, "var"),
      ...names(body, "module", 1, "module"),
      ...names(body, "resource", 2, ""),
      ...names(body, "data", 2, "data"),
    ]),
    ...[...localValues(files)].map(([name]) => `local.${name}`),
  ]);
}

/** The local values of all files. */
export function localValues(files: readonly HostFile[]): Locals {
  return new Map(files.flatMap(({ body }) => list(body["locals"]).flatMap((each) => Object.entries(each))));
}

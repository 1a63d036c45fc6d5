import { createHash } from "node:crypto";
import { join } from "node:path";
import type { ReadableStack } from "../../constructs/terraform";
import { toFragmentFile } from "../adopt/fragment-file";
import { type Host, resourceBlocks } from "../adopt/host";
import { type GivenWay, withoutBlocks } from "../adopt/take-out";
import { IMPORTED_FILE } from "./directory";
import { type Fields, isFields } from "./fields";

/** The directory's files with the program in the place of blocks. */
export interface ReplacedFiles {
  /** The imported file. */
  readonly imported: string;
  /** Files without their blocks, by name. */
  readonly edited: ReadonlyMap<string, string>;
}

/** What {@link IMPORTED_FILE} says of itself under `//`. */
export interface Origin {
  readonly import: readonly Undo[];
  /** Digest of everything beside `//` ({@link documentDigest}): an edited file is not removed. */
  readonly sha256: string;
}

/** What {@link IMPORTED_FILE} says of the files that lost blocks: `--undo` puts back what nobody has changed since. */
export interface Undo {
  readonly file: string;
  /** Digest of the file without its blocks (SHA-256). */
  readonly sha256: string;
  /** Digest of the file as it was before. */
  readonly before: string;
}

/** Puts the stack of a program in the place of the blocks of its resources. */
export async function replacedFiles(
  stack: ReadableStack,
  { files }: Host,
  addresses: readonly string[],
): Promise<ReplacedFiles> {
  const blocks = addresses.flatMap((address): GivenWay[] => {
    const [type = "", name = ""] = address.split(".");
    const file = files.find(({ body }) => resourceBlocks(body, { type, name }).length > 0);
    return file === undefined ? [] : [{ address: { type, name }, file, movedTo: IMPORTED_FILE }];
  });
  const edited = await withoutBlocks(blocks);
  const original = new Map(files.map(({ name, text }) => [name, text]));
  const undo = [...edited].map(([file, text]): Undo => ({
    file,
    sha256: sha256(text),
    before: sha256(original.get(file) ?? ""),
  }));
  return { imported: await importedText(stack, undo), edited };
}

export function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Digest of a document without what it says of itself, however it is laid out. */
export function documentDigest({ "//": _, ...document }: Fields): string {
  return sha256(JSON.stringify(document));
}

/** Resources, data sources and variables of the stack; provider and backend are the directory's own. */
async function importedText(stack: ReadableStack, undo: readonly Undo[]): Promise<string> {
  stack.prepareStack();
  const { resource = {}, data, variable } = withoutMetadata(stack.toTerraform()) as Fields;
  const { text } = await toFragmentFile(IMPORTED_FILE, resource as Parameters<typeof toFragmentFile>[1]);
  const { resource: blocks, locals } = JSON.parse(text) as Fields;
  const document = { variable, locals, data, resource: blocks };
  const origin: Origin = { import: undo, sha256: documentDigest(document) };
  return `${JSON.stringify({ "//": origin, ...document }, null, 2)}\n`;
}

/** cdktf puts its own metadata under `//` in every block. */
function withoutMetadata(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutMetadata);
  if (!isFields(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, part]) => (key === "//" ? [] : [[key, withoutMetadata(part)]])),
  );
}

/** Where the file of a directory is. */
export function importedPath(directory: string): string {
  return join(directory, IMPORTED_FILE);
}

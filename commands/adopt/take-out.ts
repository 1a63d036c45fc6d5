import { join } from "node:path";
import type { Change } from "../lib/files";
import type { HostFile } from "./host";
import { type Address, removeResource } from "./remove";

/** A block that gives way to a file. */
export interface GivenWay {
  readonly address: Address;
  /** The file that holds it. */
  readonly file: HostFile;
  /** Name of the file that takes it over. */
  readonly movedTo: string;
}

/**
 * The files without these blocks, by name: see {@link removeResource}.
 *
 * @throws Failure where a block cannot be taken out with certainty
 */
export async function withoutBlocks(blocks: readonly GivenWay[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { file, address, movedTo } of blocks) {
    texts.set(file.name, await removeResource(file.name, texts.get(file.name) ?? file.text, address, movedTo));
  }
  return texts;
}

/**
 * What a directory becomes: the new files come first, since one that is stopped halfway then declares a resource twice,
 * which no plan gets past.
 *
 * @param edited files without their blocks, by name
 */
export function adoption(
  directory: string,
  files: readonly { readonly name: string; readonly text: string }[],
  edited: ReadonlyMap<string, string>,
): Change[] {
  const texts = [...files.map(({ name, text }) => [name, text] as const), ...edited];
  return texts.map(([name, text]) => ({ path: join(directory, name), contents: text }));
}

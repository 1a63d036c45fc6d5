import { type Host, labelled } from "../adopt/host";
import type { ReplacedFiles } from "./imported-file";

/** Data sources to which nothing refers any more once the blocks are out, but something did before. */
export function orphanedData({ files, overrides }: Host, { imported, edited }: ReplacedFiles): readonly string[] {
  const declared = files.flatMap(({ body }) => labelled(body, "data", 2).map(({ path }) => `data.${path.join(".")}`));
  const before = [...files, ...overrides].map(({ text }) => text);
  const after = [...[...files, ...overrides].map(({ name, text }) => edited.get(name) ?? text), imported];
  return declared.filter((address) => refersTo(before, address) && !refersTo(after, address));
}

function refersTo(texts: readonly string[], address: string): boolean {
  const pattern = new RegExp(String.raw`\b${address.replaceAll(".", String.raw`\s*\.\s*`)}(?![\w-])`);
  return texts.some((text) => pattern.test(text));
}

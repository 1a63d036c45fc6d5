import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A fenced block of code of a document. */
export interface DocumentBlock {
  /** Path of the document. */
  readonly document: string;
  /** Line of its fence, from 1. */
  readonly line: number;
  /** What follows the fence; empty where nothing does. */
  readonly language: string;
  readonly text: string;
}

/** Folders that hold no documents of ours. */
const ELSEWHERE = new Set(["node_modules", "build", "dist", "reports", "cdktf.out", "site", "coverage"]);

/** Every document of the project, but for the messages of commits to come. */
export function documents(folder = "."): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ELSEWHERE.has(entry.name) || entry.name.startsWith(".") ? [] : documents(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** The blocks of a document, in their order. */
export function blocksOf(document: string): DocumentBlock[] {
  const markdown = readFileSync(document, "utf8");
  return [...markdown.matchAll(/^ *```([^\n]*)\n([^]*?)\n *```$/gm)].map(
    ({ 1: language = "", 2: text = "", index }) => ({
      document,
      line: markdown.slice(0, index).split("\n").length,
      language,
      text,
    }),
  );
}

/** Where TypeScript is compiled by `npm run typecheck`, so that a block which is part of it compiles too. */
const COMPILED = ["examples", "harness/documents", "__tests__", "commands/init/template", "stacks"];

interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

let sources: readonly Source[] | undefined;

/** @returns the compiled file that a block is part of, line by line in order; a line `…` skips some. `undefined` where there is none */
export function compiledFileOf({ text }: DocumentBlock): string | undefined {
  sources ??= COMPILED.flatMap(typescript).map((file) => ({ file, lines: linesOf(readFileSync(file, "utf8")) }));
  const wanted = linesOf(text).filter((line) => !/^(\/\/ )?…/.test(line));
  return wanted.length === 0 ? undefined : sources.find(({ lines }) => isInOrder(wanted, lines))?.file;
}

function typescript(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return names.map((name) => join(folder, name)).filter((file) => !file.startsWith(join("__tests__", "types", "fail")));
}

/** The lines as the formatter does not break them differently at another depth. */
function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

function isInOrder(wanted: readonly string[], lines: readonly string[]): boolean {
  let at = 0;
  return wanted.every((line) => {
    const found = lines.indexOf(line, at);
    at = found + 1;
    return found >= 0;
  });
}

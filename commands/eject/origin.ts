import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Origin } from "./notes";

/** A place in the program: a file and a line, which counts from 1. */
interface Position {
  readonly file: string;
  readonly line: number;
}

const OWN_NAME = "cdktf-ecs-logging";
const OWN_FOLDERS = ["constructs", "commands"];

/** Says where in the program things come from; it reads each file once. */
export class Origins {
  private readonly libraries = new Map<string, boolean>();
  private readonly lines = new Map<string, readonly string[]>();
  private readonly commented = new Set<string>();

  /**
   * Where the program itself made something: the innermost call that is not in a library.
   *
   * @param stack an error's stack trace
   * @returns a comment for the first thing only that a statement makes
   */
  public of(stack: string): Origin {
    const position = positions(stack).find(({ file }) => !this.isLibrary(file));
    if (position === undefined) return {};
    const file = basename(position.file).replace(/\.[cm]?[jt]sx?$/, "");
    const statement = `${position.file}:${position.line}`;
    if (this.commented.has(statement)) return { file };
    this.commented.add(statement);
    const comment = commentAbove(this.linesOf(position.file), position.line);
    return comment.length > 0 ? { file, comment } : { file };
  }

  private isLibrary(file: string): boolean {
    if (/[\\/]node_modules[\\/]/.test(file)) return true;
    const known = this.libraries.get(file);
    if (known !== undefined) return known;
    const isLibrary = isOwn(file);
    this.libraries.set(file, isLibrary);
    return isLibrary;
  }

  private linesOf(file: string): readonly string[] {
    const known = this.lines.get(file);
    if (known !== undefined) return known;
    const lines = existsSync(file) ? readFileSync(file, "utf8").split(/\r?\n/) : [];
    this.lines.set(file, lines);
    return lines;
  }
}

/** In this project itself constructs and commands are beside the program, not below `node_modules`. */
function isOwn(file: string): boolean {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const manifest = join(directory, "package.json");
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly name?: unknown };
      return name === OWN_NAME && OWN_FOLDERS.some((folder) => file.startsWith(join(directory, folder, sep)));
    }
    if (directory === dirname(directory)) return false;
  }
}

/** The calls of a stack trace, the innermost first, without those of Node.js. */
function positions(stack: string): Position[] {
  return stack.split("\n").flatMap((call) => {
    const [, path = "", line = ""] = /^\s+at (?:.*\()?((?:file:\/\/)?[^()]*?):(\d+):\d+\)?$/.exec(call) ?? [];
    const file = path.startsWith("file://") ? fileURLToPath(path) : path;
    return /^([\\/]|[A-Za-z]:)/.test(file) ? [{ file, line: Number(line) }] : [];
  });
}

/** What tools read, not people. */
const DIRECTIVE = /^(eslint|@ts-|prettier-|istanbul|c8 |v8 |#|biome-|tslint)/;

/** The comment that ends in the line above, without its marks. */
export function commentAbove(lines: readonly string[], line: number): string[] {
  const comment: string[] = [];
  for (let at = line - 2; at >= 0; at -= 1) {
    const text = lines[at]?.trim() ?? "";
    if (text.startsWith("//")) comment.unshift(text.replace(/^\/\/+ ?/, ""));
    else if (text.endsWith("*/") && comment.length === 0) return blockComment(lines, at);
    else break;
  }
  return comment.filter((text) => !DIRECTIVE.test(text));
}

function blockComment(lines: readonly string[], end: number): string[] {
  let start = end;
  while (start > 0 && !lines[start]?.includes("/*")) start -= 1;
  const texts = lines.slice(start, end + 1).map((text) => text.trim());
  if (!texts[0]?.startsWith("/*")) return []; // behind code
  return texts
    .map((text) =>
      text
        .replace(/^\/\*+/, "")
        .replace(/\*+\/$/, "")
        .replace(/^\*? ?/, "")
        .trim(),
    )
    .filter((text) => text !== "" && !DIRECTIVE.test(text));
}

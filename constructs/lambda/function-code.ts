import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { problem, type Problem } from "../core/problem";
import { bundle, type BundleOptions } from "./bundle";
import { codeProblems } from "./function-code-rules";
import { zipOf, type ZippedFile } from "./zip";

/** A file of a function's code. */
export interface CodeFile {
  /** A text, which is written in UTF-8, or bytes. */
  readonly contents: string | Uint8Array;
  /** Whether it can be run as a program, such as `bootstrap`. @default false */
  readonly executable?: boolean;
}

/**
 * A function's code, as a zip that the synthesis writes itself: the same bytes on any machine, whatever the time, the time
 * zone, the `umask` or the path of the checkout. Another name, mode or byte of a file is another hash, and so a change in
 * the plan.
 */
export class FunctionCode {
  /** SHA-256 of the zip in base 64, as Lambda shows it (`CodeSha256`). */
  public readonly hash: string;
  /** @internal */
  public readonly problems: readonly Problem[];
  private readonly bytes: Uint8Array;

  private constructor(
    private readonly files: ReadonlyMap<string, ZippedFile>,
    problems: readonly Problem[] = [],
  ) {
    this.bytes = zipOf(files);
    this.hash = createHash("sha256").update(this.bytes).digest("base64");
    this.problems = [...problems, ...codeProblems([...files.keys()], this.bytes.length)];
  }

  /**
   * Files that the program has.
   *
   * @param files by their paths within the zip, with `/` between folders: `{ "index.mjs": "export const handler = …" }`
   */
  public static fromFiles(files: Readonly<Record<string, string | CodeFile>>): FunctionCode {
    return new FunctionCode(new Map(Object.entries(files).map(([path, file]) => [path, zipped(file)])));
  }

  /**
   * All files of a folder, and of those below it. Of their modes it counts alone whether the owner can run them, as in Git.
   *
   * @param folder path of the folder; a relative one is from where the program was started
   */
  public static fromDirectory(folder: string): FunctionCode {
    const there = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
    return new FunctionCode(new Map(there ? filesBelow(folder) : []), there ? [] : [noFolder(folder)]);
  }

  /**
   * A handler in TypeScript or JavaScript, with all that it imports in one file, `index.js`: its handler is `index.<export>`.
   * The package `esbuild` bundles it, which only this needs; another version of it may write other bytes. It looks at no
   * `tsconfig.json`: `paths` of one do not count.
   *
   * @param entry path of the handler's file; a relative one is from where the program was started
   */
  public static fromEntry(entry: string, options?: BundleOptions): FunctionCode {
    const { text, problems } = bundle(entry, options);
    return new FunctionCode(new Map([["index.js", zipped(text)]]), problems);
  }

  /** Whether the zip has a file of this path. */
  public has(path: string): boolean {
    return this.files.has(path);
  }

  /** The zip. */
  public zip(): Uint8Array {
    return this.bytes;
  }
}

function zipped(file: string | CodeFile): ZippedFile {
  const { contents, executable = false } = typeof file === "string" ? { contents: file } : file;
  return { contents: typeof contents === "string" ? Buffer.from(contents) : contents, executable };
}

function filesBelow(folder: string, within = ""): [string, ZippedFile][] {
  return readdirSync(join(folder, within)).flatMap((name): [string, ZippedFile][] => {
    const path = within === "" ? name : `${within}/${name}`;
    const place = join(folder, path);
    const found = statSync(place);
    if (found.isDirectory()) return filesBelow(folder, path);
    return [[path, { contents: readFileSync(place), executable: (found.mode & 0o100) !== 0 }]];
  });
}

function noFolder(folder: string): Problem {
  return problem("function-code", "a function's code is in a folder that is there", folder, "correct the path");
}

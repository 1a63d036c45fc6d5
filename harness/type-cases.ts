import { writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { run } from "../testing/processes";
import { scratchDirectory } from "./scratch";

/** The compiler of this project, and that of most others. */
export type Compiler = "typescript-7" | "typescript";

/** `file(line,column): error TS1234: text`, with further lines that begin with blanks. */
const MESSAGE = /^(.+)\((\d+),\d+\): error TS\d+: (.*(?:\n .*)*)/gm;

/** Something that the compiler says, or should say, about a line of a case file. */
export interface TypeError {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The message, or a part of it. */
  readonly text: string;
}

const EXPECTATION = /^\s*\/\/ error: (.+)$/;

/**
 * The errors that a case file expects: `// error: <part of the message>` in front of the line that is wrong. Several in a
 * row expect several errors on that line.
 */
export function expectedErrors(file: string, text: string): TypeError[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const message = EXPECTATION.exec(line)?.[1];
    if (message === undefined) return [];
    const wrong = lines.findIndex((other, at) => at > index && !EXPECTATION.test(other));
    return [{ file, line: wrong + 1, text: message }];
  });
}

/**
 * What a compiler says about these files, with the project's own strictness; no global types that they do not need.
 *
 * @param compiler its package
 */
export async function compileErrors(compiler: Compiler, files: readonly string[]): Promise<TypeError[]> {
  const directory = scratchDirectory();
  const compilerOptions = {
    incremental: false,
    tsBuildInfoFile: null,
    types: ["node"],
    typeRoots: [resolve("node_modules/@types")],
  };
  const config = { extends: resolve("tsconfig.json"), compilerOptions, files, include: [] };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(config));
  const program = resolve("node_modules", compiler, "lib", "tsc.js");
  const { stdout, stderr } = await run(process.execPath, [program, "--project", directory, "--pretty", "false"]);
  if (stdout === "" && stderr !== "") throw new Error(stderr);
  return [...stdout.matchAll(MESSAGE)].map(([, file = "", line, text = ""]) => ({
    file: resolve(file),
    line: Number(line),
    text: text.replace(/\n\s*/g, " "),
  }));
}

/** Whether the message holds the text; `…` in it is anything, such as the types of a union in any order. */
function says(message: string, text: string): boolean {
  let from = 0;
  return text.split("…").every((part) => {
    const at = message.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** Which expected errors the compiler did not find, and which it found that nobody expects. */
export function compareErrors(
  expected: readonly TypeError[],
  found: readonly TypeError[],
): { readonly missing: TypeError[]; readonly unexpected: TypeError[] } {
  const rest = [...found];
  const missing = expected.filter(({ file, line, text }) => {
    const index = rest.findIndex((error) => error.file === file && error.line === line && says(error.text, text));
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
  return { missing, unexpected: rest };
}

/** The errors as a reader of a failed test wants them. */
export function showErrors(errors: readonly TypeError[]): string {
  return errors.map(({ file, line, text }) => `${basename(file)}:${line} ${text}`).join("\n");
}

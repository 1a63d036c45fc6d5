import { basename } from "node:path";
import ts from "typescript";

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

/** One program of all the files, with the project's own strictness; no global types that the files do not need. */
export function programOf(files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, process.cwd());
  return ts.createProgram([...files], { ...options, types: ["node"], incremental: false, tsBuildInfoFile: undefined });
}

/** What the compiler says about these files of the program. */
export function compileErrors(program: ts.Program, files: readonly string[]): TypeError[] {
  return files.flatMap((file) => {
    const source = sourceOf(program, file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => ({
        file,
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        text: ts.flattenDiagnosticMessageText(messageText, " "),
      }),
    );
  });
}

/** A file of the program. */
export function sourceOf(program: ts.Program, file: string): ts.SourceFile {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} can't be read`);
  return source;
}

/** Whether the message holds the text; `…` in it stands for anything, such as the types of a union in any order. */
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

import ts from "typescript";

/** One program of the compiler of these files and what they import, with the project's own strictness. */
export function programOf(files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, process.cwd());
  return ts.createProgram([...files], { ...options, types: ["node"], incremental: false, tsBuildInfoFile: undefined });
}

/** A file of the program. */
export function sourceOf(program: ts.Program, file: string): ts.SourceFile {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} can't be read`);
  return source;
}

import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../testing/processes";
import { temporaryDirectory } from "../../testing/temporary";
import type { ProgramText } from "./program";

/** What the compiler says against a statement of a program. */
export interface CompilerMessage {
  /** Index of the program. */
  readonly program: number;
  readonly statement: number;
  readonly message: string;
}

/** All that the compiler says, or that there is no compiler. */
export type Compilation = readonly CompilerMessage[] | "no compiler";

/** What a program imports. */
const PACKAGES = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/node"];

const OPTIONS = {
  target: "ES2022",
  lib: ["ES2022"],
  module: "node16",
  moduleResolution: "node16",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  noUnusedLocals: true,
  resolveJsonModule: true,
  esModuleInterop: true,
};

/** Compiles programs, with the TypeScript of the project that this runs in. */
export async function compile(programs: readonly ProgramText[]): Promise<Compilation> {
  const compiler = findCompiler();
  if (compiler === undefined) return "no compiler";
  const directory = temporaryDirectory("import");
  try {
    const types = link(join(directory, "node_modules")) ? ["node"] : [];
    writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "commonjs" }));
    writeFileSync(
      join(directory, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { ...OPTIONS, types }, files: programs.map((_, index) => nameOf(index)) }),
    );
    for (const [index, { text }] of programs.entries()) writeFileSync(join(directory, nameOf(index)), text);
    const { exitCode, stdout, stderr } = await run(
      process.execPath,
      [compiler, "--project", directory, "--pretty", "false"],
      { cwd: directory, env: process.env },
    );
    return exitCode === 0 ? [] : messagesIn(`${stdout}${stderr}`, programs);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const nameOf = (index: number): string => `program${index}.ts`;

function messagesIn(output: string, programs: readonly ProgramText[]): Compilation {
  // What is wrong elsewhere says nothing about a program.
  const lines = output.split("\n").map((line) => /^program(\d+)\.ts\((\d+),\d+\): (.*)$/.exec(line));
  const found = lines.flatMap((match) => {
    if (match === null) return [];
    const [program, line] = [Number(match[1]), Number(match[2])];
    const statement = programs[program]?.ends.findIndex((end) => end >= line) ?? -1;
    return [{ program, statement, message: match[3] ?? "" }];
  });
  return found.length === 0 ? "no compiler" : found;
}

/** Where the package has its types: as sources, or as what is compiled. */
const TYPES = [join("constructs", "ecs", "index.ts"), join("lib", "constructs", "ecs", "index.d.ts")];

/** The package itself, with its types: in the project its sources, once installed what is compiled. */
function packageRoot(): string {
  let directory = __dirname;
  while (!TYPES.some((file) => existsSync(join(directory, file)))) {
    const above = dirname(directory);
    if (above === directory) return process.cwd();
    directory = above;
  }
  return directory;
}

function findCompiler(): string | undefined {
  for (const from of [join(process.cwd(), "x.js"), __filename]) {
    for (const name of ["typescript-7", "typescript"]) {
      const found = resolved(from, `${name}/package.json`);
      if (found !== undefined) return join(dirname(found), "lib", "tsc.js");
    }
  }
  return undefined;
}

function resolved(from: string, request: string): string | undefined {
  try {
    return createRequire(from).resolve(request);
  } catch {
    return undefined;
  }
}

/**
 * As an installation has them: the packages that the program imports, under their names.
 *
 * @returns whether the types of Node.js are there, which the project's own sources need
 */
function link(modules: string): boolean {
  for (const name of PACKAGES) mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(realpathSync(packageRoot()), join(modules, "cdktf-ecs-logging"), "junction");
  for (const name of PACKAGES) {
    const found = resolved(__filename, `${name}/package.json`);
    if (found !== undefined) symlinkSync(realpathSync(dirname(found)), join(modules, name), "junction");
  }
  return existsSync(join(modules, "@types", "node"));
}

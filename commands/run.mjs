// Runs a TypeScript program of this project: `node commands/run.mjs commands/synth.ts ARGUMENT…`. It is compiled first if
// anything has changed since; a type error stops it before it starts. Without a program it only compiles.
import module from "node:module";
import { join } from "node:path";
import { build, CompileError } from "./build.mjs";

const [program, ...args] = process.argv.slice(2);
try {
  const directory = await build();
  if (program !== undefined) {
    // Node.js 22 and later keep the compiled form of JavaScript; 20 does not have this.
    module.enableCompileCache?.();
    // From here on all is as if Node.js had been started with the compiled file.
    process.argv = [process.argv[0], join(directory, program.replace(/\.ts$/, ".js")), ...args];
    module.runMain();
  }
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.exitCode = 1;
}

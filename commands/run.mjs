// Runs a TypeScript program of this project: `node commands/run.mjs commands/synth.ts ARGUMENT…`. It is compiled first if
// anything has changed since; a type error stops it before it starts. Without a program it only compiles, all of them. With
// `--progress` in front, a terminal shows that a program lives that takes longer than two seconds and says nothing itself.
import module from "node:module";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build, BUILDS, CompileError } from "./lib/build.mjs";
import { loadLibraries, postponeRareLibraries } from "./lib/libraries.mjs";

const progress = process.argv[2] === "--progress";
const [program, ...args] = process.argv.slice(progress ? 3 : 2);
// Node.js 22 and later keep the compiled form of JavaScript; 20 does not have this.
module.enableCompileCache?.();
postponeRareLibraries();
try {
  const directory = await build(program, program && loadLibraries);
  if (program !== undefined) {
    if (progress && process.stderr.isTTY) showProgress();
    // From here on all is as if Node.js had been started with the compiled file.
    process.argv = [process.argv[0], join(directory, program.replace(/\.ts$/, ".js")), ...args];
    module.runMain();
  }
} catch (error) {
  const isOfBuilds = String(error.path).startsWith(BUILDS);
  if (!(error instanceof CompileError) && !isOfBuilds) throw error;
  if (isOfBuilds) console.error(`Nothing can be compiled into ${BUILDS}: ${error.message}`);
  process.exitCode = 1;
}

/** A synthesis does not return to the event loop until it is over: another thread has to show the time. */
function showProgress() {
  const tell = `let seconds = 0;
setInterval(() => require("node:fs").writeSync(2, \`... \${(seconds += 2)} s\\n\`), 2_000);`;
  new Worker(tell, { eval: true }).unref();
}

// Checks and synthesizes after each change of the program or of cdktf.json: `npm run watch`, until Ctrl-C. The compiler checks
// again only what a change touches, and the synthesis waits in a process that has its libraries loaded (watch/warm.mjs).
import { fork, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILDS, CompileError, compilerOf, finish, readInput } from "./lib/build.mjs";
import { ROOT, sourceFiles } from "./lib/sources.mjs";
import { watchSources } from "./watch/changes.mjs";

const PROGRAM = "commands/synth.ts";

const USAGE = `npm run watch

Checks and synthesizes once, and again after each change of the program or of cdktf.json, until Ctrl-C. What is wrong is printed, and
nothing is written then.

Examples:
  npm run watch

Exit codes: 0 ended by Ctrl-C, 1 failed, 2 wrong usage.`;

if (process.argv[2] === "--help") {
  console.log(USAGE);
  process.exit(0);
}
if (process.argv.length > 2) {
  console.error("npm run watch takes no arguments; settings are in cdktf.json, under context.settings.");
  process.exit(2);
}
removeAbandoned();
const directory = join(BUILDS, `watch-${process.pid}`);
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));

let libraries = [];
let warm = start();
let compiler;
let compiled;
let busy = false;
const changes = watchSources();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);

try {
  // Once before anything has changed.
  for (let since = Date.now(); since !== undefined; since = await changes.next()) {
    const written = (await compile()) && !changes.closed && (await synthesize(since));
    if (!written && !changes.closed) console.error("Nothing was written; waiting for changes.");
  }
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.exitCode = 1;
} finally {
  changes.close();
  if (warm.connected) warm.disconnect();
}

async function compile() {
  const { context } = readInput(PROGRAM);
  const inputs = [context, ...sourceFiles()].join("\0");
  // What was made of a file that is gone would be found in place of another one.
  if (inputs !== compiled) rmSync(directory, { recursive: true, force: true });
  compiled = inputs;
  mkdirSync(directory, { recursive: true });
  const { command, args, env } = await compilerOf(directory, PROGRAM, context);
  const code = await new Promise((resolve, reject) => {
    compiler = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", 2, 2] });
    compiler.on("error", reject).on("close", resolve);
  });
  return code === 0 && finish(directory);
}

/** In the process that waits for it; the next one is started meanwhile. */
function synthesize(since) {
  const child = warm.connected ? warm : start();
  busy = true;
  child.send({ directory, since });
  child.on("message", (message) => (libraries = message.libraries));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      busy = false;
      warm = start();
      resolve(code === 0);
    });
  });
}

/** Ctrl-C in a terminal does not reach it: what is being written is written to its end. */
function start() {
  const options = { cwd: ROOT, stdio: ["ignore", 1, 2, "ipc"], detached: true };
  const child = fork(join(ROOT, "commands/watch/warm.mjs"), options);
  // Somebody may end it before it has read what it is sent.
  child.on("error", () => undefined);
  child.send({ libraries });
  return child;
}

/** A synthesis that runs writes all that it has to, unless somebody asks twice. */
function end() {
  if (changes.closed && busy) warm.kill("SIGKILL");
  compiler?.kill();
  changes.close();
}

/** What is left of watches that were killed. */
function removeAbandoned() {
  for (const name of existsSync(BUILDS) ? readdirSync(BUILDS) : []) {
    const [, pid] = /^watch-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(BUILDS, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

// Compiles a program into `build/<fingerprint>`, where the fingerprint is a hash of everything that the compiler reads. A
// stale build is impossible, since other input is another directory, and so is a half one: a directory gets its name when
// it is complete. Nothing is compiled that is there already, and of a program that has changed only what the change touches.
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ageOf, completeBuilds, recallEarlier, RECORD, takeOver } from "./earlier-build.mjs";
import { makeExportsLazy } from "./lazy-exports.mjs";

/** The project. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Where compiled programs are. */
export const BUILDS = join(ROOT, "build");
/** Says where the compiler's executable is. Its `lib/tsc.js` would be a second Node.js that does nothing but start it. */
const COMPILER = join(ROOT, "node_modules", "typescript-7", "lib", "getExePath.js");
/** What changes the compiler's output. */
const LAZY_EXPORTS = join("commands", "lib", "lazy-exports.mjs");
/** What npm writes down on every installation: which version of each package is there. */
const INSTALLED = join("node_modules", ".package-lock.json");
/** What the compiler may read, and this file, which sets its options. */
const SOURCE = /\.([cm]?tsx?|json|mjs)$/;
/** Directories of output and of tests, and so without input, besides those whose name begins with a dot. */
const NO_SOURCES = new Set(["__tests__", "build", "cdktf.out", "coverage", "dist", "docs-site", "reports"]);
/** Complete builds that stay: another terminal may still run one, and going back to an earlier text then costs nothing. */
const KEPT = 8;
/** The compiler, a Go program, is over before it would pay: a quarter of its time, for a tenth more of memory. */
const NO_GARBAGE_COLLECTION = { GOGC: "off", GOMEMLIMIT: "1GiB" };
const SLOW_MS = 2_000;
const ABANDONED_MS = 600_000;

/** The project can't be compiled, and the reason has been printed. */
export class CompileError extends Error {}

/**
 * Compiles a program and what it imports, with all types checked, unless that is done already.
 *
 * @param program its source, such as `commands/synth.ts`; all programs by default
 * @param meanwhile what to do while the compiler runs, in a process of its own
 * @returns the directory of the compiled program
 * @throws CompileError after telling why: the compiler's own messages, each with file and line
 */
export async function build(program = "", meanwhile = () => undefined) {
  // Without npm's own list nobody knows what is installed: such a build is never the right one for later.
  const seed = existsSync(join(ROOT, INSTALLED)) ? program : `${program} ${randomUUID()}`;
  for (;;) {
    const fingerprint = fingerprintOf(seed);
    const directory = join(BUILDS, fingerprint);
    if (existsSync(directory)) return markUsed(directory);
    const times = timesOfInput();
    const unfinished = `${directory}.${process.pid}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    try {
      await compile(unfinished, program, meanwhile);
      // What was saved while the compiler ran may have gone into this build or not, also where it was changed back.
      if (fingerprintOf(seed) !== fingerprint || timesOfInput() !== times) continue;
      keepAs(directory, unfinished);
      return markUsed(directory);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
}

function fingerprintOf(seed) {
  const content = createHash("sha256").update(seed);
  for (const file of [...sourceFiles(), INSTALLED]) {
    const bytes = unlessGone(() => readFileSync(join(ROOT, file)));
    if (bytes !== undefined) content.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return content.digest("hex").slice(0, 16);
}

/** When each file was written. */
function timesOfInput() {
  return sourceFiles()
    .map((file) => `${file}\0${unlessGone(() => statSync(join(ROOT, file)).ctimeMs)}\0`)
    .join("");
}

/** All TypeScript and JSON files of the project, tsconfig.json among them; more than the compiler reads does no harm. */
export function sourceFiles(directory = "") {
  return readdirSync(join(ROOT, directory), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (isSource(entry.name)) return [path];
      if (entry.name.startsWith(".") || entry.name === "node_modules" || NO_SOURCES.has(path)) return [];
      const isDirectory = entry.isSymbolicLink()
        ? unlessGone(() => statSync(join(ROOT, path)).isDirectory())
        : entry.isDirectory();
      return isDirectory ? sourceFiles(path) : [];
    });
}

/** Whether the compiler may read a file of this name. */
export function isSource(name) {
  return SOURCE.test(name);
}

/** Editors save by replacing files, and leave links to nowhere beside those that they have open. */
function unlessGone(read) {
  try {
    return read();
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ELOOP") return undefined;
    throw error;
  }
}

async function compile(outDir, program, meanwhile) {
  const compiler = await compilerOf(outDir, program);
  const earlier = recallEarlier(BUILDS, outDir);
  if (earlier !== undefined) markUsed(earlier);
  const compiled = runCompiler(compiler);
  removeOld();
  meanwhile();
  await compiled;
  // Another process may have removed it since; then all is compiled.
  if (earlier !== undefined && !takeOver(earlier, outDir)) {
    rmSync(join(outDir, RECORD));
    await runCompiler(compiler);
  }
  makeExportsLazy(outDir);
}

function runCompiler({ command, args, env }) {
  const started = Date.now();
  const slow = setInterval(() => {
    if (process.stderr.isTTY) console.error(`compiling ... ${Math.round((Date.now() - started) / 1_000)} s`);
  }, SLOW_MS);
  return new Promise((resolve, reject) => {
    // Its messages are errors: what a program prints on standard output stays the program's own.
    spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", 2, 2] })
      .on("error", reject)
      .on("close", (code) => (code === 0 ? resolve() : reject(new CompileError())));
  }).finally(() => clearInterval(slow));
}

/**
 * What compiles a program into a directory below {@link BUILDS}. TypeScript 7 takes a fraction of what TypeScript
 * 5 takes; see docs/decisions/.
 *
 * @param program its source; all programs where it is empty
 * @throws CompileError after saying that there is no compiler
 */
export async function compilerOf(outDir, program) {
  if (!existsSync(COMPILER)) {
    console.error("The compiler of package.json is not installed; run npm ci.");
    throw new CompileError();
  }
  const { default: executable } = await import(pathToFileURL(COMPILER).href);
  writeFileSync(join(outDir, "package.json"), JSON.stringify(compiledPackage()));
  const config = join(outDir, "tsconfig.json");
  const only = program === "" ? {} : { files: [`../../${program}`], include: [] };
  const compilerOptions = { incremental: true, outDir: ".", tsBuildInfoFile: RECORD };
  // Only a build that was made in the same way is of use for the next one.
  const madeBy = createHash("sha256")
    .update(readFileSync(join(ROOT, LAZY_EXPORTS)))
    .digest("hex");
  writeFileSync(config, JSON.stringify({ extends: "../../tsconfig.build.json", ...only, compilerOptions, madeBy }));
  return { command: executable(), args: ["--project", config], env: { ...NO_GARBAGE_COLLECTION, ...process.env } };
}

/** Inside a build the package's own name leads to what was compiled with it. */
function compiledPackage() {
  const { name, version, exports: doors } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const compiled = Object.entries(doors).map(([door, source]) => [door, source.replace(/\.ts$/, ".js")]);
  return { name, version, exports: Object.fromEntries(compiled) };
}

function keepAs(directory, unfinished) {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error; // otherwise another process was first, with the same input
  }
}

function markUsed(directory) {
  const now = new Date();
  utimesSync(directory, now, now);
  return directory;
}

/** The builds used last stay, with place for the next one, and what another process is still compiling. */
function removeOld() {
  const named = (pattern) => readdirSync(BUILDS).flatMap((name) => (pattern.test(name) ? [join(BUILDS, name)] : []));
  // Half removed must not look complete.
  for (const path of completeBuilds(BUILDS).slice(KEPT - 1)) unlessGone(() => renameSync(path, `${path}.unfinished`));
  const abandoned = named(/\.\d+\.unfinished$/).filter((path) => ageOf(path) > ABANDONED_MS);
  for (const path of [...named(/^[0-9a-f]{16}\.unfinished$/), ...abandoned])
    rmSync(path, { recursive: true, force: true });
}

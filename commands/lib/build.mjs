// Compiles a program into `build/<fingerprint>`, where the fingerprint is a hash of everything that the compiler reads. A
// stale build is impossible, since other input is another directory, and so is a half one: a directory gets its name when
// it is complete. Nothing is compiled that is there already, and of a program that has changed only what the change touches.
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { pathToFileURL } from "node:url";
import { ageOf, completeBuilds, recallEarlier, RECORD, takeOver } from "./earlier-build.mjs";
import { makeExportsLazy } from "./lazy-exports.mjs";
import { isInLeftOut, ROOT, sourceFiles, unlessGone } from "./sources.mjs";

/** Where compiled programs are. */
export const BUILDS = join(ROOT, "build");
/** Says where the compiler's executable is. Its `lib/tsc.js` would be a second Node.js that does nothing but start it. */
const COMPILER = join(ROOT, "node_modules", "typescript-7", "lib", "getExePath.js");
/** What npm writes down on every installation: which version of each package is there. */
const INSTALLED = join("node_modules", ".package-lock.json");
/**
 * TypeScript 7 overlooks a second change of a JSON file's shape, and, with `isolatedModules`, changes of global declarations.
 * `cdktf.json` holds settings, which programs read and do not import. The runner itself is `.mjs`.
 */
const NO_MODULE = /(?<!^cdktf)\.json$|\.d\.[cm]?ts$|\.mjs$/;
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
    const { fingerprint, context } = readInput(seed);
    const directory = join(BUILDS, fingerprint);
    if (existsSync(directory)) return markUsed(directory);
    const times = timesOfInput();
    const unfinished = `${directory}.${process.pid}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    try {
      await compile(unfinished, program, context, meanwhile);
      // What was saved while the compiler ran may have gone into this build or not, also where it was changed back.
      if (readInput(seed).fingerprint !== fingerprint || timesOfInput() !== times) continue;
      keepAs(directory, unfinished);
      return markUsed(directory);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
}

/**
 * Reads all that the compiler may read.
 *
 * @returns the build's name, and the same of the part of which TypeScript's record of an earlier build knows too little: with
 * another `context` everything is checked again
 */
export function readInput(seed) {
  const content = createHash("sha256").update(seed);
  const context = createHash("sha256");
  for (const file of [...sourceFiles(), INSTALLED]) {
    const bytes = unlessGone(() => readFileSync(join(ROOT, file)));
    if (bytes === undefined) continue;
    content.update(`${file}\0${bytes.length}\0`).update(bytes);
    if (!NO_MODULE.test(file) && !bytes.includes("declare global")) continue;
    context.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return { fingerprint: content.digest("hex").slice(0, 16), context: context.digest("hex") };
}

/** When each file was written. */
function timesOfInput() {
  return sourceFiles()
    .map((file) => `${file}\0${unlessGone(() => statSync(join(ROOT, file)).ctimeMs)}\0`)
    .join("");
}

async function compile(outDir, program, context, meanwhile) {
  const compiler = await compilerOf(outDir, program, context);
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
  if (!finish(outDir)) throw new CompileError();
}

/**
 * Makes of what the compiler wrote what is run.
 *
 * @returns whether it can be run: not where something is imported from where nobody looks for changes, which is then said
 */
export function finish(outDir) {
  const { fileNames } = JSON.parse(readFileSync(join(outDir, RECORD), "utf8"));
  const own = fileNames.filter((name) => name.startsWith("../") && !name.includes("/node_modules/"));
  const overlooked = own.map((name) => relative(ROOT, join(outDir, name))).filter(isInLeftOut);
  if (overlooked.length > 0) {
    console.error(`A program imports ${overlooked.join(", ")}, where changes are not noticed; move it elsewhere.`);
    return false;
  }
  // The compiler may have put the project's own there, for a program that imports it.
  writeFileSync(join(outDir, "package.json"), JSON.stringify(compiledPackage()));
  makeExportsLazy(outDir);
  return true;
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
      .on("close", (code, signal) => {
        if (signal !== null) console.error(`The compiler was ended by ${signal}; run this again.`);
        if (code === 0) resolve();
        else reject(new CompileError());
      });
  }).finally(() => clearInterval(slow));
}

/**
 * What compiles a program into a directory below {@link BUILDS}. TypeScript 7 takes a fraction of what TypeScript
 * 5 takes; see docs/decisions/.
 *
 * @param program its source; all programs where it is empty
 * @param context what an earlier build has to share to be of use for this one
 * @throws CompileError after saying that there is no compiler
 */
export async function compilerOf(outDir, program, context) {
  if (!existsSync(COMPILER)) {
    console.error("The compiler of package.json is not installed; run npm ci.");
    throw new CompileError();
  }
  const { default: executable } = await import(pathToFileURL(COMPILER).href);
  const config = join(outDir, "tsconfig.json");
  const only = program === "" ? {} : { files: [`../../${program}`], include: [] };
  const compilerOptions = { incremental: true, outDir: ".", tsBuildInfoFile: RECORD };
  writeFileSync(config, JSON.stringify({ extends: "../../tsconfig.build.json", ...only, compilerOptions, context }));
  return { command: executable(), args: ["--project", config], env: { ...NO_GARBAGE_COLLECTION, ...process.env } };
}

/** Inside a build the package's own name leads to what was compiled with it. */
function compiledPackage() {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const doors = Object.entries(manifest.exports).map(([door, source]) => [door, source.replace(/\.ts$/, ".js")]);
  return { ...manifest, exports: Object.fromEntries(doors) };
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
  try {
    utimesSync(directory, now, now);
  } catch {
    // Another user made it: it can be run all the same, and somebody else knows when it was used.
  }
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

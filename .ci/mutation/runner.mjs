/* global performance */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";

const require = createRequire(import.meta.url);
const { loadTests, runTests } = require("./tests.cjs");
const { forget, forgetModules, prepare } = require("./modules.cjs");

// The tests of levels 1 and 2, last the bytes of all outputs. Not those of commands and documents, which change nothing of
// what is mutated, and not the random tasks: what only chance finds is not tested.
const ROOMS = /^(constructs|harness.errors|programs|settings|stacks|testing|tokens)\b/;
const LEVELS = /(?<!random-tasks)\.(unit|synth)\.test\.ts$/;

/** A change that so many of the nearest tests did not notice counts as not noticed: most of the time goes into the others. */
const MOST_TESTS = 1000;

/** A file of the copy that Stryker works in, which is the current directory once a runner begins. */
const here = (...path) => join(process.cwd(), ...path);

/** All test files, as the tests' names begin. */
function findTestFiles() {
  const files = readdirSync(here("__tests__"), { recursive: true, encoding: "utf8" });
  return [...files.filter((file) => ROOMS.test(file) && LEVELS.test(file)).sort(), "outputs.synth.test.ts"];
}

/**
 * Runs tests for Stryker in one process that stays: Jest would load cdktf again for each change, which takes longer than the
 * tests that it concerns.
 */
class InProcessRunner {
  #testFiles = [];
  /** Each file's tests. */
  #blocks = new Map();
  /** What a test file itself runs when it is loaded, by the changes that it meets. */
  #metOnLoad = new Map();
  #areModulesChanged = false;
  #stryker = (globalThis.__stryker__ ??= {});
  #coverage = (this.#stryker.mutantCoverage ??= { static: {}, perTest: {} });

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    prepare();
    this.#testFiles = findTestFiles();
    this.#loadModules();
    // Again: the first time was mostly the modules' own.
    for (const file of this.#testFiles) {
      const id = `load ${file}`;
      this.#stryker.currentTestId = id;
      this.#blocks.set(file, this.#load(file));
      this.#stryker.currentTestId = undefined;
      this.#metOnLoad.set(file, this.#coverage.perTest[id] ?? {});
      delete this.#coverage.perTest[id];
    }
    return Promise.resolve();
  }

  #loadModules() {
    require(here("harness", "setup-jest.ts"));
    for (const file of this.#testFiles) this.#blocks.set(file, this.#load(file));
  }

  #load(file) {
    const path = here("__tests__", file);
    delete require.cache[path];
    return loadTests(file, () => require(path));
  }

  async dryRun() {
    const tests = [];
    const hooks = new Map();
    for (const [file, block] of this.#blocks) {
      let began;
      await runTests(block, () => true, {
        begins: (inner, name) => {
          const id = name ?? `hooks ${hooks.size}`;
          if (name === undefined) hooks.set(id, inner);
          this.#stryker.currentTestId = id;
          began = performance.now();
        },
        ends: (id, failure) => {
          const timeSpentMs = performance.now() - began;
          const outcome = failure ? { status: 1, failureMessage: String(failure.message) } : { status: 0 };
          tests.push({ id, name: id, fileName: here("__tests__", file), timeSpentMs, ...outcome });
          return false;
        },
      });
      this.#stryker.currentTestId = undefined;
      for (const { name } of block.tests) this.#add(name, this.#metOnLoad.get(file));
    }
    // What a block does before all of its tests concerns each of them.
    for (const [id, block] of hooks) {
      for (const { name } of block.tests) this.#add(name, this.#coverage.perTest[id] ?? {});
      delete this.#coverage.perTest[id];
    }
    return { status: "complete", tests, mutantCoverage: this.#coverage };
  }

  #add(test, met) {
    const all = (this.#coverage.perTest[test] ??= {});
    for (const [mutant, count] of Object.entries(met)) all[mutant] = (all[mutant] ?? 0) + count;
  }

  async mutantRun({ activeMutant: { id }, sandboxFileName, testFilter, hitLimit, reloadEnvironment }) {
    if (reloadEnvironment || this.#areModulesChanged) {
      forgetModules();
      if (!reloadEnvironment) this.#loadModules();
      this.#areModulesChanged = reloadEnvironment;
    }
    forget();
    Object.assign(this.#stryker, { activeMutant: id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    try {
      if (reloadEnvironment) require(here("harness", "setup-jest.ts"));
      const isLoaded = (file) => reloadEnvironment || id in this.#metOnLoad.get(file);
      return await this.#judge(this.#nearestFirst(sandboxFileName, testFilter), testFilter, isLoaded);
    } finally {
      this.#stryker.activeMutant = undefined;
    }
  }

  /** The files of the tests: first the one beside a source, then those of its folder, then those that show each problem. */
  #nearestFirst(source, testFilter) {
    const files = new Set(testFilter?.map((name) => name.split(" › ", 1)[0]) ?? this.#testFiles);
    const name = basename(source, ".ts");
    const folder = dirname(relative(process.cwd(), source));
    const distance = (file) => {
      if (basename(file).startsWith(`${name}.`)) return 0;
      return [folder, "programs", "harness"].findIndex((near) => dirname(file) === near) + 1 || 4;
    };
    const ranked = this.#testFiles.filter((file) => files.has(file)).map((file) => [file, distance(file)]);
    return ranked.sort(([, one], [, other]) => one - other).map(([file]) => file);
  }

  async #judge(files, testFilter, isLoaded) {
    const chosen = testFilter && new Set(testFilter);
    let nrOfTests = 0;
    let killed;
    const listener = {
      begins: () => undefined,
      ends: (name, failure) => {
        nrOfTests += 1;
        if (failure) killed = { status: "killed", killedBy: [name], failureMessage: String(failure.message) };
        return killed !== undefined || nrOfTests === MOST_TESTS;
      },
    };
    for (const file of files) {
      // What is loaded while a change is active is not for the next one.
      let block = this.#blocks.get(file);
      if (isLoaded(file)) {
        try {
          block = this.#load(file);
        } catch (error) {
          return { status: "killed", killedBy: [`${file} › loads`], failureMessage: String(error), nrOfTests };
        }
      }
      await runTests(block, (name) => chosen?.has(name) ?? true, listener);
      const { hitCount, hitLimit } = this.#stryker;
      if (hitCount > hitLimit) return { status: "timeout", reason: `reached ${hitCount} times` };
      if (killed) return { ...killed, nrOfTests };
      if (nrOfTests >= MOST_TESTS) break;
    }
    return { status: "survived", nrOfTests };
  }
}

export const strykerPlugins = [
  {
    kind: "TestRunner",
    name: "in-process",
    factory: Object.assign(() => new InProcessRunner(), { inject: [] }),
  },
];

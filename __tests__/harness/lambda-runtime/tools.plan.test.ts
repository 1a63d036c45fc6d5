import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missingLambdaTool, toolsFolder } from "../../../harness/lambda-runtime/tools";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

const PROGRAMS = ["unshare", "go", "cargo", "cmake", "g++"];

/** What is missing on a machine that has nothing but these programs, each of which ends with its exit code. */
function missing(programs: Readonly<Record<string, number>>, cache = scratchDirectory()): string | undefined {
  const bin = mkdtempSync(join(scratchDirectory(), "bin-"));
  for (const [name, exitCode] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexit ${exitCode}\n`, { mode: 0o755 });
  }
  return missingLambdaTool({ PATH: bin, XDG_CACHE_HOME: cache });
}

const ALL = Object.fromEntries(PROGRAMS.map((name) => [name, 0]));
const without = (name: string) => Object.fromEntries(Object.entries(ALL).filter(([other]) => other !== name));

test("nothing is, where all programs are", () => expect(missing(ALL)).toBeUndefined());

test.each([
  ["unshare", "a mount namespace"],
  ["go", "Go 1.24"],
  ["cargo", "Rust"],
  ["cmake", "CMake"],
  ["g++", "a C++ compiler"],
])("%s is, where it is not there, or does not run", (name, says) => {
  expect(missing(without(name))).toContain(says);
  expect(missing({ ...ALL, [name]: 1 })).toContain(says);
});

test("no compiler is, where the tools are made already", () => {
  const cache = scratchDirectory();
  mkdirSync(toolsFolder({ XDG_CACHE_HOME: cache }), { recursive: true });
  expect(missing({ unshare: 0 }, cache)).toBeUndefined();
  expect(missing({}, cache)).toContain("a mount namespace");
});

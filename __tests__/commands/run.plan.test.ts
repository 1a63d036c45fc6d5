import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run as runProgram } from "../../testing/processes";
import { RunnerProject } from "../../harness/runner-project";
import { removeScratchDirectories } from "../../harness/scratch";

// The runner itself, in a small project of its own.
let project: RunnerProject;

beforeEach(() => {
  project = new RunnerProject();
});
afterAll(removeScratchDirectories);

const says = (stdout: string): object => ({ status: 0, stdout, stderr: "" });

test("runs a program as Node.js would, and compiles it once", () => {
  expect(project.run("main.ts", "a b", "--c")).toEqual(says("1 a b --c true"));
  expect(project.run("main.ts")).toEqual(says("1 true"));
  expect(project.compilations()).toBe(1);
});

test("the project's own name leads to what was compiled with the program", () => {
  project.write(
    "main.ts",
    'import { part } from "project/part";\ndeclare const process: any;\nprocess.stdout.write(part);\n',
  );
  for (const value of ["1", "2"]) {
    project.part(value);
    expect(project.run("main.ts")).toEqual(says(value));
  }
});

test("an edit shows that leaves size and time as they were; the way back is compiled already", () => {
  for (const value of ["1", "2", "1"]) {
    project.part(value);
    utimesSync(join(project.directory, "part.ts"), 1, 1);
    expect(project.run("main.ts")).toEqual(says(`${value} true`));
  }
  expect(project.compilations()).toBe(2);
});

test("each program is compiled with what it imports; without one, all are", () => {
  project.write("other.ts", 'import { part } from "./part";\nexport const other: string = part;\n');
  project.write(
    "tsconfig.build.json",
    readFileSync(join(project.directory, "tsconfig.build.json"), "utf8").replace('"main.ts"', '"main.ts","other.ts"'),
  );
  expect(project.run("main.ts")).toEqual(says("1 true"));
  project.write("other.ts", "export const other: string = 1;\n");
  expect(project.run("main.ts")).toEqual(says("1 true"));
  expect(project.run()).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("other.ts(1,14): error TS2322"),
  });
});

test("a type error stops it with file and line, each time, until it is mended", () => {
  project.run("main.ts");
  project.write("part.ts", 'export const other = 2;\nexport const part: number = "1";\n');
  for (let time = 0; time < 2; time++) {
    const { status, stdout, stderr } = project.run("main.ts");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe("part.ts(2,14): error TS2322: Type 'string' is not assignable to type 'number'.\n");
  }
  expect(project.builds()).toHaveLength(1);
  project.part("mended");
  expect(project.run("main.ts")).toEqual(says("mended true"));
});

test("a compiler that is not installed yet", () => {
  rmSync(join(project.directory, "node_modules/typescript-7"), { recursive: true });
  const stderr = "The compiler of package.json is not installed; run npm ci.\n";
  expect(project.run("main.ts")).toEqual({ status: 1, stdout: "", stderr });
});

test("what changes around a program is noticed, though its own text is the same", () => {
  project.write("node_modules/dependency/index.d.ts", "export declare const value: string;");
  project.write(
    "part.ts",
    'import type { value } from "dependency";\nconst unused = 1;\nexport const part: typeof value = "1";\n',
  );
  expect(project.run("main.ts")).toEqual(says("1 true"));

  const refusal = (): string => {
    const { status, stdout, stderr } = project.run("main.ts");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    return stderr;
  };
  const settings = readFileSync(join(project.directory, "tsconfig.json"), "utf8");
  project.write("tsconfig.json", settings.replace('"strict"', '"noUnusedLocals":true,"strict"'));
  expect(refusal()).toContain("part.ts(2,7): error TS6133");
  project.write("tsconfig.json", settings);

  project.write("node_modules/dependency/index.d.ts", "export declare const value: number;");
  project.write("node_modules/.package-lock.json", '{ "version": 2 }');
  expect(refusal()).toContain("part.ts(3,14): error TS2322");

  rmSync(join(project.directory, "part.ts"));
  expect(refusal()).toContain("main.ts(1,22): error TS2307");
});

test("what is saved while the compiler runs is in", () => {
  const late = `printf 'export const part = "late";' > part.ts`;
  project.write("meanwhile", `#!/bin/sh\nrm meanwhile\n"$COMPILER" "$@"\n${late}\n`);
  chmodSync(join(project.directory, "meanwhile"), 0o755);
  expect(project.run("main.ts")).toEqual(says("late true"));
  expect(project.builds()).toHaveLength(1);
});

test("several at once, and one that is killed, leave each other alone", async () => {
  const runs = [1, 2, 3].map(() =>
    runProgram(process.execPath, ["commands/run.mjs", "main.ts"], { cwd: project.directory }),
  );
  const killed = spawn(process.execPath, ["commands/run.mjs", "main.ts"], { cwd: project.directory, stdio: "ignore" });
  while (!existsSync(join(project.directory, "compilations"))) await sleep(5);
  killed.kill("SIGKILL");
  expect((await Promise.all(runs)).map(({ exitCode, stdout }) => ({ exitCode, stdout }))).toEqual(
    Array(3).fill({ exitCode: 0, stdout: "1 true" }),
  );
  expect(project.run("main.ts")).toEqual(says("1 true"));
});

test("links are followed, also where an editor leaves one to nowhere", () => {
  project.write("../shared/value.ts", "export const shared = 1;");
  symlinkSync(join(project.directory, "../shared"), join(project.directory, "shared"));
  symlinkSync("nobody@host", join(project.directory, ".#part.ts"));
  expect(project.run("main.ts")).toEqual(says("1 true"));
  project.write("../shared/value.ts", "export const shared = 2;");
  expect(project.run("main.ts")).toEqual(says("1 true"));
  expect(project.compilations()).toBe(2);
});

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8"];

test("the eight builds used last stay, and what another process may still be compiling", () => {
  project.run("main.ts");
  const [first] = project.builds();
  const past = (path: string, hours: number): void => {
    const time = Date.now() / 1_000 - hours * 3_600;
    mkdirSync(join(project.directory, "build", path), { recursive: true });
    utimesSync(join(project.directory, "build", path), time, time);
  };
  past(String(first), 19);
  for (const [hours, digit] of DIGITS.entries()) past(digit.repeat(16), hours + 1);
  past("e.1.unfinished", 0);
  past("f.1.unfinished", 1);
  project.write("build/typecheck.tsbuildinfo", "{}");
  expect(project.run("main.ts")).toEqual(says("1 true"));
  project.part("2");
  expect(project.run("main.ts")).toEqual(says("2 true"));
  const stayed = DIGITS.slice(0, 6)
    .map((digit) => digit.repeat(16))
    .concat(String(first), "e.1.unfinished", "typecheck.tsbuildinfo");
  expect(project.builds()).toEqual(expect.arrayContaining(stayed));
  expect(project.builds()).toHaveLength(stayed.length + 1);
});

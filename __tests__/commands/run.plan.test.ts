import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run as runProgram } from "../../testing/processes";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

// The runner itself, in a small project of its own.
let project: string;

// The real compiler, counted; where something is to happen meanwhile, behind a program that runs both.
const COMPILER = `
import { appendFileSync, existsSync } from "node:fs";
import executable from ${JSON.stringify(join(process.cwd(), "node_modules/typescript-7/lib/getExePath.js"))};
export default () => {
  appendFileSync("compilations", ".");
  process.env.COMPILER = executable();
  return existsSync("meanwhile") ? "./meanwhile" : executable();
};
`;

beforeEach(() => {
  project = join(scratchDirectory(), "a project");
  for (const file of ["commands/lib/build.mjs", "commands/run.mjs"]) cpSync(file, join(project, file));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { strict: true, skipLibCheck: true, types: [] } }));
  const options = { module: "node16", target: "es2022", lib: ["es5"], noEmitOnError: true, rootDir: "." };
  write(
    "tsconfig.build.json",
    JSON.stringify({ extends: "./tsconfig.json", compilerOptions: options, files: ["main.ts"] }),
  );
  write(
    "main.ts",
    `import { part } from "./part";\ndeclare const process: any, require: any, module: any;
process.stdout.write([part, ...process.argv.slice(2), require.main === module].join(" "));\n`,
  );
  part("1");
  write("node_modules/typescript-7/package.json", '{ "type": "module" }');
  write("node_modules/typescript-7/lib/getExePath.js", COMPILER);
  write("node_modules/.package-lock.json", "{}");
  write("package.json", JSON.stringify({ name: "project", version: "1.0.0", exports: { "./part": "./part.ts" } }));
});
afterAll(removeScratchDirectories);

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

const part = (value: string): void => write("part.ts", `export const part: string = "${value}";\n`);

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd: project, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["commands/run.mjs", ...args], options);
  return { status, stdout, stderr };
}

const says = (stdout: string): object => ({ status: 0, stdout, stderr: "" });
const builds = (): string[] => readdirSync(join(project, "build"));
const compilations = (): number => readFileSync(join(project, "compilations"), "utf8").length;

test("runs a program as Node.js would, and compiles it once", () => {
  expect(run("main.ts", "a b", "--c")).toEqual(says("1 a b --c true"));
  expect(run("main.ts")).toEqual(says("1 true"));
  expect(compilations()).toBe(1);
});

test("the project's own name leads to what was compiled with the program", () => {
  write("main.ts", 'import { part } from "project/part";\ndeclare const process: any;\nprocess.stdout.write(part);\n');
  for (const value of ["1", "2"]) {
    part(value);
    expect(run("main.ts")).toEqual(says(value));
  }
});

test("an edit shows that leaves size and time as they were; the way back is compiled already", () => {
  for (const value of ["1", "2", "1"]) {
    part(value);
    utimesSync(join(project, "part.ts"), 1, 1);
    expect(run("main.ts")).toEqual(says(`${value} true`));
  }
  expect(compilations()).toBe(2);
});

test("each program is compiled with what it imports; without one, all are", () => {
  write("other.ts", 'import { part } from "./part";\nexport const other: string = part;\n');
  write(
    "tsconfig.build.json",
    readFileSync(join(project, "tsconfig.build.json"), "utf8").replace('"main.ts"', '"main.ts","other.ts"'),
  );
  expect(run("main.ts")).toEqual(says("1 true"));
  write("other.ts", "export const other: string = 1;\n");
  expect(run("main.ts")).toEqual(says("1 true"));
  expect(run()).toMatchObject({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("other.ts(1,14): error TS2322"),
  });
});

test("a type error stops it with file and line, each time, until it is mended", () => {
  run("main.ts");
  write("part.ts", 'export const other = 2;\nexport const part: number = "1";\n');
  for (let time = 0; time < 2; time++) {
    const { status, stdout, stderr } = run("main.ts");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe("part.ts(2,14): error TS2322: Type 'string' is not assignable to type 'number'.\n");
  }
  expect(builds()).toHaveLength(1);
  part("mended");
  expect(run("main.ts")).toEqual(says("mended true"));
});

test("a compiler that is not installed yet", () => {
  rmSync(join(project, "node_modules/typescript-7"), { recursive: true });
  const stderr = "The compiler of package.json is not installed; run npm ci.\n";
  expect(run("main.ts")).toEqual({ status: 1, stdout: "", stderr });
});

test("what changes around a program is noticed, though its own text is the same", () => {
  write("node_modules/dependency/index.d.ts", "export declare const value: string;");
  write(
    "part.ts",
    'import type { value } from "dependency";\nconst unused = 1;\nexport const part: typeof value = "1";\n',
  );
  expect(run("main.ts")).toEqual(says("1 true"));

  const refusal = (): string => {
    const { status, stdout, stderr } = run("main.ts");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    return stderr;
  };
  const settings = readFileSync(join(project, "tsconfig.json"), "utf8");
  write("tsconfig.json", settings.replace('"strict"', '"noUnusedLocals":true,"strict"'));
  expect(refusal()).toContain("part.ts(2,7): error TS6133");
  write("tsconfig.json", settings);

  write("node_modules/dependency/index.d.ts", "export declare const value: number;");
  write("node_modules/.package-lock.json", '{ "version": 2 }');
  expect(refusal()).toContain("part.ts(3,14): error TS2322");

  rmSync(join(project, "part.ts"));
  expect(refusal()).toContain("main.ts(1,22): error TS2307");
});

test("what is saved while the compiler runs is in", () => {
  const late = `printf 'export const part = "late";' > part.ts`;
  write("meanwhile", `#!/bin/sh\nrm meanwhile\n"$COMPILER" "$@"\n${late}\n`);
  chmodSync(join(project, "meanwhile"), 0o755);
  expect(run("main.ts")).toEqual(says("late true"));
  expect(builds()).toHaveLength(1);
});

test("several at once, and one that is killed, leave each other alone", async () => {
  const runs = [1, 2, 3].map(() => runProgram(process.execPath, ["commands/run.mjs", "main.ts"], { cwd: project }));
  const killed = spawn(process.execPath, ["commands/run.mjs", "main.ts"], { cwd: project, stdio: "ignore" });
  while (!existsSync(join(project, "compilations"))) await sleep(5);
  killed.kill("SIGKILL");
  expect((await Promise.all(runs)).map(({ exitCode, stdout }) => ({ exitCode, stdout }))).toEqual(
    Array(3).fill({ exitCode: 0, stdout: "1 true" }),
  );
  expect(run("main.ts")).toEqual(says("1 true"));
});

test("links are followed, also where an editor leaves one to nowhere", () => {
  write("../shared/value.ts", "export const shared = 1;");
  symlinkSync(join(project, "../shared"), join(project, "shared"));
  symlinkSync("nobody@host", join(project, ".#part.ts"));
  expect(run("main.ts")).toEqual(says("1 true"));
  write("../shared/value.ts", "export const shared = 2;");
  expect(run("main.ts")).toEqual(says("1 true"));
  expect(compilations()).toBe(2);
});

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8"];

test("the eight builds used last stay, and what another process may still be compiling", () => {
  run("main.ts");
  const [first] = builds();
  const past = (path: string, hours: number): void => {
    const time = Date.now() / 1_000 - hours * 3_600;
    mkdirSync(join(project, "build", path), { recursive: true });
    utimesSync(join(project, "build", path), time, time);
  };
  past(String(first), 19);
  for (const [hours, digit] of DIGITS.entries()) past(digit.repeat(16), hours + 1);
  past("e.1.unfinished", 0);
  past("f.1.unfinished", 1);
  write("build/typecheck.tsbuildinfo", "{}");
  expect(run("main.ts")).toEqual(says("1 true"));
  part("2");
  expect(run("main.ts")).toEqual(says("2 true"));
  const stayed = DIGITS.slice(0, 6)
    .map((digit) => digit.repeat(16))
    .concat(String(first), "e.1.unfinished", "typecheck.tsbuildinfo");
  expect(builds()).toEqual(expect.arrayContaining(stayed));
  expect(builds()).toHaveLength(stayed.length + 1);
});

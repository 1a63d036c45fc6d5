import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { RunnerProject } from "../../harness/runner-project";
import { removeScratchDirectories } from "../../harness/scratch";

// How the runner compiles, after a program was compiled before.
let project: RunnerProject;

beforeEach(() => {
  project = new RunnerProject();
});
afterAll(removeScratchDirectories);

const says = (stdout: string): object => ({ status: 0, stdout, stderr: "" });

test("after an edit only what it touches is compiled again; what is gone is in no later build", () => {
  const built = (file: string): string[] =>
    project.builds().map((name) => join(project.directory, "build", name, file));
  project.write("other.ts", 'export const other = "o";\n');
  project.write("gone.ts", 'export const gone = "g";\n');
  project.write(
    "part.ts",
    'import { other } from "./other";\nimport { gone } from "./gone";\nexport const part = other + gone;\n',
  );
  expect(project.run("main.ts")).toEqual(says("og true"));
  project.write("part.ts", 'import { other } from "./other";\nexport const part = other;\n');
  expect(project.run("main.ts")).toEqual(says("o true"));
  expect(new Set(built("other.js").map((file) => statSync(file).ino)).size).toBe(1);
  expect(new Set(built("part.js").map((file) => statSync(file).ino)).size).toBe(2);
  expect(built("gone.js").filter((file) => existsSync(file))).toHaveLength(1);

  // Checked again is what an edit concerns, not only what was edited.
  project.write("other.ts", "export const other = 1;\n");
  project.write("main.ts", 'import { part } from "./part";\nexport const text: string = part;\n');
  expect(project.run("main.ts")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("main.ts(2,14): error TS2322"),
  });
});

test("a last build that was damaged is of no use for the next one", () => {
  for (const [value, damage] of [
    ["1", "main.js"],
    ["2", "tsbuildinfo"],
    ["3", "tsconfig.json"],
    ["4", "package.json"],
  ] as const) {
    project.part(value);
    expect(project.run("main.ts")).toEqual(says(`${value} true`));
    for (const name of project.builds()) rmSync(join(project.directory, "build", name, damage), { force: true });
  }
  for (const name of project.builds()) project.write(join("build", name, "tsbuildinfo"), "{");
  project.part("last");
  expect(project.run("main.ts")).toEqual(says("last true"));
});

test("other settings compile nothing again", () => {
  for (const settings of ["{}", '{ "context": {} }']) {
    project.write("cdktf.json", settings);
    expect(project.run("main.ts")).toEqual(says("1 true"));
  }
  const files = project.builds().map((name) => statSync(join(project.directory, "build", name, "part.js")).ino);
  expect(files).toEqual([files[0], files[0]]);
});

// TypeScript's record of an earlier build knows too little of these.
describe("a type error is found that comes with", () => {
  const MAIN = 'import { part } from "./part";\ndeclare const process: any;\nprocess.stdout.write(String(part));\n';
  const isRefused = (error: string): void =>
    expect(project.run("main.ts")).toMatchObject({ status: 1, stderr: expect.stringContaining(error) });

  test("another shape of a JSON file", () => {
    const compilerOptions = { strict: true, skipLibCheck: true, resolveJsonModule: true, types: [] };
    project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    project.write("main.ts", MAIN);
    project.write("part.ts", 'import { value } from "./data.json";\nexport const part: number = value;\n');
    for (const value of ["1", "2"]) {
      project.write("data.json", `{ "value": ${value} }`);
      expect(project.run("main.ts")).toEqual(says(value));
    }
    project.write("data.json", '{ "value": "text" }');
    isRefused("part.ts(2,14): error TS2322");
  });

  test.each([
    [
      "in a module",
      "globals.ts",
      (type: string) => `export {};\ndeclare global {\n  interface Shared { it: ${type} }\n}\n`,
    ],
    ["by themselves", "globals.d.ts", (type: string) => `interface Shared { it: ${type} }\n`],
    ["in a package", "node_modules/@types/shared/index.d.ts", (type: string) => `interface Shared { it: ${type} }\n`],
  ])("other global declarations %s", (_, file, text) => {
    const compilerOptions = { strict: true, isolatedModules: true, types: file.startsWith("node") ? ["shared"] : [] };
    project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
    project.write("main.ts", file === "globals.ts" ? `import "./globals";\n${MAIN}` : MAIN);
    project.write("part.ts", 'export const part: Shared["it"] = 1;\n');
    if (file === "globals.d.ts")
      project.write("part.ts", `/// <reference path="./globals.d.ts" />\n${project.read("part.ts")}`);
    project.write(file, text("number"));
    expect(project.run("main.ts")).toEqual(says("1"));
    project.write(file, text("string"));
    // As npm writes it down.
    if (file.startsWith("node")) project.write("node_modules/.package-lock.json", '{ "packages": {} }');
    isRefused("error TS2322");
  });
});

test("links that lead back, and directories called like files, are no sources", () => {
  mkdirSync(join(project.directory, "folder.json"));
  symlinkSync("..", join(project.directory, "folder.json", "up"));
  symlinkSync(".", join(project.directory, "here"));
  expect(project.run("main.ts")).toEqual(says("1 true"));
});

test("where no build can be written, one sentence says so", () => {
  project.write("build", "");
  expect(project.run("main.ts")).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: expect.stringMatching(/^Nothing can be compiled into .*a project\/build: (ENOTDIR|EEXIST): .*\n$/),
  });
});

test("what is imported from where nobody looks for changes is refused", () => {
  project.write("__tests__/part.ts", 'export const part = "p";\n');
  project.write("part.ts", 'export { part } from "./__tests__/part";\n');
  expect(project.run("main.ts")).toMatchObject({
    status: 1,
    stderr: `A program imports ${join("__tests__", "part.ts")}, where changes are not noticed; move it elsewhere.\n`,
  });
});

test("a program may import package.json, and its own package by name", () => {
  const compilerOptions = { strict: true, skipLibCheck: true, resolveJsonModule: true, types: [] };
  project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
  project.write(
    "main.ts",
    `import { version } from "./package.json";
import { part } from "project/part";
declare const process: any;
process.stdout.write(version + part);\n`,
  );
  for (const value of ["1", "2"]) {
    project.part(value);
    expect(project.run("main.ts")).toEqual(says(`1.0.0${value}`));
  }
});

test("a compiler that is killed is said to be", () => {
  project.write("meanwhile", "#!/bin/sh\nkill -9 $$\n");
  chmodSync(join(project.directory, "meanwhile"), 0o755);
  expect(project.run("main.ts")).toEqual({
    ...{ status: 1, stdout: "" },
    stderr: "The compiler was ended by SIGKILL; run this again.\n",
  });
});

test("where nobody knows what is installed, it is compiled each time", () => {
  rmSync(join(project.directory, "node_modules/.package-lock.json"));
  for (const time of [1, 2]) {
    expect(project.run("main.ts")).toEqual(says("1 true"));
    expect(project.compilations()).toBe(time);
  }
});

test("a door loads what is asked for", () => {
  project.write("room/a.ts", "export const a = 1;\n");
  project.write(
    "room/b.ts",
    'declare const process: any;\nprocess.stdout.write("loads b, ");\nexport const b = 2, c = 3;\n',
  );
  project.write("room/index.ts", 'export { a } from "./a";\nexport { b, c as d } from "./b";\n');
  const importing = (names: string): void =>
    project.write(
      "main.ts",
      `import { ${names} } from "./room";\ndeclare const process: any;\nprocess.stdout.write(String([${names}]));\n`,
    );
  importing("a");
  expect(project.run("main.ts")).toEqual(says("1"));
  importing("a, d, b");
  expect(project.run("main.ts")).toEqual(says("loads b, 1,3,2"));
});

test("a door exports all that it says, by whatever name", () => {
  project.write("room/a.ts", 'export default "d";\nexport const größe = "g", $dollar = "$", plain = "p";\n');
  project.write(
    "room/index.ts",
    'export { default, default as named, größe, $dollar, plain } from "./a";\nexport { plain as other } from "./a";\n',
  );
  project.write(
    "main.ts",
    `import room, { named, größe, $dollar, plain, other } from "./room";
declare const process: any;
process.stdout.write([room, named, größe, $dollar, plain, other].join(" "));\n`,
  );
  expect(project.run("main.ts")).toEqual(says("d d g $ p p"));
});

test("a build that was made in another way is of no use for the next one", () => {
  project.write("room/index.ts", 'export { part } from "../part";\n');
  project.write(
    "main.ts",
    'import { part } from "./room";\ndeclare const process: any;\nprocess.stdout.write(part);\n',
  );
  expect(project.run("main.ts")).toEqual(says("1"));
  const file = join(project.directory, "commands/lib/lazy-exports.mjs");
  project.write("commands/lib/lazy-exports.mjs", readFileSync(file, "utf8").replace("${load}.${name}", '"2"'));
  expect(project.run("main.ts")).toEqual(says("2"));
});

test("libraries that few programs need come when they are asked for", () => {
  for (const name of ["cdktf", "constructs"]) {
    symlinkSync(join(process.cwd(), "node_modules", name), join(project.directory, "node_modules", name));
  }
  project.write(
    "main.ts",
    `import { App, AssetType, TerraformAsset, TerraformStack } from "cdktf";
import { ValidateTerraformVersion } from "cdktf/lib/validations/validate-terraform-version";
declare const process: any, require: any;
const loaded = () => Object.keys(require.cache).some((file) => /archiver.lib|semver.internal/.test(file));
const before = loaded();
const app = new App({ outdir: "out" });
const asset = { path: "room", type: AssetType.ARCHIVE };
new TerraformAsset(new TerraformStack(app, "stack"), "asset", asset);
app.synth();
const errors = [">=1.0", ">=99.0"].map((version) => new ValidateTerraformVersion(version).validate().length);
process.stdout.write([before, loaded(), ...errors].join(" "));
`,
  );
  project.write("cdktf.json", "{}");
  project.write("room/file.txt", "text");
  expect(project.run("main.ts")).toEqual(says("false true 0 1"));
  const zips = readdirSync(join(project.directory, "out"), { recursive: true, encoding: "utf8" });
  expect(zips.filter((name) => name.endsWith(".zip"))).toHaveLength(1);
});

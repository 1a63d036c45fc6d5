import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
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

test("a build that was made in another way is of no use for the next one", () => {
  project.write("room/index.ts", 'export { part } from "../part";\n');
  project.write(
    "main.ts",
    'import { part } from "./room";\ndeclare const process: any;\nprocess.stdout.write(part);\n',
  );
  expect(project.run("main.ts")).toEqual(says("1"));
  const file = join(project.directory, "commands/lib/lazy-exports.mjs");
  project.write("commands/lib/lazy-exports.mjs", readFileSync(file, "utf8").replace("require(${path}).${name}", '"2"'));
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

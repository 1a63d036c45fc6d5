import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../commands/init";
import { projectName } from "../../commands/init/files";
import { INSTALLED } from "../../commands/init/manifest";
import { Failure } from "../../commands/lib/failure";
import { UsageError } from "../../commands/lib/program";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

let printed: string[];
let directory: string;

beforeEach(() => {
  printed = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
  directory = join(scratchDirectory(), "My school");
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(removeScratchDirectories);

const files = (): string[] => readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
const read = (file: string): string => readFileSync(join(directory, file), "utf8");

const SMALLEST = [
  ...[".gitignore", ".npmrc", "README.md", "cdktf.json", "jest.config.js"],
  ...["main.test.ts", "main.ts", "package.json", "tsconfig.json"],
];

test("writes nine files, named after the directory, and what to do next", () => {
  main([directory]);
  expect(files()).toEqual(SMALLEST);
  expect(JSON.parse(read("package.json"))).toMatchObject({ name: "my-school" });
  expect(read("main.ts")).toContain('new ServiceStack(app, "my-school");');
  expect(files().filter((file) => read(file).includes("my-service"))).toEqual([]);
  expect(printed.join("")).toContain(`Next: cd '${directory}' && npm install && npm test && npm run synth`);
});

test("names this version of the package, or what --package says", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  main([directory]);
  expect(JSON.parse(read("package.json"))).toMatchObject({ dependencies: { "cdktf-ecs-logging": `^${version}` } });
  const tarball = join(directory, "..", "library.tgz");
  writeFileSync(tarball, "");
  directory = `${directory} 2`;
  main([directory, "--package", tarball]);
  expect(JSON.parse(read("package.json"))).toMatchObject({
    dependencies: { "cdktf-ecs-logging": "file:../library.tgz" },
  });
});

test("--github adds the workflows that this project has, and says what they take", () => {
  main([directory, "--github"]);
  const workflows = ["deploy.yml", "drift.yml", "plan.yml"];
  expect(readdirSync(join(directory, ".github", "workflows"))).toEqual(workflows);
  for (const workflow of workflows) {
    const own = readFileSync(join(".github", "workflows", workflow), "utf8");
    expect(read(join(".github", "workflows", workflow))).toBe(own.replace("STACK: university", "STACK: my-school"));
  }
  expect(read("README.md")).toContain("AWS_APPLY_ROLE");
});

test("what it installs has the versions that this project is tested with", () => {
  const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const { tsx, ...known } = { ...INSTALLED.dependencies, ...INSTALLED.devDependencies };
  expect(tsx).toMatch(/^\d+\.\d+\.\d+$/);
  expect(devDependencies).toMatchObject(known);
});

test("a directory that is new to git is not occupied", () => {
  mkdirSync(join(directory, ".git"), { recursive: true });
  main([directory]);
  expect(files()).toEqual([".git", ...SMALLEST]);
});

test("never overwrites: a directory with anything in it is left as it is", () => {
  mkdirSync(directory);
  writeFileSync(join(directory, "notes.txt"), "mine");
  expect(() => main([directory])).toThrow(Failure);
  expect(() => main([directory])).toThrow("is not empty, and nothing is overwritten; name a new directory");
  expect(files()).toEqual(["notes.txt"]);
});

test("a file in the place of the directory, and a tarball that is not there, are failures", () => {
  writeFileSync(directory, "mine");
  expect(() => main([directory])).toThrow("is a file; name a new directory");
  const elsewhere = `${directory} 2`;
  expect(() => main([elsewhere, "--package", "./missing.tgz"])).toThrow("there is no such file");
  expect(existsSync(elsewhere)).toBe(false);
});

test.each<[string, readonly string[], RegExp]>([
  ["no directory", [], /^name the directory\n\ncdktf-ecs-logging init/],
  ["an empty one", [""], /^name the directory/],
  ["two", ["a", "b"], /^one directory at a time, got: a b/],
  ["an unknown option", ["a", "--gitlab"], /^Unknown option '--gitlab'/],
  ["an empty package", ["a", "--package", ""], /^--package is a tarball or a version/],
])("%s: wrong usage", (_what, args, message) => {
  expect(() => main(args)).toThrow(UsageError);
  expect(() => main(args)).toThrow(message);
});

test("--help shows examples and exit codes", () => {
  main(["--help"]);
  expect(printed.join("")).toMatch(/npx cdktf-ecs-logging init my-service --github\n.*Exit codes: 0 done/s);
});

test.each([
  ["school", "school"],
  ["My Service_2", "my-service-2"],
  ["2fast", "fast"],
  ["Größe", "gro-e"],
  ["日本", "service"],
  ["x".repeat(80), "x".repeat(40)],
])("%s is called %s", (directoryName, name) => {
  expect(projectName(directoryName)).toBe(name);
});

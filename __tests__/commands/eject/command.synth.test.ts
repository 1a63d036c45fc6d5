import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../../commands/eject";
import { readOptions } from "../../../commands/eject/options";
import type { SynthesizedStack } from "../../../commands/eject/program";
import { readProject } from "../../../commands/eject/project";
import { eject } from "../../../commands/eject/run";
import { Failure } from "../../../commands/lib/failure";
import { UsageError } from "../../../commands/lib/program";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { TYPED_TERRAFORM } from "../../../harness/typed";

afterAll(removeScratchDirectories);

const stack = (name: string, more: Partial<SynthesizedStack> = {}): SynthesizedStack => ({
  name,
  directory: `cdktf.out/stacks/${name}`,
  json: { output: { name: { value: name } }, variable: { v: { type: "string" } } },
  notes: { shapes: {}, origins: {} },
  files: [],
  ...more,
});

/** Runs the command on stacks that a program might have. */
function run(out: string, args: string, stacks: readonly SynthesizedStack[]): string {
  const options = readOptions(["--out", out, ...args.split(" ").filter((each) => each !== "")]);
  return options === "help" ? options : eject(options, () => stacks);
}

describe("eject", () => {
  test("writes the only stack into the directory, and says what to do next", () => {
    const out = join(scratchDirectory(), "new", "terraform");
    const said = run(out, "", [stack("a")]);
    expect(readdirSync(out)).toEqual(["outputs.tf", "variables.tf"]);
    expect(readFileSync(join(out, "outputs.tf"), "utf8")).toBe('output "name" {\n  value = "a"\n}\n');
    expect(said.split("\n")).toEqual([
      "Written:",
      `  ${out}/outputs.tf`,
      `  ${out}/variables.tf`,
      `Next: cd ${out} && ${TYPED_TERRAFORM} init && ${TYPED_TERRAFORM} plan (the same as the program's plan)`,
    ]);
  });

  test("--json is what a script reads", () => {
    const out = join(scratchDirectory(), "terraform");
    const written = [`${out}/outputs.tf`, `${out}/variables.tf`];
    expect(JSON.parse(run(out, "--json", [stack("a")]))).toEqual({ directories: [out], written, inJson: [] });
  });

  test("writes several into directories of their names, and one that is named into the directory itself", () => {
    const [all, one] = [scratchDirectory(), scratchDirectory()];
    run(all, "", [stack("a"), stack("b")]);
    expect(readdirSync(all)).toEqual(["a", "b"]);
    run(one, "b", [stack("a"), stack("b")]);
    expect(readFileSync(join(one, "outputs.tf"), "utf8")).toContain('"b"');
  });

  test("takes files beside the stack along, as they are", () => {
    const out = scratchDirectory();
    const file = { path: "functions/code.zip", contents: Buffer.from([0, 255, 1]), mode: 0o755 };
    run(out, "", [stack("a", { files: [file] })]);
    expect(readFileSync(join(out, file.path)).equals(file.contents)).toBe(true);
    expect(statSync(join(out, file.path)).mode & 0o777).toBe(0o755);
  });

  test("finds what the stack refers to from the new directory", () => {
    const out = join(scratchDirectory(), "terraform");
    const json = { module: { m: { source: "../../../modules/m" } } };
    run(out, "", [stack("a", { directory: join(out, "../cdktf.out/stacks/a"), json })]);
    expect(readFileSync(join(out, "m.tf"), "utf8")).toContain('source = "../modules/m"');
  });

  test("names what stays in JSON syntax", () => {
    const out = scratchDirectory();
    const json = { resource: { aws_x: { y: { z: { a: 1 } } } } };
    expect(run(out, "", [stack("a", { json })])).toContain("resource.aws_x.y (z may be a block or not)");
    expect(readdirSync(out)).toEqual(["x.tf.json"]);
  });

  test("run again, it does nothing", () => {
    const out = scratchDirectory();
    run(out, "", [stack("a")]);
    expect(run(out, "", [stack("a")])).toMatch(/^Nothing to write: all files are up to date\./);
  });
});

describe("refuses, and changes nothing", () => {
  const contents = (directory: string) =>
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")]);

  test("a file with other contents, without --force", () => {
    const out = scratchDirectory();
    writeFileSync(join(out, "outputs.tf"), "# mine\n");
    const before = contents(out);
    expect(() => run(out, "", [stack("a")])).toThrow(Failure);
    expect(() => run(out, "", [stack("a")])).toThrow(
      `${out}/outputs.tf: there already with other contents; give --force`,
    );
    expect(contents(out)).toEqual(before);
    run(out, "--force", [stack("a")]);
    expect(readFileSync(join(out, "outputs.tf"), "utf8")).not.toContain("mine");
  });

  test.each(["other.tf", "other.tf.json", "other.tofu"])("another Terraform file, %s, even with --force", (name) => {
    const out = scratchDirectory();
    writeFileSync(join(out, name), "{}");
    writeFileSync(join(out, "README.md"), "");
    const before = contents(out);
    expect(() => run(out, "--force", [stack("a")])).toThrow(`${out}/${name}: Terraform would read it together with`);
    expect(contents(out)).toEqual(before);
  });

  test("where the second stack can't be written, the first is not either", () => {
    const out = scratchDirectory();
    mkdirSync(join(out, "b", "outputs.tf"), { recursive: true });
    expect(() => run(out, "", [stack("a"), stack("b")])).toThrow(Failure);
    expect(existsSync(join(out, "a"))).toBe(false);
  });

  test("a stack that is not there", () => {
    const wrong = () => run(scratchDirectory(), "c", [stack("a"), stack("b")]);
    expect(wrong).toThrow(UsageError);
    expect(wrong).toThrow("the program has no stack c; it has a, b.");
    expect(() => run(scratchDirectory(), "", [])).toThrow("it has no stack at all");
  });
});

test.each<[what: string, args: string[], message: RegExp]>([
  ["no directory", ["university"], /^name the directory for the files with --out\n\n/],
  ["an empty one", ["--out", ""], /^name the directory/],
  ["two stacks", ["a", "b", "--out", "x"], /^one stack at a time, got: a b\n\n/],
  ["an unknown option", ["--out", "x", "--forse"], /^Unknown option '--forse'/],
])("%s is wrong usage", (_, args, message) => {
  expect(() => main(args)).toThrow(UsageError);
  expect(() => main(args)).toThrow(message);
  expect(() => main(args)).toThrow(/Examples:\n/);
});

describe("cdktf.json", () => {
  const project = (text?: string) => {
    const file = join(scratchDirectory(), "cdktf.json");
    if (text !== undefined) writeFileSync(file, text);
    return () => readProject(file);
  };

  test("says how the program is run", () => {
    expect(project('{"app":"npx ts-node main.ts","context":{"a":1}}')()).toEqual({
      app: "npx ts-node main.ts",
      context: { a: 1 },
      output: "cdktf.out",
    });
  });

  test.each<[string | undefined, RegExp]>([
    [undefined, /cdktf\.json is not here; run this in the directory of a CDKTF program\.$/],
    ["{", /is not JSON: .*; correct it\.$/],
    ["[]", /must be a JSON object, got: \[\]; correct it\.$/],
    ["{}", /^app in .* must be the command that synthesizes, got: undefined; correct it\.$/],
    ['{"app":"x","context":1}', /^context in .* must be an object, got: 1; correct it\.$/],
    ['{"app":"x","output":1}', /^output in .* must be a directory, got: 1; correct it\.$/],
  ])("%s is wrong usage", (text, message) => {
    expect(project(text)).toThrow(UsageError);
    expect(project(text)).toThrow(message);
  });
});

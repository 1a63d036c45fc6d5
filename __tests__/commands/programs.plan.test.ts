import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../commands/lib/synthesize";
import { addStacks } from "../../main";
import { copyCheckout } from "../../harness/checkout";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

describe("the programs, in a checkout of their own, under another home", () => {
  const directory = scratchDirectory();
  const checkout = join(directory, "check out, Übung 学生");
  const FILES = ["manifest.json", "stacks/task-logging/cdk.tf.json", "stacks/university/cdk.tf.json"];
  const read = (outdir: string) => FILES.map((file) => readFileSync(join(outdir, file), "utf8"));
  let expected: string[];

  beforeAll(() => {
    copyCheckout(checkout);
    const here = join(directory, "here");
    synthesize(addStacks, { outdir: here });
    expected = read(here);
  });

  function run(
    program: string,
    env: NodeJS.ProcessEnv = {},
  ): { status: number | null; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["commands/run.mjs", program], {
      cwd: checkout,
      env: { PATH: process.env["PATH"], HOME: directory, ...env },
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  test("synth writes the same bytes", () => {
    expect(run("commands/synth.ts")).toEqual({
      status: 0,
      stdout: expect.stringContaining("cdktf.out/stacks/university/cdk.tf.json\n"),
      stderr: "",
    });
    expect(read(join(checkout, "cdktf.out"))).toEqual(expected);
  });

  test("an unknown setting: exit code 2, and nothing is changed that is written", () => {
    expect(run("commands/synth.ts", { ECS_LOGGING_SETTINGS: '{"projet":"x"}' })).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^projet .* is not a setting, .*\n$/),
    });
    expect(read(join(checkout, "cdktf.out"))).toEqual(expected);
  });

  test("the program that the CDKTF CLI runs writes the same bytes where it is to", () => {
    const outdir = join(directory, "by-cli");
    const env = { CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: "{}" };
    expect(run("main.ts", env)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(read(outdir)).toEqual(expected);
  });
});

// The project's own script and compiler settings, over two small files; run.plan.test.ts looks at what else can happen.
test("a type error stops npm run synth, names file and line, and nothing is written", () => {
  const checkout = scratchDirectory();
  for (const file of [
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "commands/lib/build.mjs",
    "commands/lib/earlier-build.mjs",
    "commands/lib/lazy-exports.mjs",
    "commands/lib/sources.mjs",
    "commands/lib/libraries.mjs",
    "commands/run.mjs",
  ]) {
    cpSync(file, join(checkout, file));
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(checkout, "node_modules"));
  writeFileSync(join(checkout, "main.ts"), 'export const project = "school";\nexport const wrong: number = "text";\n');
  const program = 'import { mkdirSync } from "node:fs";\nimport { project } from "../main";\nmkdirSync(project);\n';
  writeFileSync(join(checkout, "commands", "synth.ts"), program);

  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "synth"], {
    cwd: checkout,
    encoding: "utf8",
  });

  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^main\.ts\(2,14\): error TS2322: /);
  expect(existsSync(join(checkout, "school"))).toBe(false);
  expect(readdirSync(join(checkout, "build"))).toEqual([]);
});

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeScratchDirectories, scratchDirectory } from "../../testing/scratch";

afterAll(removeScratchDirectories);

// The project's own script and compiler settings, over two small files; run.synth.test.ts looks at what else can happen.
test("a type error stops npm run synth, names file and line, and nothing is written", () => {
  const checkout = scratchDirectory();
  for (const file of [
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "commands/build.mjs",
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

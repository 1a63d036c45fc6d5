import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeScratchDirectories, scratchDirectory } from "../../testing/scratch";

afterAll(removeScratchDirectories);

// The project's own scripts and compiler settings, over two small files: the compiler takes seconds over the real ones.
test("a type error stops npm run synth, names file and line, and nothing is written", () => {
  const checkout = scratchDirectory();
  for (const file of ["package.json", "tsconfig.json", "tsconfig.build.json"]) cpSync(file, join(checkout, file));
  symlinkSync(join(process.cwd(), "node_modules"), join(checkout, "node_modules"));
  mkdirSync(join(checkout, "commands"));
  writeFileSync(join(checkout, "main.ts"), 'export const project = "school";\nexport const wrong: number = "text";\n');
  const program = 'import { mkdirSync } from "node:fs";\nimport { project } from "../main";\nmkdirSync(project);\n';
  writeFileSync(join(checkout, "commands", "synth.ts"), program);

  const { status, stdout } = spawnSync("npm", ["run", "--silent", "synth"], { cwd: checkout, encoding: "utf8" });

  expect(status).not.toBe(0);
  expect(stdout).toMatch(/^main\.ts\(2,14\): error TS2322: /);
  expect(existsSync(join(checkout, "school"))).toBe(false);
  expect(existsSync(join(checkout, "build/commands/synth.js"))).toBe(false);
});

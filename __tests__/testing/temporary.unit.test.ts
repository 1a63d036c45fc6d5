import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hasEnded, temporaryDirectory } from "../../testing/temporary";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

const ended = spawnSync(process.execPath, ["--version"]).pid;

test("takes away what killed processes left of its kind, and nothing else", () => {
  const parent = scratchDirectory();
  const left = `out-${ended}-abcdef`;
  const others = [`out-${process.ppid}-abcdef`, `out-${ended}`, `out-x-${ended}-abcdef`, `other-${ended}-abcdef`];
  for (const name of [left, ...others]) mkdirSync(join(parent, name, "below"), { recursive: true });
  writeFileSync(join(parent, `out-${ended}-a_file`), "");
  symlinkSync(join(parent, others[0] ?? ""), join(parent, `out-${ended}-a_link`));
  const made = temporaryDirectory("out", parent);
  expect(basename(made)).toMatch(new RegExp(`^out-${process.pid}-\\w{6}$`));
  expect(readdirSync(parent).sort()).toEqual(
    [...others, `out-${ended}-a_file`, `out-${ended}-a_link`, basename(made)].sort(),
  );
});

test("looks once, and makes another each time", () => {
  const parent = scratchDirectory();
  const [one, other] = [temporaryDirectory("out", parent), temporaryDirectory("out", parent)];
  expect(one).not.toBe(other);
  mkdirSync(join(parent, `out-${ended}-abcdef`));
  temporaryDirectory("out", parent);
  expect(readdirSync(parent)).toContain(`out-${ended}-abcdef`);
});

test("a process has ended, or not", () => {
  expect([ended, process.pid, 1].map(hasEnded)).toEqual([true, false, false]);
});

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hasEnded, isLeftover, OWNER, temporaryDirectory } from "../../testing/temporary";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

const [machine] = OWNER.split("-");
const endedProcess = spawnSync(process.execPath, ["--version"]).pid;
const ended = `${machine}-${endedProcess}`;

test("takes away what killed processes left of its kind, and nothing else", () => {
  const parent = scratchDirectory();
  const left = `out-${ended}-abcdef`;
  const others = [
    `out-${machine}-${process.ppid}-abcdef`,
    `out-other-${endedProcess}-abcdef`,
    `out-${ended}`,
    `out-x-${ended}-abcdef`,
    `other-${ended}-abcdef`,
  ];
  for (const name of [left, ...others]) mkdirSync(join(parent, name, "below"), { recursive: true });
  writeFileSync(join(parent, `out-${ended}-a_file`), "");
  symlinkSync(join(parent, others[0] ?? ""), join(parent, `out-${ended}-a_link`));
  const made = temporaryDirectory("out", parent);
  expect(basename(made)).toMatch(new RegExp(`^out-${OWNER}-\\w{6}$`));
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
  expect([endedProcess, process.pid, 1].map(hasEnded)).toEqual([true, false, false]);
});

test("what another machine made in a shared directory is not judged by the processes here", () => {
  expect([ended, OWNER, `other-${endedProcess}`, machine ?? ""].map(isLeftover)).toEqual([true, false, false, false]);
});

import { chmodSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Rename, writeAll } from "../../commands/drop-in/write";
import { contents, directoryOf } from "../../harness/host-directory";
import { removeScratchDirectories } from "../../harness/scratch";

afterAll(removeScratchDirectories);

test("writes new files, replaces old ones and keeps them", () => {
  const directory = directoryOf({ "old.tf": "before", "old.tf.bak": "earlier" });
  chmodSync(join(directory, "old.tf"), 0o640);
  const [fresh, old] = [join(directory, "new.tf.json"), join(directory, "old.tf")];
  const done = writeAll([
    { path: fresh, text: "{}", exists: false },
    { path: old, text: "after", exists: true },
  ]);
  expect(done).toEqual([
    { path: fresh, backup: undefined },
    { path: old, backup: `${old}.bak.1` },
  ]);
  expect(contents(directory)).toEqual({
    "new.tf.json": "{}",
    "old.tf": "after",
    "old.tf.bak": "earlier",
    "old.tf.bak.1": "before",
  });
  expect(statSync(old).mode & 0o777).toBe(0o640);
});

test.each([1, 2, 3])("puts everything back when step %i fails", (failing) => {
  const directory = directoryOf({ "a.tf": "a", "b.tf": "b", "b.tf.bak": "earlier" });
  const before = contents(directory);
  let step = 0;
  const rename: Rename = (from, to) => {
    step += 1;
    if (step === failing) throw Object.assign(new Error("no"), { code: "ENOSPC" });
    renameSync(from, to);
  };
  const change = (name: string, exists: boolean) => ({ path: join(directory, name), text: "new", exists });
  const changes = [change("c.tf.json", false), change("a.tf", true), change("b.tf", true)];
  expect(() => writeAll(changes, rename)).toThrow("the disk is full; nothing was changed");
  expect(contents(directory)).toEqual(before);
});

test("refuses a symbolic link, whose target others may share", () => {
  const directory = directoryOf({ "shared.txt": "a" });
  symlinkSync("shared.txt", join(directory, "iam.tf"));
  const path = join(directory, "iam.tf");
  expect(() => writeAll([{ path, text: "", exists: true }])).toThrow(`${path}: a symbolic link`);
  expect(readdirSync(directory).sort()).toEqual(["iam.tf", "shared.txt"]);
});

test("says what is in the way", () => {
  const directory = directoryOf({});
  const path = join(directory, "iam.tf.json");
  mkdirSync(path);
  expect(() => writeAll([{ path, text: "{}", exists: false }])).toThrow(`cannot write ${path}: it is a directory`);
  expect(readdirSync(directory)).toEqual(["iam.tf.json"]);
});

import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { writeAll, writeGenerated, type WriteOptions } from "../../../commands/lib/files";
import { contents, directoryOf } from "../../../harness/host-directory";
import { removeScratchDirectories } from "../../../harness/scratch";
import { OWNER } from "../../../testing/temporary";

afterAll(removeScratchDirectories);

test("writes new files, replaces old ones and keeps them", () => {
  const directory = directoryOf({ "old.tf": "before", "old.tf.bak": "earlier" });
  chmodSync(join(directory, "old.tf"), 0o640);
  const [fresh, old] = [join(directory, "new.tf.json"), join(directory, "old.tf")];
  const changes = [
    { path: fresh, contents: "{}" },
    { path: old, contents: "after" },
  ];
  expect(writeAll(changes, { backups: true })).toEqual([{ path: fresh }, { path: old, backup: `${old}.bak.1` }]);
  expect(contents(directory)).toEqual({
    "new.tf.json": "{}",
    "old.tf": "after",
    "old.tf.bak": "earlier",
    "old.tf.bak.1": "before",
  });
  expect(statSync(old).mode & 0o777).toBe(0o640);
});

test("without backups nothing is left beside the files", () => {
  const directory = directoryOf({ "a.json": "before" });
  writeAll([{ path: join(directory, "a.json"), contents: "after" }]);
  expect(readdirSync(directory)).toEqual(["a.json"]);
});

test("a file that has these contents is not touched", () => {
  const directory = directoryOf({ "a.json": "same" });
  const path = join(directory, "a.json");
  utimesSync(path, 1, 1);
  expect(writeAll([{ path, contents: "same" }], { backups: true })).toEqual([]);
  expect(statSync(path).mtimeMs).toBe(1000);
  expect(readdirSync(directory)).toEqual(["a.json"]);
});

test("makes directories where it is asked to, and a new file has its mode", () => {
  const directory = directoryOf({});
  const path = join(directory, "a", "b", "c.sh");
  expect(() => writeAll([{ path, contents: "x" }])).toThrow(
    `cannot write ${path}: it does not exist; nothing was changed`,
  );
  writeAll([{ path, contents: Buffer.from("x"), mode: 0o755 }], { directories: true });
  expect(statSync(path).mode & 0o700).toBe(0o700);
});

describe.each([true, false])("with backups: %s", (backups) => {
  test.each([1, 2, 3, 4])("puts everything back when step %i fails", (failing) => {
    const directory = directoryOf({ "a.tf": "a", "b.tf": "b", "b.tf.bak": "earlier" });
    const before = contents(directory);
    let step = 0;
    const rename: WriteOptions["rename"] = (from, to) => {
      step += 1;
      if (step === failing) throw Object.assign(new Error("no"), { code: "ENOSPC" });
      renameSync(from, to);
    };
    const changes = ["c.tf.json", "a.tf", "b.tf", "new/d.tf"].map((name) => ({
      path: join(directory, name),
      contents: "new",
    }));
    const wanted = () => writeAll(changes, { backups, directories: true, rename });
    expect(wanted).toThrow("the disk is full; nothing was changed");
    expect(contents(directory)).toEqual(before);
    expect(readdirSync(directory).sort()).toEqual(["a.tf", "b.tf", "b.tf.bak"]);
  });
});

test("refuses a symbolic link, whose target others may share, unless it may be replaced", () => {
  const directory = directoryOf({ "shared.txt": "a" });
  symlinkSync("shared.txt", join(directory, "iam.tf"));
  const path = join(directory, "iam.tf");
  expect(() => writeAll([{ path, contents: "" }])).toThrow(`${path}: a symbolic link`);
  expect(readdirSync(directory).sort()).toEqual(["iam.tf", "shared.txt"]);
  writeAll([{ path, contents: "b" }], { replaceLinks: true });
  expect(contents(directory)).toEqual({ "iam.tf": "b", "shared.txt": "a" });
});

test("says what is in the way", () => {
  const directory = directoryOf({});
  const path = join(directory, "iam.tf.json");
  mkdirSync(path);
  expect(() => writeAll([{ path, contents: "{}" }])).toThrow(`cannot write ${path}: it is a directory`);
  expect(readdirSync(directory)).toEqual(["iam.tf.json"]);
});

test("a generated file replaces nobody's work unless it is to", () => {
  const directory = directoryOf({ "a.svg": "mine" });
  const path = join(directory, "a.svg");
  expect(() => writeGenerated(path, "new", false)).toThrow("is there already with other contents; give --force");
  expect(contents(directory)).toEqual({ "a.svg": "mine" });
  expect([writeGenerated(path, "new", true), writeGenerated(path, "new", false)]).toEqual([true, false]);
  expect(contents(directory)).toEqual({ "a.svg": "new" });
});

test("puts a symbolic link back, also one that leads nowhere", () => {
  const directory = directoryOf({ "shared.txt": "a" });
  const [link, dangling, other] = ["link", "dangling", "other"].map((name) => join(directory, name));
  symlinkSync("shared.txt", link ?? "");
  symlinkSync("nowhere", dangling ?? "");
  let step = 0;
  const rename: WriteOptions["rename"] = (from, to) => {
    step += 1;
    if (step === 3) throw Object.assign(new Error("no"), { code: "ENOSPC" });
    renameSync(from, to);
  };
  const changes = [link, dangling, other].map((path) => ({ path: path ?? "", contents: "b" }));
  expect(() => writeAll(changes, { replaceLinks: true, rename })).toThrow("nothing was changed");
  expect(readlinkSync(link ?? "")).toBe("shared.txt");
  expect(readlinkSync(dangling ?? "")).toBe("nowhere");
  expect(readdirSync(directory).sort()).toEqual(["dangling", "link", "shared.txt"]);
});

test("takes away what a killed run left beside the files, and nobody else's", () => {
  const [machine] = OWNER.split("-");
  const ended = `${machine}-${spawnSync(process.execPath, ["--version"]).pid}`;
  const others = [`.${machine}-${process.ppid}.0.tmp`, `.${ended}.tmp`, `.x.${ended}.0.tmp`, `${ended}.0.old`];
  const leftovers = [`.${ended}.0.tmp`, `.${ended}.12.old`];
  const directory = directoryOf(Object.fromEntries([...others, ...leftovers].map((name) => [name, "x"])));
  writeAll([{ path: join(directory, "a.json"), contents: "x" }]);
  expect(readdirSync(directory).sort()).toEqual([...others, "a.json"].sort());
});

test("so it does with what a killed process of the same id left", () => {
  const left = [0, 1, 7].flatMap((number) => [`.${OWNER}.${number}.tmp`, `.${OWNER}.${number}.old`]);
  const directory = directoryOf({ ...Object.fromEntries(left.map((name) => [name, "former"])), "a.json": "before" });
  const before = contents(directory);
  const path = join(directory, "a.json");
  const rename = () => {
    throw Object.assign(new Error("no"), { code: "ENOSPC" });
  };
  expect(() => writeAll([{ path, contents: "after" }], { rename })).toThrow("the disk is full; nothing was changed");
  expect([contents(directory), readdirSync(directory).sort()]).toEqual([before, [...left, "a.json"].sort()]);
  writeAll([{ path, contents: "after" }]);
  expect([contents(directory), readdirSync(directory)]).toEqual([{ "a.json": "after" }, ["a.json"]]);
});

test("what can't be put back keeps nothing else from it", () => {
  const directory = directoryOf({ "a.tf": "a", "c.tf": "c" });
  let step = 0;
  const rename: WriteOptions["rename"] = (from, to) => {
    step += 1;
    // Somebody removes a file that was written, and then nothing works any more.
    if (step === 3) rmSync(join(directory, "b.tf"));
    if (step === 4) throw Object.assign(new Error("no"), { code: "ENOSPC" });
    renameSync(from, to);
  };
  const changes = ["a.tf", "b.tf", "c.tf", "d.tf"].map((name) => ({ path: join(directory, name), contents: "new" }));
  expect(() => writeAll(changes, { rename })).toThrow(
    /^cannot put back what was there: it does not exist; run this again$/,
  );
  expect(contents(directory)).toEqual({ "a.tf": "a", "c.tf": "c" });
});

test("refuses a pipe", () => {
  const path = join(directoryOf({}), "pipe");
  execFileSync("mkfifo", [path]);
  expect(() => writeGenerated(path, "text", true)).toThrow(`${path}: a device or a pipe, not a file; name another one`);
});

test("a name that is as long as names may be is written too", () => {
  const path = join(directoryOf({}), "a".repeat(255));
  writeAll([{ path, contents: "x" }]);
  expect(statSync(path).isFile()).toBe(true);
});

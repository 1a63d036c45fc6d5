import { chmodSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "../../commands/drop-in/options";
import { dropIn } from "../../commands/drop-in/run";
import { contents, referenceHost } from "../../harness/host-directory";
import { addReferenceLogging } from "../../harness/reference/logging";
import { removeScratchDirectories } from "../../harness/scratch";

afterAll(removeScratchDirectories);

async function run(directory: string, ...args: string[]): Promise<unknown> {
  const options = readOptions([directory, ...args]);
  return options === "help" ? options : dropIn(options, { compose: addReferenceLogging });
}

/** Root may read and write everything: then this is done as another user. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test.each(["", "--replace"])("without permission to write: %s", async (flag) => {
  const host = referenceHost();
  await run(referenceHost()); // what is loaded on demand is loaded as root
  chmodSync(join(host, "../.."), 0o755);
  chmodSync(host, 0o555);
  const before = contents(host);
  const args = [host, flag].filter((each) => each !== "");
  await asNobody(async () => {
    await expect(run(...(args as [string]))).rejects.toThrow(
      /^cannot write .*task-definitions\.tf\.json: no permission; nothing was changed; give this user the permission/,
    );
  });
  chmodSync(host, 0o755);
  expect(contents(host)).toEqual(before);
});

test("without permission to read a file", async () => {
  const host = referenceHost();
  chmodSync(join(host, "../.."), 0o755);
  chmodSync(join(host, "rds.tf"), 0o000);
  await asNobody(async () => {
    await expect(run(host)).rejects.toThrow(/^cannot read .*rds\.tf: no permission; allow reading it/);
  });
});

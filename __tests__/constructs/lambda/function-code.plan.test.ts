import { chmodSync, cpSync, mkdtempSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { FunctionCode } from "../../../constructs/lambda";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { run } from "../../../testing/processes";

afterAll(removeScratchDirectories);

const FOLDER = "harness/lambda-runtime";
const ENTRY = "events.ts";

/** A copy that is made under another mask, at another time, at another path. */
function copyOf(mask: number, seconds: number): string {
  const folder = join(mkdtempSync(join(scratchDirectory(), "größer than ")), "code");
  cpSync(FOLDER, folder, { recursive: true });
  chmodSync(join(folder, ENTRY), 0o666 & ~mask);
  utimesSync(join(folder, ENTRY), seconds, seconds);
  return folder;
}

const here = [FunctionCode.fromDirectory(FOLDER), FunctionCode.fromEntry(join(FOLDER, ENTRY))].map(({ hash }) => hash);

/** The hashes as another process finds them. */
async function hashesIn(folder: string, umask: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const program = `umask ${umask} && exec "$0" commands/run.mjs harness/code-hash.ts "$1" "$2"`;
  const args = ["-c", program, process.execPath, folder, join(folder, ENTRY)];
  const { exitCode, stdout, stderr } = await run("sh", args, { env: { ...process.env, ...env } });
  expect([exitCode, stderr]).toEqual([0, ""]);
  return stdout.trim().split("\n");
}

// Other versions of Node.js run levels 1 and 2 by night, with the hashes that are written down there.
test.each([
  ["077", 0o077, 0, { TZ: "Pacific/Kiritimati", LC_ALL: "C" }],
  ["002", 0o002, 4_000_000_000, { TZ: "America/Los_Angeles", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" }],
] as const)(
  "a zip has the same bytes with mask %s, at another time and path",
  async (umask, mask, seconds, env) => {
    expect(await hashesIn(copyOf(mask, seconds), umask, env)).toEqual(here);
  },
  120_000,
);

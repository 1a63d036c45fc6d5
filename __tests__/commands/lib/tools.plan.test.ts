import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyCheckout } from "../../../harness/checkout";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";
import { run } from "../../../testing/processes";
import { OWNER } from "../../../testing/temporary";

const checkout = join(scratchDirectory(), "check out");
const tool = join(checkout, "tools/release");
const NAME = "@changesets/cli";

function write(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The tool as it is, but of one package, which comes from this machine. */
beforeAll(async () => {
  copyCheckout(checkout);
  rmSync(join(checkout, "tools"));
  const directory = scratchDirectory();
  write(join(directory, "package.json"), JSON.stringify({ name: NAME, version: "1.2.0" }));
  write(join(directory, "bin.js"), 'console.log("ran", ...process.argv.slice(2));');
  const { stdout } = await run("npm", ["pack", "--silent"], { cwd: directory });
  const dependencies = { [NAME]: "1.2.0" };
  const packed = { version: "1.2.0", resolved: `file:${join(directory, stdout.trim())}` };
  const packages = { "": { dependencies }, [`node_modules/${NAME}`]: packed };
  write(join(tool, "package.json"), JSON.stringify({ dependencies }));
  write(join(tool, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, requires: true, packages }));
}, 120_000);
afterAll(removeScratchDirectories);

const start = () =>
  run(process.execPath, ["commands/run.mjs", "commands/tool.ts", "changeset", "status"], { cwd: checkout });

test.each([
  ["for the first time", undefined],
  ["over another version", "1.1.0"],
])(
  "several people install a tool at once, %s: each can use it, and nothing else is left",
  async (_, before) => {
    rmSync(join(tool, "node_modules"), { recursive: true, force: true });
    const version = JSON.stringify({ version: before });
    if (before !== undefined) write(join(tool, "node_modules", NAME, "package.json"), version);
    const all = await Promise.all([start(), start(), start()]);
    expect(all).toEqual(Array(3).fill(expect.objectContaining({ exitCode: 0, stdout: "ran status\n" })));
    expect(readdirSync(tool).sort()).toEqual(["node_modules", "package-lock.json", "package.json"]);
  },
  120_000,
);

test("what a killed run left goes with the next installation", async () => {
  rmSync(join(tool, "node_modules"), { recursive: true });
  const [machine] = OWNER.split("-");
  const killed = spawnSync(process.execPath, ["--version"]).pid;
  write(join(tool, `.install-${machine}-${killed}-abcdef`, "node_modules/half"), "");
  expect((await start()).exitCode).toBe(0);
  expect(readdirSync(tool).sort()).toEqual(["node_modules", "package-lock.json", "package.json"]);
}, 120_000);

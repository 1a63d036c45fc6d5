import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { copyCheckout } from "../../testing/checkout";
import { contents, directoryOf, referenceHost } from "../../testing/host-directory";
import { removeScratchDirectories, scratchDirectory } from "../../testing/scratch";

// The real program, compiled and run as a user does it, in a checkout of its own.
const checkout = join(scratchDirectory(), "check out");

beforeAll(() => {
  copyCheckout(checkout);
});
afterAll(removeScratchDirectories);

function run(command: string, args: readonly string[]): { exitCode: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: checkout,
    env: { PATH: process.env["PATH"], npm_config_update_notifier: "false" },
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, err: stderr };
}

const dropIn = (...args: string[]) => run(process.execPath, ["build/commands/drop-in.js", ...args]);

test("npm run drop-in says what it did, and what comes next", () => {
  const host = referenceHost();
  const { exitCode, out, err } = run("npm", ["run", "--silent", "drop-in", "--", host, "--replace"]);
  expect(err).toBe("");
  expect(exitCode).toBe(0);
  expect(out).toContain(`${host}/iam.tf.json\n`);
  expect(out).toMatch(/terraform plan \(it must say "No changes"\)\n$/);
  expect(dropIn(host, "--replace")).toMatchObject({ exitCode: 0, err: "" });
});

test.each<[what: string, args: string[], exitCode: number, said: RegExp]>([
  ["help", ["--help"], 0, /^npm run drop-in -- DIRECTORY \[options\]/],
  ["an unknown option", ["x", "--nope"], 2, /^Unknown option '--nope'/],
  ["no directory", [], 2, /^name the Terraform directory/],
  ["a directory that is not there", ["nowhere"], 1, /^cannot read nowhere: it does not exist; .*\n$/],
])("%s", (_, args, exitCode, said) => {
  const { out, err, exitCode: ended } = dropIn(...args);
  expect(ended).toBe(exitCode);
  expect(exitCode === 0 ? out : err).toMatch(said);
  expect(exitCode === 0 ? err : out).toBe("");
});

test("a host without the variables fails, and stays as it is", () => {
  const host = directoryOf({ "main.tf": "" });
  expect(dropIn(host)).toMatchObject({ exitCode: 1, out: "" });
  expect(contents(host)).toEqual({ "main.tf": "" });
});

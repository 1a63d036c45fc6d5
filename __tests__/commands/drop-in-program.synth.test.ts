import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compileCheckout, copyCheckout } from "../../testing/checkout";
import { contents, directoryOf, referenceHost } from "../../testing/host-directory";
import { removeScratchDirectories, scratchDirectory } from "../../testing/scratch";

// The real program, in a checkout of its own. `npm run drop-in` itself is typed by readme.deploy.test.ts.
const checkout = join(scratchDirectory(), "check out");

beforeAll(() => {
  copyCheckout(checkout);
  compileCheckout(checkout);
});
afterAll(removeScratchDirectories);

function dropIn(...args: string[]): { exitCode: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["build/commands/drop-in.js", ...args], {
    cwd: checkout,
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, err: stderr };
}

test("it says what it did, and what comes next", () => {
  const host = referenceHost();
  const { exitCode, out, err } = dropIn(host, "--replace");
  expect(err).toBe("");
  expect(exitCode).toBe(0);
  expect(out).toContain(`${host}/iam.tf.json\n`);
  expect(out).toMatch(/terraform plan \(it must say "No changes"\)\n$/);
});

test.each<[what: string, args: string[], exitCode: number, said: RegExp]>([
  ["help", ["--help"], 0, /^npm run drop-in -- DIRECTORY \[options\]/],
  ["an unknown option", ["x", "--nope"], 2, /^Unknown option '--nope'/],
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

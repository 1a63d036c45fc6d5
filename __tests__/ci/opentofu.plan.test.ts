import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { run } from "../../testing/processes";

afterAll(removeScratchDirectories);

const VERSION = "1.12.6";
/** What the script needs besides what it looks for. */
const NEEDED = ["bash", "mkdir", "mktemp", "mv", "rm", "sed"];

/** A folder of programs, of which these are scripts for the shell. */
async function folderWith(scripts: Readonly<Record<string, string>>): Promise<string> {
  const directory = scratchDirectory();
  for (const name of NEEDED) {
    const { stdout } = await run("bash", ["-c", `command -v ${name}`]);
    symlinkSync(stdout.trim(), join(directory, name));
  }
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(directory, name), `#!${join(directory, "bash")}\n${script}\n`, { mode: 0o755 });
  }
  return directory;
}

const opentofu = (PATH: string, cache: string) => run(".ci/opentofu", [], { env: { PATH, XDG_CACHE_HOME: cache } });

test("the tofu on the PATH is it", async () => {
  const PATH = await folderWith({ tofu: "" });
  expect(await opentofu(`${PATH}:/usr/bin:/bin`, scratchDirectory())).toMatchObject({
    exitCode: 0,
    stdout: `${join(PATH, "tofu")}\n`,
  });
});

test("one that was built is kept", async () => {
  const cache = scratchDirectory();
  const kept = join(cache, "cdktf-ecs-logging", "opentofu", VERSION);
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, "tofu"), "", { mode: 0o755 });
  const PATH = await folderWith({ env: 'exec "$@"' });
  expect(await opentofu(PATH, cache)).toEqual({ exitCode: 0, stdout: `${join(kept, "tofu")}\n`, stderr: "" });
});

test("it is built from its Go module", async () => {
  const [cache, source] = [scratchDirectory(), scratchDirectory()];
  const go = `if [ "$1" = mod ]; then printf '{\\n\\t"Dir": "${source}",\\n\\t"Path": ""\\n}\\n'; exit; fi
while [ "$1" != -o ]; do shift; done
echo "$PWD" > "$2"`;
  const PATH = await folderWith({ env: 'exec "$@"', go });
  const { exitCode, stdout, stderr } = await opentofu(`${PATH}:/usr/bin:/bin`, cache);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: `Building OpenTofu ${VERSION} from its Go module, once\n`,
  });
  expect((await run("cat", [stdout.trim()])).stdout).toBe(`${source}\n`);
});

test("without Go it says what did not run, with an exit code of its own", async () => {
  const PATH = await folderWith({ env: 'exec "$@"' });
  const { exitCode, stdout, stderr } = await opentofu(PATH, scratchDirectory());
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr).toMatch(/^!{78}\nDID NOT RUN: what needs OpenTofu\. No tofu is on the PATH or in \//);
});

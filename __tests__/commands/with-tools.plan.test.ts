import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";
import { run } from "../../testing/processes";

afterAll(removeScratchDirectories);

/** Runs a level with nothing on the PATH but these, which do nothing; `npx` says what it would run. */
function level(programs: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const PATH = scratchDirectory();
  for (const name of programs) writeFileSync(join(PATH, name), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(PATH, "npx"), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  return run(process.execPath, ["commands/with-tools.mjs", "terraform", "--", "jest"], { env: { PATH, ...env } });
}

test.each([
  ["Terraform", ["terraform"], {}],
  ["OpenTofu alone", ["tofu"], {}],
  ["what TERRAFORM_BINARY_NAME names", ["tofu-1.12"], { TERRAFORM_BINARY_NAME: "tofu-1.12" }],
])("a level that takes Terraform runs on %s", async (_, programs, env) => {
  expect(await level(programs, env)).toEqual({ exitCode: 0, stdout: "--no-install jest\n", stderr: "" });
});

test("without either it says so, and fails in CI", async () => {
  const { exitCode, stderr } = await level([]);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/DID NOT RUN: jest\n\n {2}terraform or tofu is not on the PATH\. Get it from https:/);
  expect((await level([], { CI: "true" })).exitCode).toBe(1);
  const named = await level(["terraform"], { TERRAFORM_BINARY_NAME: "tofu" });
  expect(named.stderr).toMatch(/ {2}tofu is not on the PATH\./);
});

import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hermeticEnvironment, TerraformError, TerraformWorkspace } from "../../testing/terraform";
import { removeScratchDirectories, scratchDirectory } from "../../harness/scratch";

afterAll(removeScratchDirectories);

describe("hermeticEnvironment", () => {
  it.each(["AWS_PROFILE", "AWS_ENDPOINT_URL_ECS", "TF_VAR_project", "TF_CLI_ARGS_plan", "TF_WORKSPACE", "TF_DATA_DIR"])(
    "drops %s, which would change a plan or reach an account",
    (name) => {
      expect(hermeticEnvironment({ [name]: "x" })).not.toHaveProperty(name);
    },
  );

  it.each(["PATH", "HOME", "TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR", "HTTPS_PROXY"])("keeps %s", (name) => {
    expect(hermeticEnvironment({ [name]: "x" })).toHaveProperty(name, "x");
  });
});

test("each command has a directory of its own for temporary files, which goes with it", async () => {
  const binary = join(scratchDirectory(), "terraform");
  // A Terraform that is killed leaves a socket of each provider there.
  writeFileSync(binary, '#!/bin/sh\ntouch "$TMPDIR/plugin123"\necho "$TMPDIR"\nkill -9 $$\n', { mode: 0o755 });
  const error = await new TerraformWorkspace(scratchDirectory(), { binary })
    .run(["version"])
    .catch((reason: unknown) => reason);
  if (!(error instanceof TerraformError)) throw new Error("it did not fail");
  const temporary = error.stdout.trim();
  expect(dirname(temporary)).toBe(tmpdir());
  expect(existsSync(temporary)).toBe(false);
});

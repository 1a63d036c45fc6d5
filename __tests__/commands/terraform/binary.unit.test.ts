import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { terraformBinary, typedTerraform } from "../../../commands/terraform/binary";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);

function folderWith(...programs: string[]): string {
  const directory = scratchDirectory();
  for (const name of programs) {
    writeFileSync(join(directory, name), "");
    chmodSync(join(directory, name), 0o755);
  }
  return directory;
}

test("the environment names it", () => {
  expect(terraformBinary({ TERRAFORM_BINARY_NAME: "tofu-1.10", PATH: folderWith("terraform") })).toBe("tofu-1.10");
});

test("its path is one from here, though it runs in the stack's directory", () => {
  expect(terraformBinary({ TERRAFORM_BINARY_NAME: "bin/tofu" })).toBe(resolve("bin/tofu"));
});

test("Terraform before OpenTofu, whichever is there", () => {
  const both = [folderWith("tofu"), folderWith("terraform")].join(delimiter);
  expect(terraformBinary({ PATH: both })).toBe("terraform");
  expect(terraformBinary({ PATH: folderWith("tofu"), TERRAFORM_BINARY_NAME: "" })).toBe("tofu");
});

test("a file that is no program is not it", () => {
  const directory = scratchDirectory();
  writeFileSync(join(directory, "terraform"), "", { mode: 0o644 });
  expect(() => terraformBinary({ PATH: directory })).toThrow(/^neither terraform nor tofu is on the PATH; get /);
});

test("a command to copy names what is there, and Terraform where nothing is", () => {
  expect(typedTerraform({ PATH: folderWith("tofu") })).toBe("tofu");
  expect(typedTerraform({ PATH: scratchDirectory() })).toBe("terraform");
});

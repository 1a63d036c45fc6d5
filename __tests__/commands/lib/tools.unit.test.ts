import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installPackages, isTool, TOOL_NAMES } from "../../../commands/lib/tools";
import { removeScratchDirectories, scratchDirectory } from "../../../harness/scratch";

afterAll(removeScratchDirectories);
afterEach(() => void jest.restoreAllMocks());

test("the tools that there are", () => {
  expect(TOOL_NAMES).toEqual(["attw", "cdktf", "changeset", "publint", "stryker"]);
  expect(TOOL_NAMES.every(isTool)).toBe(true);
  expect(isTool("toString")).toBe(false);
});

/** A folder that asks for a package, and what is installed there. */
function folder(installed?: string): string {
  const directory = scratchDirectory();
  const manifest = { name: "tool", dependencies: { asked: "1.2.0" } };
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifest));
  if (installed !== undefined) {
    mkdirSync(join(directory, "node_modules", "asked"), { recursive: true });
    const found = JSON.stringify({ name: "asked", version: installed });
    writeFileSync(join(directory, "node_modules", "asked", "package.json"), found);
  }
  return directory;
}

test("what is installed is left alone", () => {
  const directory = folder("1.2.0");
  installPackages(directory);
  expect(readdirSync(directory).sort()).toEqual(["node_modules", "package.json"]);
});

test.each([
  ["is not installed", undefined],
  ["is another version", "1.1.0"],
])("without a lock, a package that %s is not installed, and nothing is left behind", (_, version) => {
  const directory = folder(version);
  const before = readdirSync(directory).sort();
  jest.spyOn(console, "error").mockReturnValue();
  expect(() => installPackages(directory)).toThrow("package-lock.json");
  expect(readdirSync(directory).sort()).toEqual(before);
});

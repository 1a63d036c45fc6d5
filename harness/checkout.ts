import { cpSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

const SOURCES = [
  "bin",
  "commands",
  "constructs",
  "docs",
  "examples",
  "harness",
  "settings",
  "stacks",
  "testing",
  "main.ts",
];
/** What npm installs, and the tools that it installs later. */
const INSTALLED = ["node_modules", "tools"];
const CONFIGURATION = ["cdktf.json", "package.json", "tsconfig.build.json", "tsconfig.json"];

/**
 * Copies the project into a directory as a fresh clone after `npm ci` would be: nothing built, nothing synthesized. The
 * installed packages are shared.
 *
 * @param directory is made; its parent must exist
 */
export function copyCheckout(directory: string): void {
  for (const path of [...SOURCES, ...CONFIGURATION]) {
    cpSync(path, join(directory, path), { recursive: true, filter: (file) => !basename(file).startsWith(".") });
  }
  for (const path of INSTALLED) symlinkSync(join(process.cwd(), path), join(directory, path));
}

import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CDKTN, changeForCdktn } from "../commands/lib/cdktn";

/** Of the project's own directory, what is output, is installed, or is about cdktf alone. */
const LEFT_OUT = ["bench", "build", "cdktf.out", "coverage", "dist", "docs-site", "node_modules", "reports", "tools"];
/** What tests read, of what begins with a dot. */
const READ_BY_TESTS = [".changeset", ".ci", ".github", ".npmrc", ".nvmrc"];
/** What is about the package, which holds both frameworks. */
const PARTS_LEFT_OUT = ["bench", "package", "commands/package", "commands/lib/cdktn.unit.test.ts"].map((name) =>
  join("__tests__", name),
);
/** They start the CDKTF CLI, whatever the program is on. */
const KEPT = ["demo.ts", "tool.ts"].map((name) => join("commands", name));
/** What comes from the tools instead of the project. */
const FRAMEWORK = ["cdktf", "cdktn", "constructs", "@cdktf/provider-aws", "@cdktn/provider-aws"];

/**
 * Copies the project into a directory that is on cdktn: the same sources, which import other names, and the same packages but
 * for the framework, which is nowhere to be found there under its old name.
 *
 * @param directory is made, outside the project
 * @param tools where cdktn is installed
 */
export function copyForCdktnAlone(directory: string, tools: string): void {
  mkdirSync(directory);
  for (const name of readdirSync(".")) {
    if (LEFT_OUT.includes(name) || (name.startsWith(".") && !READ_BY_TESTS.includes(name))) continue;
    cpSync(name, join(directory, name), { recursive: true, filter: (path) => !PARTS_LEFT_OUT.includes(path) });
  }
  changeForCdktn(directory, (path) => KEPT.includes(path));
  nameDoors(join(directory, "package.json"));
  const modules = join(directory, "node_modules");
  link("node_modules", modules, (name) => !FRAMEWORK.includes(name));
  link(join(tools, "node_modules"), modules, (name) => FRAMEWORK.includes(name));
}

/** The package's doors have other names for cdktn. */
function nameDoors(file: string): void {
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { readonly exports: Readonly<Record<string, string>> };
  const doors = Object.entries(manifest.exports).map(([door, source]): [string, string] => [
    source.endsWith(".ts") ? door.replace(/^\.\//, `./${CDKTN}/`) : door,
    source,
  ]);
  const named = { ...manifest, exports: Object.fromEntries(doors) };
  writeFileSync(file, `${JSON.stringify(named, null, 2)}\n`);
}

/** Links packages one by one, so that some of them may come from elsewhere. */
function link(from: string, to: string, isWanted: (name: string) => boolean): void {
  const names = readdirSync(from).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(from, name)).map((inScope) => `${name}/${inScope}`) : [name],
  );
  for (const name of names.filter(isWanted)) {
    mkdirSync(resolve(to, name, ".."), { recursive: true });
    symlinkSync(realpathSync(join(from, name)), join(to, name));
  }
}

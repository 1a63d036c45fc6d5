// Where the sources of the project's programs are.
import { readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The project. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What the compiler may read, and the runner itself, which sets its options. */
const SOURCE = /\.([cm]?tsx?|json|mjs)$/;
/** Directories of output and of tests, and so without input, besides those whose name begins with a dot. */
const NO_SOURCES = new Set(["__tests__", "build", "cdktf.out", "coverage", "dist", "docs-site", "reports"]);

/** All TypeScript and JSON files of the project, tsconfig.json among them; more than the compiler reads does no harm. */
export function sourceFiles(directory = "") {
  return entriesOf(directory).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (isSource(entry.name) && !entry.isDirectory()) return [path];
    return isSourceDirectory(entry, path) ? sourceFiles(path) : [];
  });
}

/** The directories of which each may hold source files, or come to hold some. */
export function sourceDirectories(directory = "") {
  const inner = entriesOf(directory).flatMap((entry) => {
    const path = join(directory, entry.name);
    return isSourceDirectory(entry, path) ? sourceDirectories(path) : [];
  });
  return [directory, ...inner];
}

function entriesOf(directory) {
  const entries = unlessGone(() => readdirSync(join(ROOT, directory), { withFileTypes: true })) ?? [];
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isSourceDirectory(entry, path) {
  if (isLeftOut(path)) return false;
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return unlessGone(() => statSync(join(ROOT, path)).isDirectory() && !leadsBack(join(ROOT, path))) ?? false;
}

/** Whether a link's target holds the link: who follows it never comes to an end. */
function leadsBack(link) {
  return `${realpathSync(dirname(link))}${sep}`.startsWith(`${realpathSync(link)}${sep}`);
}

function isLeftOut(path) {
  const name = basename(path);
  return name.startsWith(".") || name === "node_modules" || NO_SOURCES.has(path);
}

/** Whether the compiler may read a file of this name. */
export function isSource(name) {
  return SOURCE.test(name);
}

/** Editors save by replacing files, and leave links to nowhere beside those that they have open. */
export function unlessGone(read) {
  try {
    return read();
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ELOOP") return undefined;
    throw error;
  }
}

/** Whether a file is in a directory that is not looked at. */
export function isInLeftOut(file) {
  const directory = dirname(file);
  return directory !== "." && !directory.startsWith("..") && (isLeftOut(directory) || isInLeftOut(directory));
}

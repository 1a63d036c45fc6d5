// What the last build of a program is good for when something has changed: TypeScript checks and writes again only what the
// change touches, and the rest is taken over as it is.
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Where TypeScript writes down what it has checked and written, in the directory of a build. */
export const RECORD = "tsbuildinfo";

/** Milliseconds since a build was used. */
export function ageOf(build) {
  return Date.now() - (statSync(build, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/** Directories of complete builds, the last one used first. */
export function completeBuilds(builds) {
  const named = readdirSync(builds).filter((name) => /^[0-9a-f]{16}$/.test(name));
  return named.map((name) => join(builds, name)).sort((a, b) => ageOf(a) - ageOf(b));
}

/**
 * Gives TypeScript its record of the last build with the same configuration, which names the program.
 *
 * @param directory of the next build, with its configuration
 * @returns the last build; undefined where there is no such
 */
export function recallEarlier(builds, directory) {
  const configuration = read(join(directory, "tsconfig.json"));
  const earlier = completeBuilds(builds).find((path) => read(join(path, "tsconfig.json")) === configuration);
  const record = earlier && read(join(earlier, RECORD));
  if (record === undefined) return undefined;
  writeFileSync(join(directory, RECORD), record);
  return earlier;
}

/**
 * Takes from the last build what TypeScript has not written again, since nothing has changed about it.
 *
 * @returns whether all of it is there; another process may have removed the earlier build
 */
export function takeOver(earlier, directory) {
  const { fileNames } = JSON.parse(read(join(directory, RECORD)));
  const missing = fileNames
    .filter((name) => !name.includes("/node_modules/") && !name.endsWith(".d.ts"))
    .map((name) => name.replace(/^(\.\.\/)+/, "").replace(/\.ts$/, ".js"))
    .filter((name) => !existsSync(join(directory, name)));
  for (const folder of new Set(missing.map(dirname))) mkdirSync(join(directory, folder), { recursive: true });
  return missing.every((name) => linked(join(earlier, name), join(directory, name)));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Builds are never changed, so that two may have one file; some file systems have no links. */
function linked(from, to) {
  if (!existsSync(from)) return false;
  try {
    linkSync(from, to);
  } catch {
    if (existsSync(from)) copyFileSync(from, to);
  }
  return existsSync(to);
}

// What a room's door exports is loaded when it is asked for. As TypeScript compiles `export { A } from "./a"`, whoever imports one
// name would load the whole room, and all bindings that it needs: most of what a small program has to load. As a program, for
// the package that is published: `node commands/lib/lazy-exports.mjs DIRECTORY`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DOOR = /(^|[\\/])index\.js$/;
/** `var a_1 = require("./a");`, and the exports below it that read from it. */
const REEXPORTS = /^var (\w+) = require\((".+")\);\n((?:Object\.defineProperty\(exports, .+\n?)+)/gm;
/** An export of the other module's name as it is; what makes a default of a module, and unusual names, are loaded at once. */
const READS_NAME = /\{ return \w+\.(\w+); \} \}\);$/;

/**
 * Makes the doors among some compiled modules load what they export on demand. Doing it again changes nothing.
 *
 * @param directory of compiled modules, with all below it
 */
export function makeExportsLazy(directory) {
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!DOOR.test(name)) continue;
    const file = join(directory, name);
    const code = readFileSync(file, "utf8");
    const lazy = withLazyExports(code);
    if (lazy !== code) writeFileSync(file, lazy);
  }
}

/**
 * The same module, which loads others when somebody reads what it exports from them. The exports themselves stay as they are:
 * Node.js reads from their text which names an ECMAScript module may import.
 */
export function withLazyExports(code) {
  return code.replace(REEXPORTS, (block, variable, path, exports) => {
    const names = exports
      .trimEnd()
      .split("\n")
      .map((line) => READS_NAME.exec(line)?.[1]);
    if (names.includes(undefined)) return block;
    const loaded = `${variable}_loaded`;
    const load = `(${loaded} = ${loaded} || require(${path}))`;
    const getters = [...new Set(names)].map((name) => `get ${name}() { return ${load}.${name}; }`);
    return `var ${loaded}, ${variable} = { ${getters.join(", ")} };\n${exports}`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makeExportsLazy(process.argv[2]);

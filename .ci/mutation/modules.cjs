/* global process */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { sep } = require("node:path");
const { transformSync } = require("@swc/core");
const { GLOBALS } = require("./tests.cjs");

/** What modules keep between tests: a change that is tried must not leave its results to the next one. */
const KEPT = /^((?:export )?const \w+(?:: [^=\n]+)? = )(new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\));$/gm;
const kept = new Set();
const compiled = new Map();

/** A map or set whose contents can be forgotten, also a weak one's. */
function forgetful(create) {
  let now = create();
  kept.add(() => (now = create()));
  return new Proxy(Object.create(Object.getPrototypeOf(now)), {
    get: (_target, key) => {
      const value = Reflect.get(now, key, now);
      return typeof value === "function" ? value.bind(now) : value;
    },
  });
}

function compile(filename) {
  const source = readFileSync(filename, "utf8").replace(KEPT, "$1forgetful(() => $2);");
  const { code } = transformSync(source, {
    filename,
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
    sourceMaps: false,
  });
  compiled.set(filename, code);
  return code;
}

/** Lets `require` take TypeScript, and Jest's globals be there. */
function prepare() {
  Object.assign(globalThis, GLOBALS, { forgetful });
  const name = require.resolve("@jest/globals");
  require.cache[name] = Object.assign(new Module(name), { exports: GLOBALS, loaded: true });
  // Ahead of .json: a table lies beside the module that reads it.
  const others = Object.entries(require.extensions);
  for (const [extension] of others) delete require.extensions[extension];
  const typescript = (module, filename) => module._compile(compiled.get(filename) ?? compile(filename), filename);
  Object.assign(require.extensions, { ".ts": typescript, ...Object.fromEntries(others) });
}

/** Forgets what modules keep. */
function forget() {
  for (const clear of kept) clear();
}

/** Forgets the modules of this project, but not the libraries'. */
function forgetModules() {
  kept.clear();
  for (const name of Object.keys(require.cache)) {
    if (name.startsWith(process.cwd() + sep) && name.endsWith(".ts")) delete require.cache[name];
  }
}

module.exports = { prepare, forget, forgetModules };

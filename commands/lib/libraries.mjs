// cdktf loads 378 modules, of which 246 are two libraries that hardly any program needs: archiver, for assets that become zip
// files, and semver, for blocks that need a certain Terraform. They are loaded when something asks for them.
import module, { createRequire } from "node:module";

const RARE = ["archiver", "semver"];
const require = createRequire(import.meta.url);

/** Has cdktf load only what most programs need, as soon as it is loaded. Where it is not installed, nothing happens. */
export function postponeRareLibraries() {
  try {
    const { resolve } = createRequire(require.resolve("cdktf"));
    for (const file of RARE.map((name) => resolve(name))) postpone(file);
  } catch {
    // Without it, or with a version that needs other libraries, the program loads what it finds.
  }
}

/** Loads what nearly every program loads first. */
export function loadLibraries() {
  try {
    require("cdktf");
  } catch {
    // The program itself will say what it misses.
  }
}

/** A stand-in for a module, which loads it when it is called, or when something is read from it. */
function postpone(file) {
  if (file in require.cache) return;
  const load = () => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return require(file);
  };
  const exports = new Proxy(() => undefined, {
    apply: (_, self, args) => Reflect.apply(load(), self, args),
    get: (_, name) => load()[name],
  });
  const standIn = Object.assign(new module.Module(file), { exports, filename: file, loaded: true });
  require.cache[file] = standIn;
}

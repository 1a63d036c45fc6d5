// One synthesis of `npm run watch`: loads libraries while nobody waits, and the program when it is compiled. Each runs in a
// process of its own, so that nothing of the last one is left.
import module, { createRequire } from "node:module";
import { join, sep } from "node:path";

const require = createRequire(import.meta.url);
// Node.js 22 and later keep the compiled form of JavaScript; 20 does not have this.
module.enableCompileCache?.();

process.on("message", ({ libraries, directory, since }) => {
  if (directory === undefined) libraries.forEach(load);
  else void synthesize(directory, since);
});
// Nobody is left who would ask for a synthesis.
process.on("disconnect", () => process.exit());

/** Another installation may have come in between. */
function load(file) {
  try {
    require(file);
  } catch {
    // The program itself will say what it misses.
  }
}

async function synthesize(directory, since) {
  const { runProgram } = require(join(directory, "commands/lib/program.js"));
  await runProgram(() => {
    const { synthesizeProject } = require(join(directory, "commands/synth.js"));
    const { addStacks } = require(join(directory, "main.js"));
    const { directories } = synthesizeProject(addStacks);
    console.log(`Written after ${((Date.now() - since) / 1_000).toFixed(2)} s: ${[...directories.keys()].join(", ")}`);
  });
  const libraries = Object.keys(require.cache).filter((file) => file.includes(`${sep}node_modules${sep}`));
  process.send({ libraries }, () => process.exit());
}

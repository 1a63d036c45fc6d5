// Runs test levels: `node commands/test.mjs unit synth -- [WORD or Jest option]…`. Without words it is the fast form, in
// which the levels share their processes (harness/together/); with words it is plain Jest, for the files whose path holds one.
import { spawnSync } from "node:child_process";

const args = process.argv.slice(2);
const separator = args.indexOf("--");
const levels = separator < 0 ? args : args.slice(0, separator);
const words = separator < 0 ? [] : args.slice(separator + 1);

const together = levels.length > 1 ? "together" : levels[0];
const jest =
  words.length === 0
    ? ["--config", "jest.together.config.js", "--selectProjects", together]
    : // The list of levels comes last: it would take the words after it for more of them.
      [...words, "--selectProjects", ...levels];
// Most of this code runs a few times: Node.js 20 would optimize so much of it that a seventh of the time went there.
const flags = process.version.startsWith("v20.") ? ["--interrupt-budget=600000"] : [];
// Not by npx, which would be a second Node.js that does nothing but start it.
const { status } = spawnSync(process.execPath, [...flags, "node_modules/jest/bin/jest.js", ...jest], {
  stdio: "inherit",
});
process.exit(status ?? 1);

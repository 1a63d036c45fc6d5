/* global __dirname, describe */
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

// The tests of levels 1 and 2 beside constructs and stacks; last the bytes of the whole output, which notice most but take
// longest. What chance finds is not tested.
const TESTS = join(__dirname, "..", "__tests__");
const ROOMS = /^(constructs|programs|settings|stacks|testing|tokens)\/|^harness\/errors/;
const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
  .filter((file) => ROOMS.test(file) && /(?<!random-tasks)\.(unit|synth)\.test\.ts$/.test(file))
  .sort();
for (const file of [...files, "outputs.synth.test.ts"]) {
  describe(file, () => {
    require(join(TESTS, file));
  });
}

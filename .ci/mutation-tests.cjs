/* global __dirname, describe */
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

// The tests of level 1 beside the rules. The random tasks stay out: each of them runs through every rule, so that they
// would run for every mutant, and what only chance finds is not tested.
const TESTS = join(__dirname, "..", "__tests__", "constructs");
const names = readdirSync(join(TESTS, "ecs")).filter((name) => /(?<!^random-tasks)\.unit\.test\.ts$/.test(name));
// First the one that kills most.
names.sort((a, b) => Number(b.startsWith("rules.")) - Number(a.startsWith("rules.")));
const files = [...names.map((name) => join("ecs", name)), "core/name.unit.test.ts", "core/problem.unit.test.ts"];
for (const file of files) {
  describe(file, () => {
    require(join(TESTS, file));
  });
}

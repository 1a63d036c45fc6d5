const { mkdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { env } = require("node:process");

/** A level that runs a second time with other tools has a name of its own for that: `LANE=OpenTofu`. */
const LANE = env.LANE ? ` on ${env.LANE}` : "";

/** Jest reporter: writes how many tests of each level passed, failed and did not run, for `.ci/summary.mjs`. */
class CountTests {
  onRunComplete(_contexts, { testResults }) {
    const levels = {};
    for (const file of testResults) {
      const level = (levels[file.displayName?.name ?? "unnamed"] ??= { passed: 0, failed: 0, skipped: 0 });
      level.passed += file.numPassingTests;
      level.failed += file.numFailingTests + (file.testExecError ? 1 : 0);
      level.skipped += file.numPendingTests + file.numTodoTests + (file.skipped ? 1 : 0);
    }
    const directory = join("reports", "tests");
    mkdirSync(directory, { recursive: true });
    for (const [level, counts] of Object.entries(levels)) {
      writeFileSync(join(directory, `${level}${LANE}.json`), JSON.stringify(counts));
    }
  }
}

module.exports = CountTests;

/**
 * Breaks constructs, rules, stacks and settings a little, one change at a time, and sees whether the tests of levels 1 and 2
 * notice (docs/mutation-testing.md).
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
const config = {
  mutate: [
    "{constructs,stacks,settings}/**/*.ts",
    // Doors.
    "!**/index.ts",
    // What runs in AWS is tested in nightly tests and by its own.
    "!constructs/opensearch/functions/**",
  ],
  // Nothing checks types here, and a test compares files.
  disableTypeChecks: false,
  testRunner: "in-process",
  // `MUTATE_PART=3/10` changes the third tenth of the functions.
  plugins: ["./.ci/mutation/runner.mjs", "./.ci/mutation/part.mjs"],
  ignorers: ["part"],
  coverageAnalysis: "perTest",
  // What runs once when a module is loaded is judged by all tests, after loading all modules again: as long as all the rest.
  ignoreStatic: process.env.MUTATE_STATIC === undefined,
  concurrency: 2,
  // A busy machine is no mutant that never ends.
  timeoutMS: 60_000,
  thresholds: { high: 100, low: 95, break: 90 },
  allowConsoleColors: false,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "reports/mutation.json" },
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["/build", "/cdktf.out", "/.emulator"],
};

export { config as default };

/**
 * Breaks the pure rules a little, one change at a time, and sees whether their tests notice (docs/mutation-testing.md).
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
const config = {
  // Pure functions; constructs are looked at by the tests of level 2.
  mutate: [
    "constructs/ecs/{container-image,fargate-size,render-container,render-log-driver,secret,start-statements,volume}.ts",
    "constructs/ecs/log-drivers/*.ts",
    "constructs/ecs/rules/*.ts",
    "constructs/core/{name,problem}.ts",
  ],
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  jest: { configFile: ".ci/jest-mutation.config.cjs", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  // What runs once when a module is loaded is judged by all tests, each time in a fresh process: as long as all the rest.
  ignoreStatic: process.env.MUTATE_STATIC === undefined,
  concurrency: 2,
  // A busy machine is no mutant that never ends.
  timeoutMS: 20_000,
  thresholds: { high: 100, low: 95, break: 90 },
  allowConsoleColors: false,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "reports/mutation.json" },
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["/build", "/cdktf.out", "/.emulator", "/docs", "/examples", "/commands"],
};

export { config as default };

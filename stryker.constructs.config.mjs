import rules from "./stryker.config.mjs";

/**
 * The same for constructs, stacks and settings, judged by the tests of levels 1 and 2 (docs/mutation-testing.md).
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
const config = {
  ...rules,
  mutate: [
    "{constructs,stacks,settings}/**/*.ts",
    ...rules.mutate.map((pattern) => `!${pattern}`),
    // Doors, and tables of words.
    "!**/index.ts",
  ],
  // All of them take hours: `MUTATE_PART=3/10` changes the third tenth.
  plugins: [...rules.plugins, "./.ci/mutation-part.mjs"],
  ignorers: ["part"],
  // Nobody has measured all of them yet.
  thresholds: { ...rules.thresholds, break: null },
  jest: { ...rules.jest, configFile: ".ci/jest-mutation-constructs.config.cjs" },
  jsonReporter: { fileName: "reports/mutation-constructs.json" },
  ignorePatterns: ["/build", "/cdktf.out", "/.emulator"],
};

export { config as default };

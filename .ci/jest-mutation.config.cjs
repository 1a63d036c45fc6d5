const { projects } = require("../jest.config.js");

/** One suite of all the tests that judge a mutant, so that their modules are loaded once for each of it. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === "unit"),
  rootDir: "..",
  testEnvironment: "./.ci/fail-fast-environment.cjs",
  watchman: false,
  roots: ["<rootDir>/.ci", "<rootDir>/__tests__", "<rootDir>/constructs"],
  testMatch: ["<rootDir>/.ci/mutation-tests.cjs"],
  moduleNameMapper: { "^cdktf$": "<rootDir>/.ci/cdktf-tokens.cjs" },
};

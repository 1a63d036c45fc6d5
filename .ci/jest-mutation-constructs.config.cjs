const { projects } = require("../jest.config.js");

/** One suite of all the tests that judge a mutant of a construct or a stack, as for the rules. */
module.exports = {
  ...projects.find(({ displayName }) => displayName === "synth"),
  rootDir: "..",
  testEnvironment: "./.ci/fail-fast-environment.cjs",
  watchman: false,
  roots: ["<rootDir>/.ci", "<rootDir>/__tests__", "<rootDir>/constructs", "<rootDir>/stacks", "<rootDir>/settings"],
  testMatch: ["<rootDir>/.ci/mutation-tests-constructs.cjs"],
};

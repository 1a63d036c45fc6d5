const { TestEnvironment } = require("jest-environment-node");

/** Skips what comes after the first failure: a mutant is dead then. Jest's own `bail` only skips other suites. */
class FailFastEnvironment extends TestEnvironment {
  handleTestEvent({ name, test }) {
    if (name === "test_fn_failure") this.failed = true;
    if (name === "test_start" && this.failed) test.mode = "skip";
  }
}

module.exports = FailFastEnvironment;

const { name: PACKAGE, exports: DOORS } = require("./package.json");

/** The four test levels (CONTRIBUTING.md), distinguished by the end of the file name. */
const level = (name, options = {}) => ({
  displayName: name,
  testEnvironment: "<rootDir>/harness/environment.ts",
  roots: ["<rootDir>/__tests__"],
  testMatch: [`**/*.${name}.test.ts`],
  // Examples import as a user of the package does.
  moduleNameMapper: Object.fromEntries(
    Object.entries(DOORS).map(([door, source]) => [`^${PACKAGE}${door.slice(1)}$`, `<rootDir>${source.slice(1)}`]),
  ),
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
  ...options,
});

module.exports = {
  // Jest would leave one core idle, which is half of a small machine.
  maxWorkers: "100%",
  reporters: ["default", ...(process.env.CI ? ["<rootDir>/.ci/count-tests.cjs"] : [])],
  projects: [
    level("unit"),
    level("synth", { setupFilesAfterEnv: ["<rootDir>/harness/setup-jest.ts"] }),
    level("plan"),
    level("deploy"),
    level("package"),
    // What takes too long for every change.
    level("nightly"),
  ],
};

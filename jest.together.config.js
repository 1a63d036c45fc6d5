const { projects, ...settings } = require("./jest.config.js");

const levels = (displayName, ...names) => ({
  ...projects.find((project) => project.displayName === "synth"),
  displayName,
  roots: ["<rootDir>/harness/together"],
  testMatch: ["**/*.suite.ts"],
  globals: { LEVELS: names },
});

/** Levels 1 and 2 as two large suites, one for each core: see harness/together/suites.ts. */
module.exports = {
  ...settings,
  projects: [levels("together", "unit", "synth"), levels("unit", "unit"), levels("synth", "synth")],
};

const { projects, ...settings } = require("./jest.config.js");

/** Levels 1 and 2 as a few large suites, for `npm test`: see testing/together/suites.ts. */
module.exports = {
  ...settings,
  projects: projects
    .filter(({ displayName }) => ["unit", "synth"].includes(displayName))
    .map((project) => ({
      ...project,
      roots: ["<rootDir>/testing/together"],
      testMatch: [`**/${project.displayName}-*.suite.ts`],
    })),
};

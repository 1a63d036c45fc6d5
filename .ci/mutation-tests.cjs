/* global __dirname, describe */
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

// The tests of level 1 beside the rules. The random tasks stay out: each of them runs through every rule, so that they
// would run for every mutant, and what only chance finds is not tested.
const TESTS = join(__dirname, "..", "__tests__", "constructs");
const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(?<!random-tasks)\.unit\.test\.ts$/.test(file),
);
// Those that need more of cdktf than its tokens (jest-mutation.config.cjs).
const OTHERS = [
  ...["apigateway/http-api", "apigateway/routes", "lambda/bundle", "logs/log-router-patterns"],
  ...[
    "core/jsonencode",
    "core/shape",
    "logs/policies",
    "iam/github",
    "iam/partition",
    "names",
    "cognito/identity-providers",
  ],
  ...["ecs/permissions", "ecs/firelens/option-table", "ecs/firelens/outputs", "ecs/firelens/router-task"],
  ...["opensearch/documents", "opensearch/saved-objects", "opensearch/search-domain"],
].map((name) => `${name}.unit.test.ts`);
// First the one that kills most.
files.sort((a, b) => Number(b.startsWith("ecs/rules.")) - Number(a.startsWith("ecs/rules.")) || (a < b ? -1 : 1));
for (const file of files.filter((name) => !OTHERS.includes(name))) {
  describe(file, () => {
    require(join(TESTS, file));
  });
}

/**
 * Rooms of `constructs/`, from top to bottom: a room imports from those below it, never from above. `iam` and `terraform`
 * are on one floor and do not know each other, and so are `lambda` and `cognito`.
 */
const FLOORS = [
  ["patterns"],
  ["ecs"],
  ["opensearch"],
  ["network"],
  ["apigateway"],
  ["lambda", "cognito"],
  ["logs"],
  ["cloudwatch"],
  ["iam", "terraform"],
  ["core"],
];

/** What may import what, of the rest: each from those that come after it, and nothing else of this project. */
const HOUSE = {
  "main\\.ts": ["commands/lib", "stacks", "settings", "constructs"],
  bin: ["commands"],
  commands: ["main\\.ts", "stacks", "settings", "harness", "testing", "constructs"],
  // By the name of the package alone, as its users do.
  examples: [],
  stacks: ["settings", "constructs"],
  settings: ["constructs"],
  harness: [
    "main\\.ts",
    "commands/lib",
    "commands/adopt",
    "commands/drop-in",
    "commands/import",
    "commands/eject",
    "examples",
    "stacks",
    "settings",
    "testing",
    "constructs",
  ],
  testing: ["constructs"],
  constructs: [],
};

const room = (name) => `^constructs/${name}/`;
const place = (name) => (name.includes(".") ? `^${name}$` : `^${name}/`);

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    ...FLOORS.flatMap((floor, index) =>
      floor.map((name) => {
        const allowed = [name, ...FLOORS.slice(index + 1).flat()];
        return {
          name: `${name}-imports-from-below`,
          severity: "error",
          from: { path: room(name) },
          to: { path: "^constructs/", pathNot: allowed.map(room) },
        };
      }),
    ),
    ...Object.entries(HOUSE).map(([name, allowed]) => ({
      name: `${name.replace(/\W+/g, ".")}-imports-from-below`,
      severity: "error",
      from: { path: place(name) },
      to: {
        path: "^(main\\.ts|bin|commands|examples|stacks|settings|harness|testing|constructs|__tests__|bench)(/|$)",
        pathNot: [name, ...allowed].map(place),
      },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|dist|cdktf\\.out|__tests__/types/fail)/" },
  },
};

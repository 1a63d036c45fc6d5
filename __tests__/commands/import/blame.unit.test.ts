import { among, blamed, notCarried } from "../../../commands/import/blame";
import { type Change, type Changes, changesOf } from "../../../commands/import/changes";

function change(
  actions: string,
  becomes: Readonly<Record<string, string>> = {},
  dependsOn: readonly string[] = [],
): Change {
  return { actions, becomes: new Map(Object.entries(becomes)), dependsOn };
}

const plan = (changes: Readonly<Record<string, Change>>): Changes => new Map(Object.entries(changes));
const none = plan({});

test.each<[string, Changes, Changes, readonly string[]]>([
  ["nothing", none, none, []],
  ["an update", plan({ "aws_a.a": change("update") }), none, ["aws_a.a"]],
  [
    "the same update",
    plan({ "aws_a.a": change("update", { n: "1" }) }),
    plan({ "aws_a.a": change("update", { n: "1" }) }),
    [],
  ],
  [
    "an update of something else",
    plan({ "aws_a.a": change("update", { n: "1", m: "2" }) }),
    plan({ "aws_a.a": change("update", { n: "1" }) }),
    ["aws_a.a"],
  ],
  [
    "an update to something else",
    plan({ "aws_a.a": change("update", { n: "1" }) }),
    plan({ "aws_a.a": change("update", { n: "2" }) }),
    ["aws_a.a"],
  ],
  [
    "a part of an update",
    plan({ "aws_a.a": change("update", { n: "1" }) }),
    plan({ "aws_a.a": change("delete,create", { n: "1", m: "2" }) }),
    [],
  ],
  [
    "a replacement instead of an update",
    plan({ "aws_a.a": change("delete,create") }),
    plan({ "aws_a.a": change("update") }),
    ["aws_a.a"],
  ],
  [
    "containers that are written in another way",
    plan({ "aws_a.a": change("update", { container_definitions: "1" }) }),
    plan({ "aws_a.a": change("update", { container_definitions: "2" }) }),
    [],
  ],
  [
    "what changes since something else does",
    plan({
      "aws_a.a": change("delete,create"),
      "aws_b.b[0]": change("update", {}, ["aws_a.a"]),
      "module.m.aws_c.c": change("update", {}, ["aws_b.b"]),
      "aws_d.d": change("update", {}, ["module.m"]),
      "data.aws_e.e": change("read"),
      "output.o": change("update"),
    }),
    none,
    ["aws_a.a"],
  ],
  [
    "what changes since something changes that is excused",
    plan({ "aws_a.a": change("update"), "aws_b.b": change("update", {}, ["aws_a.a"]) }),
    plan({ "aws_a.a": change("update") }),
    ["aws_b.b"],
  ],
  ["an output alone", plan({ "output.o": change("update", { "": "1" }) }), none, ["output.o"]],
  [
    "an output that changes anyhow",
    plan({ "output.o": change("update", { "": "1" }) }),
    plan({ "output.o": change("update", { "": "1" }) }),
    [],
  ],
  ["a data source alone", plan({ "data.aws_e.e": change("read") }), none, ["data.aws_e.e"]],
  [
    "a data source that is read anyhow",
    plan({ "data.aws_e.e": change("read", { id: "unknown" }) }),
    plan({ "data.aws_e.e": change("read") }),
    [],
  ],
])("blamed of %s", (_, changes, own, expected) => {
  expect(blamed(changes, own)).toEqual(expected);
});

test("two that depend on each other are both to blame", () => {
  const both = plan({ "aws_a.a": change("update", {}, ["aws_b.b"]), "aws_b.b": change("update", {}, ["aws_a.a"]) });
  expect(blamed(both, none)).toEqual(["aws_a.a", "aws_b.b"]);
});

test("what a change depends on", () => {
  const addresses = ["aws_a.a[0]", 'aws_b.b["x.y"]', "aws_c.c", "aws_cc.c"];
  expect(among(addresses, { dependsOn: ["aws_a.a", "aws_b.b", "aws_c"] })).toEqual(addresses.slice(0, 3));
});

test("what is not applied yet, and the program does not do", () => {
  const own = plan({
    "aws_a.a": change("update", { "tags.x": '"1"', "tags_all.x": '"1"', name: '"b"', arn: "unknown" }),
    "aws_b.b": change("update", { container_definitions: "1" }),
    "aws_c.c": change("update", { policy: "1" }),
    "aws_d.d": change("update", { name: "1" }),
  });
  const changes = plan({
    "aws_a.a": change("update", { name: '"b"' }),
    "aws_b.b": change("update", { container_definitions: "2" }),
  });
  expect([...notCarried(["aws_a.a", "aws_b.b", "aws_c.c"], changes, own)]).toEqual([
    ["aws_a.a", "tags"],
    ["aws_c.c", "policy"],
  ]);
});

test("a plan's changes, with what each depends on", () => {
  const shown = {
    resource_changes: [
      { address: "aws_a.a", mode: "managed", change: { actions: ["no-op"], before: {}, after: {} } },
      {
        address: 'aws_b.b["x"]',
        mode: "managed",
        change: {
          actions: ["delete", "create"],
          before: { name: "a", tags: { x: "1", y: "2" }, list: [{ n: 1 }], arn: "z" },
          after: { name: "a", tags: { x: "3", y: "2" }, list: [{ n: 1 }, { n: 2 }] },
          after_unknown: { arn: true, tags: {} },
        },
      },
      { address: "data.aws_c.c", mode: "data", change: { actions: ["read"], before: null, after: { x: 1 } } },
    ],
    output_changes: {
      same: { actions: ["no-op"], before: 1, after: 1 },
      other: { actions: ["update"], before: "a", after: "b", after_unknown: false },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [{ address: 'aws_b.b["x"]', depends_on: ["aws_a.a", "module.m.aws_d.d"] }],
          child_modules: [{ resources: [{ address: "module.m.aws_d.d", depends_on: ["aws_a.a"] }] }],
        },
      },
    },
    configuration: {
      root_module: {
        resources: [
          {
            address: "data.aws_c.c",
            mode: "data",
            expressions: { id: { references: ['aws_b.b["x"].arn', "aws_b.b"] } },
          },
        ],
        outputs: { other: { expression: { references: ["data.aws_c.c.id", "data.aws_c.c", "var.x"] } } },
      },
    },
  };
  expect(changesOf(shown)).toEqual(
    plan({
      'aws_b.b["x"]': change("delete,create", { "tags.x": '"3"', "list.1.n": "2", arn: "unknown" }, [
        "aws_a.a",
        "module.m.aws_d.d",
      ]),
      "data.aws_c.c": change("read", { x: "1" }, ["aws_b.b", "aws_b.b"]),
      "output.other": change("update", { "": '"b"' }, ["data.aws_c.c", "data.aws_c.c", "var.x"]),
    }),
  );
});

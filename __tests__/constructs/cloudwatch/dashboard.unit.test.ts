import { Token } from "cdktf";
import fc from "fast-check";
import { dashboardBody } from "../../../constructs/cloudwatch/dashboard-body";
import { GRID_COLUMNS, layOut, layoutProblems } from "../../../constructs/cloudwatch/dashboard-layout";
import type { DashboardRow, GraphWidget, Widget } from "../../../constructs/cloudwatch/widget";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import type { Problem } from "../../../constructs/core/problem";
import { encodeJson } from "../../../constructs/core/jsonencode";
import { dashboardBodyErrors } from "../../../harness/dashboard-schema";

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);
const METRIC: Metric = { namespace: "a", metricName: "b", statistic: "Sum", period: 60, dimensions: { C: "d" } };
const GRAPH: GraphWidget = { type: "graph", title: "Graph", metrics: [{ metric: METRIC }] };
const words = (markdown: string, size: { width?: number; height?: number } = {}): Widget => ({
  type: "text",
  markdown,
  ...size,
});

describe("layout", () => {
  const places = (rows: readonly DashboardRow[]) =>
    layOut(rows).map(({ x, y, width, height }) => [x, y, width, height]);

  test.each<[string, DashboardRow[], number[][]]>([
    ["nothing", [], []],
    ["an empty row takes no room", [[], [words("a")]], [[0, 0, 24, 2]]],
    [
      "three share the row",
      [[GRAPH, GRAPH, GRAPH]],
      [
        [0, 0, 8, 6],
        [8, 0, 8, 6],
        [16, 0, 8, 6],
      ],
    ],
    [
      "what can't be shared goes to the last",
      [[GRAPH, GRAPH, GRAPH, GRAPH, GRAPH]],
      [
        [0, 0, 4, 6],
        [4, 0, 5, 6],
        [9, 0, 5, 6],
        [14, 0, 5, 6],
        [19, 0, 5, 6],
      ],
    ],
    [
      "others share what a width leaves",
      [[words("a", { width: 10 }), GRAPH]],
      [
        [0, 0, 10, 6],
        [10, 0, 14, 6],
      ],
    ],
    [
      "a row may end early",
      [[words("a", { width: 10 })], [GRAPH]],
      [
        [0, 0, 10, 2],
        [0, 2, 24, 6],
      ],
    ],
    [
      "a height of its own stays",
      [[words("a", { height: 1 }), GRAPH]],
      [
        [0, 0, 12, 1],
        [12, 0, 12, 6],
      ],
    ],
    [
      "a column fills up its row",
      [[[words("a"), words("b")], GRAPH]],
      [
        [0, 0, 12, 2],
        [0, 2, 12, 4],
        [12, 0, 12, 6],
      ],
    ],
    [
      "a column is as wide as its widest",
      [[[words("a", { width: 3 }), words("b", { width: 5 })], GRAPH]],
      [
        [0, 0, 3, 2],
        [0, 2, 5, 4],
        [5, 0, 19, 6],
      ],
    ],
    [
      "a column may be the highest",
      [[[GRAPH, GRAPH], words("a")]],
      [
        [0, 0, 12, 6],
        [0, 6, 12, 6],
        [12, 0, 12, 12],
      ],
    ],
  ])("%s", (_what, rows, expected) => expect(places(rows)).toEqual(expected));

  const size = {
    width: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined }),
    height: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  };
  const anyWidget = fc.record(size).map((given) => ({ ...GRAPH, ...given }));
  const anyRow = fc.array(fc.oneof(anyWidget, fc.array(anyWidget, { maxLength: 4 })), { maxLength: 6 });

  test("whatever has no problems is laid out whole, in the grid, without overlap", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (rows) => {
        fc.pre(layoutProblems(rows).length === 0);
        const placed = layOut(rows);
        expect(placed.map(({ widget }) => widget)).toEqual(rows.flat(2));
        const cells = placed.flatMap(({ x, y, width, height }) =>
          Array.from({ length: width * height }, (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`),
        );
        expect(new Set(cells).size).toBe(cells.length);
        expect(
          placed.filter(({ x, y, width, height }) => x < 0 || y < 0 || x + width > GRID_COLUMNS || height < 1),
        ).toEqual([]);
        expect(dashboardBodyErrors(dashboardBody(placed, { region: "eu-west-3" }))).toEqual([]);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  test.each<[string, DashboardRow[], string]>([
    ["width 0", [[words("a", { width: 0 })]], "widget-width"],
    ["width 25", [[words("a", { width: 25 })]], "widget-width"],
    ["a width known only at plan time", [[words("a", { width: Token.asNumber({}) })]], "widget-width"],
    ["half a column", [[words("a", { width: 1.5 })]], "widget-width"],
    ["height 0", [[words("a", { height: 0 })]], "widget-height"],
    ["height 1001", [[words("a", { height: 1001 })]], "widget-height"],
    ["too wide", [[words("a", { width: 20 }), words("b", { width: 5 })]], "dashboard-row-width"],
    ["no room for one without a width", [[words("a", { width: 24 }), GRAPH]], "dashboard-row-width"],
    ["501 widgets", Array.from({ length: 501 }, () => [GRAPH]), "dashboard-widgets"],
  ])("%s is refused", (_what, rows, code) => expect(codes(layoutProblems(rows))).toEqual([code]));

  test("500 widgets are not", () => expect(layoutProblems(Array.from({ length: 500 }, () => [GRAPH]))).toEqual([]));
});

describe("body", () => {
  const bodyOf = (...row: DashboardRow) => dashboardBody(layOut([row]), { region: "eu-west-3" });
  const propertiesOf = (widget: Widget) => bodyOf(widget) as { widgets: [{ properties: Record<string, unknown> }] };

  const alarms = [{ alarmName: "a", alarmArn: "arn:aws:cloudwatch:eu-west-3:123456789012:alarm:a" }];
  const all: Widget[] = [
    words("# Title", { width: 2 }),
    { type: "text", markdown: "x", transparent: true, width: 2 },
    {
      ...GRAPH,
      width: 2,
      stacked: true,
      thresholds: [{ value: 1, label: "l", color: "#ff0000" }],
      leftAxis: { min: 0, max: 1, label: "%" },
      rightAxis: {},
    },
    {
      type: "number",
      width: 2,
      title: "n",
      metrics: [{ metric: METRIC, label: "l", color: "#00ff00", axis: "right" }],
      sparkline: false,
    },
    { type: "alarms", width: 2, title: "a", alarms },
    {
      type: "query",
      width: 2,
      title: "q",
      logGroups: [{ name: "a" }, { name: "b" }],
      query: " fields @message\n| limit 5 ",
      view: "table",
    },
    {
      type: "query",
      width: 2,
      title: "q",
      logGroups: [{ name: "a" }],
      query: "stats count(*) by bin(5m)",
      view: "bar",
      region: "us-east-1",
    },
  ];

  test("is valid with every kind of widget and option", () => {
    const body = dashboardBody(layOut([all]), { region: "eu-west-3", start: "-PT3H", periodOverride: "inherit" });
    expect(dashboardBodyErrors(JSON.parse(encodeJson(body)))).toEqual([]);
  });

  test("a query names its groups first", () => {
    expect(propertiesOf(all[5] ?? GRAPH).widgets[0].properties["query"]).toBe(
      "SOURCE 'a' | SOURCE 'b' | fields @message\n| limit 5",
    );
  });

  test("calculations of one graph may use the same names, and words in quotes stay", () => {
    const metric = (expression: string) => ({ metric: { expression, using: { a: METRIC }, label: "x" } });
    const graph = {
      ...GRAPH,
      metrics: [metric("a + FILL(a, 0)"), { metric: METRIC }, metric("SEARCH('a', \"a\") + a")],
    };
    const [{ properties }] = propertiesOf(graph).widgets;
    const hidden = { period: 60, stat: "Sum", visible: false };
    expect(properties["metrics"]).toEqual([
      [expect.objectContaining({ id: "m1", expression: "m1_a + FILL(m1_a, 0)", label: "x", period: 60 })],
      ["a", "b", "C", "d", { id: "m1_a", ...hidden }],
      ["a", "b", "C", "d", expect.objectContaining({ id: "m2", stat: "Sum", period: 60 })],
      [expect.objectContaining({ id: "m3", expression: "SEARCH('a', \"a\") + m3_a" })],
      ["a", "b", "C", "d", { id: "m3_a", ...hidden }],
    ]);
  });

  test("names that Terraform fills in stay as they are", () => {
    const later = Token.asString({ resolve: () => "a / b", creationStack: [] });
    const metric = (expression: string) => ({
      metric: { expression, using: { a: METRIC, b: METRIC }, label: "x" },
    });
    const idsOf = (expression: string) => {
      const [{ properties }] = propertiesOf({ ...GRAPH, metrics: [metric(expression)] }).widgets;
      return (properties["metrics"] as unknown[][]).slice(1).map((row) => (row.at(-1) as { id: string }).id);
    };
    expect(idsOf("a / b")).toEqual(["m1_a", "m1_b"]);
    expect(idsOf(later)).toEqual(["a", "b"]);
    expect(idsOf(`a * ${later}`)).toEqual(["m1_a", "b"]);
  });

  test("the checker finds what is wrong", () => {
    const [good] = (bodyOf(GRAPH) as { widgets: [Record<string, unknown>] }).widgets;
    const wrong = (change: object) => dashboardBodyErrors({ widgets: [{ ...good, ...change }] }).length > 0;
    expect(wrong({})).toBe(false);
    const metric = good["properties"] as object;
    for (const change of [
      { x: 24 },
      { width: 25 },
      { height: 0 },
      { type: "chart" },
      { colour: "red" },
      { properties: {} },
      { properties: { ...metric, view: "timeseries" } },
      { properties: { ...metric, metrics: [["a"]] } },
      { properties: { ...metric, metrics: [["a", "b", { period: 61 }]] } },
      { type: "text", properties: { markdown: "" } },
      { type: "log", properties: { region: "r", query: "fields @message" } },
      { type: "alarm", properties: { alarms: [] } },
    ]) {
      expect([change, wrong(change)]).toEqual([change, true]);
    }
    expect(dashboardBodyErrors({})).toEqual([": must have required property 'widgets'"]);
  });
});

import { Token } from "cdktf";
import type { MathExpression } from "../../../constructs/cloudwatch/math-expression";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import type { GraphWidget, Widget } from "../../../constructs/cloudwatch/widget";
import { startProblems, widgetProblems, widgetWarnings } from "../../../constructs/cloudwatch/widget-rules";
import { explain } from "../../../constructs/core/problem";

const METRIC: Metric = { namespace: "a", metricName: "b", statistic: "Sum", period: 60, dimensions: { C: "d" } };
const UNKNOWN = Token.asString({ resolve: () => "later" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
const graph = (change: Partial<GraphWidget> = {}): GraphWidget => ({
  ...{ type: "graph", title: "w", metrics: [{ metric: METRIC }] },
  ...change,
});
const ofMetrics = (count: number) => graph({ metrics: many(count, { metric: METRIC }) });
const math = (change: Partial<MathExpression>) =>
  graph({ metrics: [{ metric: { expression: "a", using: { a: METRIC }, label: "l", ...change } }] });
const alarms = (count: number): Widget => ({
  ...{ type: "alarms", title: "w" },
  alarms: many(count, { alarmArn: "a", alarmName: "a" }),
});
const query = (text: string, groups = 1): Widget => ({
  ...{ type: "query", title: "w", query: text },
  logGroups: many(groups, { name: "a" }),
});

test.each<[string, Widget]>([
  ["a graph", graph()],
  ["a number", { ...graph(), type: "number" }],
  ["a text", { type: "text", markdown: "## a" }],
  ["500 metrics", ofMetrics(500)],
  ["100 alarms", alarms(100)],
  ["50 groups", query("fields a", 50)],
  [
    "a calculation with eleven metrics, which an alarm could not have",
    math({
      expression: "a+b+c+d+e+f+g+h+i+j+k",
      using: Object.fromEntries(Array.from("abcdefghijk").map((id) => [id, METRIC])),
    }),
  ],
  ["a calculation that finds its metrics", math({ expression: "SEARCH('a', 'Sum')", using: {} })],
  ["a colour", graph({ metrics: [{ metric: METRIC, color: "#1F77b4" }] })],
  ["a colour known only at plan time", graph({ metrics: [{ metric: METRIC, color: UNKNOWN }] })],
  ["a threshold", graph({ thresholds: [{ value: 1, label: "l" }] })],
  ["axes", graph({ leftAxis: { min: 1, max: 2 }, rightAxis: { min: -1 } })],
  ["an axis of which one end is known", graph({ leftAxis: { min: UNKNOWN_NUMBER, max: -1e300 } })],
  ["an axis of which the other end is known", graph({ leftAxis: { min: 1, max: UNKNOWN_NUMBER } })],
  ["a query with a pipe", query("fields a | sort a | limit 1")],
  ["a query of sources", query("sources | limit 1")],
  ["a query known only at plan time", query(UNKNOWN)],
])("%s passes", (_what, widget) => expect(widgetProblems([widget])).toEqual([]));

const METRICS = "widget-metrics: a widget shows 1 to 500 metrics";
const ALARMS = "widget-alarms: a widget shows 1 to 100 alarms";
const GROUPS = "widget-log-groups: a query asks 1 to 50 log groups";
const COLOR = "widget-color: a colour is written as # and six hexadecimal digits";
const AXIS = "widget-axis: an axis's min must be less than its max";
const QUERY = "widget-query: a query starts with a command; the groups that it asks are named beside it";
const COMMANDS = "start with fields, filter or stats";
const colored = (color: string) => graph({ metrics: [{ metric: METRIC, color }] });

test.each<[string, Widget, string, unknown, string]>([
  ["no title", graph({ title: " " }), "widget-title: a widget has a title or a text", " ", "give it one"],
  ["no metric", graph({ metrics: [] }), METRICS, 0, "add one"],
  ["no number", { ...graph({ metrics: [] }), type: "number" }, METRICS, 0, "add one"],
  ["501 metrics", ofMetrics(501), METRICS, 501, "make two widgets"],
  ["no alarm", alarms(0), ALARMS, 0, "add one"],
  ["101 alarms", alarms(101), ALARMS, 101, "make two widgets"],
  ["no group", query("fields a", 0), GROUPS, 0, "correct the list"],
  ["51 groups", query("fields a", 51), GROUPS, 51, "correct the list"],
  ["an empty query", query("  "), QUERY, "  ", COMMANDS],
  ["a query with its own source", query("source 'a' | fields b"), QUERY, "source 'a' | fields b", COMMANDS],
  ["a query that starts in the middle", query("  | fields a"), QUERY, "  | fields a", COMMANDS],
  [
    "a percentile in a query",
    query("stats pct(a, 101)"),
    "query-number: a percentile is 0 to 100",
    "101",
    "choose one, such as 95",
  ],
  ["a colour by name", colored("red"), COLOR, "red", "write it like #1f77b4"],
  ["a colour with a word before it", colored("a#1f77b4"), COLOR, "a#1f77b4", "write it like #1f77b4"],
  ["a colour of seven digits", colored("#1f77b4a"), COLOR, "#1f77b4a", "write it like #1f77b4"],
  [
    "a threshold's colour by name",
    graph({ thresholds: [{ value: 1, label: "l", color: "red" }] }),
    COLOR,
    "red",
    "write it like #1f77b4",
  ],
  ["an axis upside down", graph({ leftAxis: { min: 1, max: 1 } }), AXIS, { min: 1, max: 1 }, "swap them"],
  ["another axis upside down", graph({ rightAxis: { min: 2, max: 1 } }), AXIS, { min: 2, max: 1 }, "swap them"],
  [
    "what is wrong with a metric",
    graph({ metrics: [{ metric: { ...METRIC, period: 1 } }] }),
    "metric-period: a period is 10, 20 or 30 seconds or a multiple of 60",
    1,
    "choose 60",
  ],
])("%s is reported with its widget", (_what, widget, rule, got, fix) => {
  const { title } = widget as GraphWidget;
  expect(widgetProblems([graph(), widget]).map(explain)).toEqual([
    `${rule} (widget "${title}"), got: ${JSON.stringify(got)}; ${fix}`,
  ]);
});

test("a calculation without metrics counts as one, and has problems of its own", () => {
  expect(widgetProblems([math({ expression: "1", using: {} })]).map(({ code }) => code)).toEqual([
    "metric-math",
    "metric-math",
  ]);
});

test("a dashboard has at most 2500 metrics, those of its calculations included", () => {
  const full = many(4, ofMetrics(500));
  const two = { metric: { expression: "a / b", using: { a: METRIC, b: METRIC }, label: "l" } };
  const found = { metric: { expression: "SEARCH('a', 'Sum')", using: {}, label: "l" } };
  const last = (searches: number) => graph({ metrics: [...many(200, two), ...many(searches, found)] });
  expect(widgetProblems([...full, last(100)])).toEqual([]);
  expect(widgetProblems([...full, last(100), graph()]).map(explain)).toEqual([
    "dashboard-metrics: a dashboard shows at most 2500 metrics, got: 2501; make two dashboards",
  ]);
});

test("what may be a mistake in a calculation is said with its widget", () => {
  expect(widgetWarnings([graph(), math({}), math({ expression: "ABS(a, a)" })]).map(explain)).toEqual([
    'metric-math-function: ABS takes 1 argument (widget "w"), got: 2; put several metrics in square brackets: SUM([a, b])',
  ]);
});

describe("a start", () => {
  const units = ["-P10Y", "-P10M", "-P20W", "-P70D", "-PT30H", "-PT90M"];
  test.each([...units, "-P1Y2M3W4DT5H6M", "-P1DT12H", UNKNOWN])("is %s", (start) =>
    expect(startProblems(start)).toEqual([]),
  );
  test.each(["", "PT3H", "-P", "-PT", "-P1DT", "3h", "-PT3S", "-PH", "-PTH", "x-P1D", "-P1DT1Hx"])(
    "is not %j",
    (start) => {
      expect(startProblems(start).map(explain)).toEqual([
        "dashboard-start: a dashboard's start is an ISO 8601 duration with a minus in front, such as -PT3H or -P7D, " +
          `got: ${JSON.stringify(start)}; write it like these`,
      ]);
    },
  );
});

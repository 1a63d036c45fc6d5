import { TerraformVariable } from "cdktf";
import type { AlarmProps } from "../../constructs/cloudwatch/alarm";
import { Dashboard, type DashboardProps } from "../../constructs/cloudwatch/dashboard";
import type { Metric } from "../../constructs/cloudwatch/metric";
import type { Widget } from "../../constructs/cloudwatch/widget";
import type { Program, Programs, WrongProgram } from "./case";
import { each } from "./each";
import { alarm } from "./parts";

const METRIC: Metric = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };

const math = (expression: string, ...ids: readonly string[]) => ({
  expression,
  using: Object.fromEntries(ids.map((id) => [id, METRIC])),
  label: "Share",
});

const watch =
  (props: Partial<AlarmProps>): Program =>
  (stack) =>
    alarm(stack, "alarm", "app", props);

const on = (metric: Partial<Metric>): Program => watch({ metric: { ...METRIC, ...metric } });

const calculate = (expression: string, ...ids: readonly string[]): Program =>
  watch({ metric: math(expression, ...ids) });

const dashboard =
  (props: Partial<DashboardProps>): Program =>
  (stack) =>
    new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [], ...props });

const show = (widget: Widget): Program => dashboard({ rows: [[widget]] });

const graph = (expression: string, ...ids: readonly string[]): Program =>
  show({ type: "graph", title: "Share", metrics: [{ metric: math(expression, ...ids) }] });

const wrong =
  (says: string) =>
  (expression: string): WrongProgram => ["metric-math", calculate(expression, "errors", "events"), says];

const many = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

/** Metrics, calculations with them, alarms and dashboards. */
export const METRIC_PROGRAMS = {
  refused: {
    ...each(
      "a calculation that can't be read",
      [
        "(errors / events",
        "errors / events)",
        "errors + / events",
        "errors events",
        "[errors, events",
        "errors % events",
      ],
      wrong("CloudWatch can read"),
    ),
    ...each("a calculation with", ["100 * errors / evnts + events", "errors / events / Total"], wrong("names metrics")),
    ...each("a calculation without", ["100 * errors", "SUM([errors])"], wrong("uses all of its metrics")),
    ...each("a function", ["sum([errors, events])", "Avg([errors, events])"], wrong("capital letters")),
    ...each("a single number", ["SUM(errors) / SUM(events)", "AVG(errors) + PERIOD(events)"], wrong("a single number")),
    ...each(
      "several series",
      ["[errors, events]", "FILL(METRICS(), 0)", "SORT(METRICS(), AVG, DESC)", "SEARCH('errors', 'Sum', 60)"],
      wrong("this returns several"),
    ),
    ...each("a metric named", ["Errors", "1st", "error-rate", "result"], (id) => [
      "metric-math",
      watch({ metric: { expression: "5 * METRICS()", using: { [id]: METRIC, b: METRIC }, label: "Share" } }),
    ]),
    "no calculation": ["metric-math", calculate(" ", "errors")],
    "a calculation of no metric": ["metric-math", calculate("TIME_SERIES(5)"), "1 to 10 metrics"],
    "a calculation of eleven metrics": ["metric-math", calculate(`SUM([${many(11).join(", ")}])`, ...many(11))],
    "metrics of two periods": [
      "metric-math",
      watch({ metric: { ...math("a / b"), using: { a: METRIC, b: { ...METRIC, period: 300 } } } }),
      "one period",
    ],
    "a graph of a single number": ["metric-math", graph("MAX(errors)", "errors"), "a single number"],
    "a graph of another widget's metric": ["metric-math", graph("m1 / errors", "errors"), "names metrics"],
    "a graph of nothing": ["metric-math", graph("TIME_SERIES(1)"), "uses a metric"],
    ...each("a period of", [0, 1, 15, 45, 90, -60, 60.5], (period) => ["metric-period", on({ period })]),
    ...each("statistic", ["sum", "avg", "p101", "p-1", "mean", "99", "P99", "TM(10%:)%"], (statistic) => [
      "metric-statistic",
      on({ statistic }),
    ]),
    ...each("unit", ["count", "ms", "Requests"], (unit) => ["metric-unit", on({ unit })]),
    "no namespace": ["metric-namespace", on({ namespace: "" })],
    "a namespace with a colon": ["metric-namespace", on({ namespace: ":App" })],
    "no name of a metric": ["metric-name", on({ metricName: " " })],
    "31 dimensions": ["metric-dimensions", on({ dimensions: Object.fromEntries(many(31).map((name) => [name, "x"])) })],
    "a dimension of nothing": ["metric-dimensions", on({ dimensions: { Service: "" } })],
    "no period at all": ["alarm-evaluation-periods", watch({ evaluationPeriods: 0 })],
    "more than a day": ["alarm-evaluation-range", watch({ evaluationPeriods: 1441 })],
    "more than a week": [
      "alarm-evaluation-range",
      watch({ metric: { ...METRIC, period: 86_400 }, evaluationPeriods: 8 }),
    ],
    "more bad ones than there are": ["alarm-datapoints", watch({ evaluationPeriods: 3, datapointsToAlarm: 4 })],
    "few samples of a sum": ["alarm-low-samples", watch({ lowSampleCount: "ignore" })],
    "a dashboard in Paris": ["region", dashboard({ region: "Paris" })],
    "a widget in a zone": [
      "region",
      show({ type: "number", title: "Errors", metrics: [{ metric: METRIC }], region: "eu-west-3a" }),
    ],
    ...each("a start", ["3h", "PT3H", "-3H", "-P", "-PT"], (start) => ["dashboard-start", dashboard({ start })]),
    "an axis upside down": [
      "widget-axis",
      show({ type: "graph", title: "Errors", metrics: [{ metric: METRIC }], leftAxis: { min: 9, max: 1 } }),
    ],
  },
  warned: {
    ...each(
      "a function",
      ["ROUND(errors) / events", "AVERAGE([errors, events])", "IFF(errors, events)"],
      (expression) => ["metric-math-function", calculate(expression, "errors", "events"), "CloudWatch's user guide"],
    ),
    "a sum of two arguments": ["metric-math-function", calculate("errors + SUM(errors, events)", "errors", "events")],
    "a graph with a function of nobody": [
      "metric-math-function",
      graph("MEDIAN(errors)", "errors"),
      '(widget "Share")',
    ],
  },
  right: {
    ...each(
      "a calculation",
      [
        "100 * errors / events",
        "IF(events > 0, 100 * errors / events, 0)",
        "100 * FILL(errors, 0) / (FILL(errors, 0) + FILL(events, 0))",
        "SUM([errors, events])",
        "errors - AVG(errors) + events",
        "SUM(METRICS()) / 2",
        "MAX(METRICS('err'))",
        "errors / PERIOD(errors) - events",
        "ABS(-errors) ^ 2 + 5e-3 * events",
        "RATE(errors) > 1 AND events != 0",
        "FIRST(SORT([errors, events], MAX, DESC))",
        "TIME_SERIES(MAX(errors)) - events",
        "LAMBDA('weigh', errors, events)",
      ],
      (expression) => calculate(expression, "errors", "events"),
    ),
    "a calculation that a variable has": (stack) => {
      const expression = new TerraformVariable(stack, "expression", { type: "string" });
      calculate(expression.stringValue, "errors")(stack);
    },
    "a calculation of ten metrics": calculate(`SUM([${many(10).join(", ")}])`, ...many(10)),
    "a graph of what is usual": graph("ANOMALY_DETECTION_BAND(errors, 2)", "errors"),
    "a graph of what is found": graph("SEARCH('{AWS/ECS,ClusterName} CPUUtilization', 'Average', 300)"),
    "a graph of all": graph("FILL(METRICS(), 0)", "errors", "events"),
    ...each("a period of", [10, 20, 30, 60, 300, 86_400], (period) => on({ period })),
    ...each("statistic", ["Sum", "p99", "p99.9", "tm90", "IQM", "TM(10%:90%)", "PR(:300)"], (statistic) =>
      on({ statistic }),
    ),
    ...each("unit", ["Count", "Seconds", "Bytes/Second"], (unit) => on({ unit })),
    "a day": watch({ evaluationPeriods: 1440 }),
    "a week": watch({ metric: { ...METRIC, period: 3600 }, evaluationPeriods: 168 }),
    "30 dimensions": on({ dimensions: Object.fromEntries(many(30).map((name) => [name, "x"])) }),
    "few samples of a percentile": watch({ metric: { ...METRIC, statistic: "p99" }, lowSampleCount: "ignore" }),
    ...each("a dashboard in", ["us-gov-west-1", "ap-southeast-4", "cn-north-1"], (region) => dashboard({ region })),
    ...each("a start", ["-PT3H", "-P7D", "-P1M"], (start) => dashboard({ start })),
  },
} satisfies Programs;

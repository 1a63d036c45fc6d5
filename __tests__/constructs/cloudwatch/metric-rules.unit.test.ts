import { Token } from "cdktf";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { metricProblems } from "../../../constructs/cloudwatch/metric-rules";
import { explain } from "../../../constructs/core/problem";

const METRIC: Metric = { namespace: "AWS/Logs", metricName: "IncomingBytes", statistic: "Sum", period: 60 };
const UNKNOWN = Token.asString({ resolve: () => "later", creationStack: [] });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1, creationStack: [] });

const dimensions = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`d${n}`, "x"]));
const judge = (change: Partial<Metric>) => metricProblems({ ...METRIC, ...change }).map(explain);

test.each<[string, Partial<Metric>]>([
  ["a period of 10 s", { period: 10 }],
  ["a period of 20 s", { period: 20 }],
  ["a period of 30 s", { period: 30 }],
  ["a period of a day", { period: 86_400 }],
  ["a unit", { unit: "Megabytes/Second" }],
  ["the longest texts", { namespace: "n".repeat(255), dimensions: { ["d".repeat(255)]: "x".repeat(1024) } }],
  ["30 dimensions", { dimensions: dimensions(30) }],
  ["values known only at plan time", { namespace: UNKNOWN, statistic: UNKNOWN, unit: UNKNOWN, period: UNKNOWN_NUMBER }],
  ["a text that is long only until it is known", { metricName: UNKNOWN.repeat(20) }],
  ["a dimension known only at plan time", { dimensions: { LogGroupName: UNKNOWN } }],
])("%s passes", (_what, change) => expect(judge(change)).toEqual([]));

const PERIOD = "metric-period: a period is 10, 20 or 30 seconds or a multiple of 60";
const NAMESPACE = "metric-namespace: a metric's namespace";
const NAME = "metric-dimensions: a dimension's name has 1 to 255 characters";
const VALUE = "metric-dimensions: the value of dimension S has 1 to 1024 characters";
/** As a message shows a text that is too long for it. */
const cut = (letter: string) => `"${letter.repeat(199)}…`;

test.each<[string, Partial<Metric>, string]>([
  ["period", { period: 0 }, `${PERIOD}, got: 0; choose 60`],
  ["period below a minute", { period: 45 }, `${PERIOD}, got: 45; choose 60`],
  ["period of no whole minutes", { period: 90 }, `${PERIOD}, got: 90; choose 120`],
  ["broken period", { period: 60.5 }, `${PERIOD}, got: 60.5; choose 120`],
  ["empty namespace", { namespace: " " }, `${NAMESPACE} has 1 to 255 characters, got: " "; give it one`],
  [
    "namespace with a colon",
    { namespace: ":a" },
    `${NAMESPACE} does not start with a colon, got: ":a"; remove the colon`,
  ],
  [
    "long namespace",
    { namespace: "n".repeat(256) },
    `${NAMESPACE} has 1 to 255 characters, got: ${cut("n")}; shorten it by 1`,
  ],
  ["empty name", { metricName: "" }, `metric-name: a metric's name has 1 to 255 characters, got: ""; give it one`],
  [
    "unit",
    { unit: "seconds" },
    'metric-unit: a unit is one of CloudWatch\'s, such as Count, Seconds or Bytes/Second, got: "seconds"; write it like these',
  ],
  ["empty dimension", { dimensions: { S: "" } }, `${VALUE}, got: ""; give it one`],
  ["long dimension", { dimensions: { S: "x".repeat(1025) } }, `${VALUE}, got: ${cut("x")}; shorten it by 1`],
  ["dimension without a name", { dimensions: { "": "x" } }, `${NAME}, got: ""; give it one`],
  [
    "dimension with a long name",
    { dimensions: { ["d".repeat(300)]: "x" } },
    `${NAME}, got: ${cut("d")}; shorten it by 45`,
  ],
  [
    "dimensions",
    { dimensions: dimensions(31) },
    "metric-dimensions: a metric has at most 30 dimensions, got: 31; remove some",
  ],
])("wrong: %s", (_what, change, sentence) => expect(judge(change)).toEqual([sentence]));

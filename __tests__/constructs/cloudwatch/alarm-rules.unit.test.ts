import { Token } from "cdktf";
import { actionProblems } from "../../../constructs/cloudwatch/alarm-actions";
import { evaluationProblems } from "../../../constructs/cloudwatch/alarm-evaluation";
import type { MathExpression } from "../../../constructs/cloudwatch/math-expression";
import { anyMetricProblems } from "../../../constructs/cloudwatch/math-rules";
import { isPercentile, statisticProblems } from "../../../constructs/cloudwatch/statistic";
import { AlarmSubscription, subscriptionProblems } from "../../../constructs/cloudwatch/alarm-subscription";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import type { Problem } from "../../../constructs/core/problem";

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);
const UNKNOWN = Token.asString({ resolve: () => "later", creationStack: [] });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1, creationStack: [] });

describe("statistic", () => {
  const good = [
    "Average",
    "Maximum",
    "Minimum",
    "SampleCount",
    "Sum",
    "IQM",
    "p0",
    "p50",
    "p99.9",
    "p100",
    "p99.1234567890",
  ];
  const ranges = [
    "tm90",
    "tc90",
    "ts90",
    "wm98.5",
    "TM(10%:90%)",
    "TC(:80%)",
    "TS(5%:)",
    "WM(0:500)",
    "PR(100:2000)",
    "PR(:300)",
  ];
  test.each([...good, ...ranges, UNKNOWN])("%s is one", (statistic) => {
    expect(statisticProblems(statistic)).toEqual([]);
  });

  const bad = ["", "average", "Mean", "P99", "p101", "p100.5", "p99.", "p99.12345678901", "p-1", "iqm", "99", "tm"];
  const badRanges = [
    "PR(10%:20%)",
    "TM(:)",
    "TM(90%:10%)",
    "TM(10%:90)",
    "TM(10%:101%)",
    "XX(1:2)",
    "TM 10:90",
    "PR()",
  ];
  test.each([...bad, ...badRanges])("%s is invalid", (statistic) => {
    expect(codes(statisticProblems(statistic))).toEqual(["metric-statistic"]);
  });

  test("the way out names the one that was meant", () => {
    expect(statisticProblems("average")).toMatchObject([{ fix: "write Average, with these capitals" }]);
    expect(statisticProblems("Max")).toMatchObject([{ fix: "write Maximum, with these capitals" }]);
    expect(statisticProblems("median")).toMatchObject([{ fix: "write it like one of these" }]);
  });

  test.each([
    ["p95", true],
    ["p99.9", true],
    ["tm90", false],
    ["PR(:300)", false],
    ["Sum", false],
  ])("%s is a percentile: %s", (statistic, is) => expect(isPercentile(statistic)).toBe(is));
});

const METRIC: Metric = { namespace: "AWS/Logs", metricName: "IncomingBytes", statistic: "Sum", period: 60 };

describe("calculation", () => {
  const math = (expression: string, using: MathExpression["using"]) =>
    anyMetricProblems({ expression, using, label: "x" });

  test("uses its metrics", () => expect(math("100 * a / b", { a: METRIC, b: METRIC })).toEqual([]));

  test.each<[string, string, MathExpression["using"]]>([
    ["a metric that it does not use", "a", { a: METRIC, b: METRIC }],
    ["a name that is only in a text", "SEARCH('{b}', 'Sum') + a", { a: METRIC, b: METRIC }],
    ["a name with a capital", "A", { A: METRIC }],
    ["the name of the result", "result", { result: METRIC }],
    ["no metric", "1", {}],
    ["more than ten metrics", "abc", Object.fromEntries(Array.from("abcdefghijk").map((id) => [id, METRIC]))],
    ["nothing", " ", { a: METRIC }],
    ["two periods", "a + b", { a: METRIC, b: { ...METRIC, period: 300 } }],
  ])("wrong: %s", (_what, expression, using) => {
    expect(new Set(codes(math(expression, using)))).toEqual(new Set(["metric-math"]));
  });

  test("a period that is known only at plan time may be the same as another", () => {
    expect(math("a + b", { a: METRIC, b: { ...METRIC, period: UNKNOWN_NUMBER } })).toEqual([]);
  });

  test("its metrics keep the rules of metrics", () => {
    expect(codes(math("a", { a: { ...METRIC, statistic: "sum" } }))).toEqual(["metric-statistic"]);
  });
});

describe("evaluation", () => {
  test.each([
    [{ evaluationPeriods: 1 }, 60],
    [{ evaluationPeriods: 1440, datapointsToAlarm: 1440 }, 60],
    [{ evaluationPeriods: 168, datapointsToAlarm: 3 }, 3600],
    [{ evaluationPeriods: 7 }, 86_400],
    [{ evaluationPeriods: UNKNOWN_NUMBER, datapointsToAlarm: 3 }, 60],
    [{ evaluationPeriods: 2000 }, UNKNOWN_NUMBER],
  ])("%j of %d s passes", (evaluation, period) => expect(evaluationProblems(evaluation, period)).toEqual([]));

  test.each([
    ["alarm-evaluation-periods", { evaluationPeriods: 0 }, 60],
    ["alarm-evaluation-periods", { evaluationPeriods: 1.5 }, 60],
    ["alarm-evaluation-range", { evaluationPeriods: 1441 }, 60],
    ["alarm-evaluation-range", { evaluationPeriods: 169 }, 3600],
    ["alarm-datapoints", { evaluationPeriods: 3, datapointsToAlarm: 4 }, 60],
    ["alarm-datapoints", { evaluationPeriods: 3, datapointsToAlarm: 0 }, 60],
  ])("%s: %j of %d s", (code, evaluation, period) => {
    expect(codes(evaluationProblems(evaluation, period))).toEqual([code]);
  });

  test("the way out says how many periods fit", () => {
    expect(evaluationProblems({ evaluationPeriods: 400 }, 300)).toMatchObject([
      { got: 120_000, fix: "look at 288 periods at most" },
    ]);
  });
});

describe("actions", () => {
  const target = (alarmActionArn: string) => ({ alarmActionArn });
  const arn = "arn:aws:sns:eu-west-3:123456789012:alarms";

  test("five ARNs for each state pass, also unknown ones", () => {
    const five = [arn, arn, arn, arn, UNKNOWN].map(target);
    expect(actionProblems({ onAlarm: five, onOk: five, onInsufficientData: five })).toEqual([]);
  });

  test("what is not an ARN, and a sixth action, don't", () => {
    expect(codes(actionProblems({ onAlarm: [target("alarms")] }))).toEqual(["alarm-action"]);
    expect(codes(actionProblems({ onOk: Array.from({ length: 6 }, () => target(arn)) }))).toEqual([
      "alarm-action-count",
    ]);
  });
});

describe("subscriptions", () => {
  test.each([
    AlarmSubscription.email("ops@example.org"),
    AlarmSubscription.email("first.last+alarms@mail.example.co.uk"),
    AlarmSubscription.email("o'neill@example.org"),
    AlarmSubscription.email(UNKNOWN),
    AlarmSubscription.https("https://events.example.org/alarms?key=1"),
    AlarmSubscription.https("https://user@example.org:8443/", { confirmsItself: true }),
    AlarmSubscription.https(UNKNOWN),
  ])("%j passes", (subscription) => expect(subscriptionProblems([subscription])).toEqual([]));

  const emails = ["", "ops", "ops@", "ops@localhost", "a@b@example.org", "ops @example.org", ".ops@example.org"];
  const more = [
    "ops..x@example.org",
    "Ops <ops@example.org>",
    "ops@-x.org",
    "ops@example.123",
    `${"x".repeat(65)}@example.org`,
  ];
  test.each([...emails, ...more])("e-mail %j does not", (address) => {
    expect(codes(subscriptionProblems([AlarmSubscription.email(address)]))).toEqual(["subscription-email"]);
  });

  test.each([
    "",
    "example.org",
    "http://example.org",
    "ftp://example.org",
    "https://",
    "https://a b",
    "https://u:p@example.org",
  ])("URL %j does not", (url) =>
    expect(codes(subscriptionProblems([AlarmSubscription.https(url)]))).toEqual(["subscription-https"]),
  );

  test("an endpoint is subscribed once", () => {
    const twice = [AlarmSubscription.email("ops@example.org"), AlarmSubscription.email("ops@example.org")];
    expect(codes(subscriptionProblems(twice))).toEqual(["subscription-twice"]);
  });
});

import { Token } from "cdktf";
import { anyMetricProblems, mathWarnings, type MathUse } from "../../../constructs/cloudwatch/math-rules";
import { readMath } from "../../../constructs/cloudwatch/metric-math";
import type { Metric } from "../../../constructs/cloudwatch/metric";

const METRIC: Metric = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };
const UNKNOWN = Token.asString({ resolve: () => "a" });

const ELEVEN = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];

const calculation = (expression: string, ...ids: readonly string[]) => ({
  expression,
  using: Object.fromEntries(ids.map((id) => [id, METRIC])),
  label: "x",
});

const rules = (use: MathUse, expression: string, ...ids: readonly string[]): string[] =>
  anyMetricProblems(calculation(expression, ...ids), use).map(({ rule }) => rule);

describe("an expression", () => {
  test.each([
    ["a", "series"],
    ["-a + 5.5e-3 * b", "series"],
    ["100 * (a / b) ^ 2", "series"],
    ["AVG(a)", "number"],
    ["AVG([a, b])", "series"],
    ["a - AVG(a)", "series"],
    ["PERIOD(a) / 60", "number"],
    ["a / PERIOD(a)", "series"],
    ["METRICS()", "list"],
    ["METRICS() / 100", "list"],
    ['SUM(METRICS("err"))', "series"],
    ["[a, b]", "list"],
    ["SUM(100 / [a, b])", "series"],
    ["MIN(ABS([a, b]))", "series"],
    ["FILL(a, 0)", "series"],
    ["FILL(METRICS(), LINEAR)", "list"],
    ["FILL(a, REPEAT)", "series"],
    ["IF(a >= 30 AND b < 2 || a == b, 100 * a / b, 0)", "series"],
    ["IF(FIRST(SORT(METRICS(), AVG, DESC))>100, 1, 0)", "series"],
    ["SLICE(SORT(METRICS(), SUM, DESC, 10), 0, 10)", "unknown"],
    ["TIME_SERIES(MAX(a))", "series"],
    ["ANOMALY_DETECTION_BAND(a, 2)", "list"],
    ["LAST(ANOMALY_DETECTION_BAND(a))", "series"],
    [`SEARCH('{AWS/ECS,ClusterName} MetricName="CPUUtilization"', 'Average', 300)`, "list"],
    ["INSIGHT_RULE_METRIC('rule', 'UniqueContributors')", "series"],
    ["REMOVE_EMPTY(METRICS())", "list"],
    ["METRIC_COUNT(METRICS())", "number"],
    [".5 * a", "series"],
    ["a !=b", "series"],
    ["5", "number"],
  ])("%s is a %s", (expression, type) => {
    const reading = readMath(expression);
    expect(reading.fault).toBeUndefined();
    expect(reading.type).toBe(type);
  });

  test.each([
    ["(a + b", "a ( is not closed"],
    ["SUM([a, b)", "found `)` where ] or an operator is expected"],
    ["[a", "a [ is not closed"],
    ["a + b)", "unmatched )"],
    ["a]", "unmatched ]"],
    ["a b", "found `b` where an operator is expected"],
    ["a +", "found the end where"],
    ["* a", "found `*` where"],
    ["a + * b", "found `*` where"],
    ["a / / b", "found `/` where"],
    ["()", "found `)` where"],
    ["a % b", "found `%` where an operator is expected"],
    ["a = b", "found `=` where an operator is expected"],
    ["a & b", "found `&` where an operator is expected"],
    ["METRICS('a)", "found a quote that is not closed where"],
    ["SUM(a,)", "found `)` where"],
    ["a; b", "found `;` where an operator is expected"],
    ["'a' + b", "found `'a'` where"],
    ["2a", "found `a` where an operator is expected"],
  ])("%s can't be read", (expression, fault) => expect(readMath(expression).fault).toContain(fault));

  test("its names and functions are known", () => {
    const { names, calls } = readMath("IF(a > 5, SUM([b, c]), METRICS('d'))");
    expect([...names]).toEqual(["a", "b", "c"]);
    expect(calls).toEqual([
      { name: "SUM", given: 1 },
      { name: "METRICS", given: 1 },
      { name: "IF", given: 3 },
    ]);
  });
});

describe("a calculation", () => {
  test.each<[MathUse, string, ...string[]]>([
    ["alarm", "100 * errors / events", "errors", "events"],
    ["alarm", "SUM(METRICS())", "errors", "events"],
    ["alarm", "SUM(METRICS('err'))", "errors", "events"],
    ["alarm", "LAMBDA('weigh', 5)", "errors"],
    ["alarm", UNKNOWN, "a"],
    ["alarm", UNKNOWN],
    ["alarm", 'SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/ECS", ServiceName)'],
    ["alarm", `SELECT AVG(CPUUtilization) FROM "AWS/ECS" WHERE ServiceName = '${UNKNOWN}'`],
    ["graph", "ANOMALY_DETECTION_BAND(errors, 2)", "errors"],
    ["graph", "SEARCH('{AWS/ECS,ClusterName} CPU', 'Average', 300)"],
    ["graph", 'SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/ECS", ServiceName)'],
    ["graph", UNKNOWN],
    ["graph", "SUM([a,b,c,d,e,f,g,h,i,j,k])", ...ELEVEN],
  ])("of an %s passes: %s", (use, ...calculated) => expect(rules(use, ...calculated)).toEqual([]));

  test.each<[string, MathUse, string, ...string[]]>([
    ["names metrics that", "alarm", "errors / evnts", "errors"],
    ["names metrics that", "graph", "errors / NaN", "errors"],
    ["uses all of its metrics", "alarm", "errors", "errors", "events"],
    ["capital letters", "alarm", "sum([errors])", "errors"],
    ["a single number", "alarm", "AVG(errors)", "errors"],
    ["a single number", "graph", "AVG(errors)", "errors"],
    ["this returns several", "alarm", "[errors, events]", "errors", "events"],
    ["this returns several", "alarm", "ANOMALY_DETECTION_BAND(errors)", "errors"],
    ["this returns several", "alarm", "FILL(METRICS(), 0)", "errors"],
    ["CloudWatch can read", "alarm", "(errors", "errors"],
    ["CloudWatch can read", "graph", "errors +", "errors"],
    ["1 to 1024 characters", "alarm", " ", "errors"],
    ["1 to 10 metrics", "alarm", "SUM(METRICS())"],
    ["1 to 10 metrics", "alarm", "SUM([a,b,c,d,e,f,g,h,i,j,k])", ...ELEVEN],
    ["uses a metric", "graph", "5 * TIME_SERIES(5)"],
  ])("%s: %s %s", (says, use, ...calculated) => {
    expect(rules(use, ...calculated)).toEqual([expect.stringContaining(says)]);
  });

  test.each([
    ["alarm", 1024],
    ["graph", 2048],
  ] as const)("of an %s has at most %d characters", (use, most) => {
    expect(rules(use, "a".padEnd(most), "a")).toEqual([]);
    expect(rules(use, "a".padEnd(most + 1), "a")).toEqual([`a calculation has 1 to ${most} characters`]);
  });

  test("an unknown name is reported with the known ones", () => {
    expect(anyMetricProblems(calculation("errors / evnts", "errors"))).toMatchObject([
      { code: "metric-math", rule: "a calculation names metrics that `using` holds (errors)", got: "evnts" },
    ]);
  });

  test("an invalid name is reported once", () => {
    expect(rules("alarm", "5 * Errors", "Errors")).toEqual([expect.stringContaining("small letter")]);
  });
});

describe("what may be a mistake", () => {
  const warnings = (expression: string) =>
    mathWarnings(calculation(expression, "a", "b")).map(({ rule, got }) => [rule, got]);

  test.each([
    ["ROUND(a) + b", "functions of CloudWatch's user guide", "ROUND"],
    ["MAX(a, b) + a", "MAX takes 1 argument", 2],
    ["FILL(a) + b", "FILL takes 2 arguments", 1],
    ["IF(a) + b", "IF takes 2 to 3 arguments", 1],
    ["ABS() + a + b", "ABS takes 1 argument", 0],
    ["METRICS('a', 'b')", "METRICS takes 0 to 1 argument", 2],
  ])("%s", (expression, says, got) => {
    expect(warnings(expression)).toEqual([[expect.stringContaining(says), got]]);
  });

  test.each(["SUM([a, b])", "LAMBDA('f', a, b, 1, 2, 3)", UNKNOWN, "ROUND(a", "round(a)", "SELECT ROUND(a) FROM b"])(
    "not %s",
    (expression) => expect(warnings(expression)).toEqual([]),
  );

  test("a plain metric has no warnings", () => expect(mathWarnings(METRIC)).toEqual([]));
});

import { Token } from "cdktf";
import { anyMetricProblems, mathWarnings, type MathUse } from "../../../constructs/cloudwatch/math-rules";
import { readMath } from "../../../constructs/cloudwatch/metric-math";
import { MATH_FUNCTIONS } from "../../../constructs/cloudwatch/metric-math-functions";
import type { Metric } from "../../../constructs/cloudwatch/metric";
import { explain } from "../../../constructs/core/problem";

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

  const SINGLE = "a calculation returns a time series, and this returns a single number";
  const SERIES = "an alarm watches a single time series, and this returns several";
  const READ = "a calculation is one that CloudWatch can read, and here";
  const ONE_OF_THEM = "wrap it in SUM(…), MAX(…) or another function that makes one of them";
  const ALL = "a calculation uses all of its metrics";
  const NAMED = "a calculation names metrics that `using` holds";
  const COUNT = "a calculation uses 1 to 10 metrics";

  test.each<[string, MathUse, string, ...string[]]>([
    [`${NAMED} (errors), got: "evnts"; correct the name, or add it`, "alarm", "errors / evnts", "errors"],
    [`${NAMED} (b, c), got: "NaN"; correct the name, or add it`, "graph", "b / NaN + c", "b", "c"],
    [`${ALL} (errors), got: "events"; use it, or leave it out`, "alarm", "errors", "errors", "events"],
    [
      'a function of a calculation is written in capital letters, got: "sum"; write SUM',
      ...(["alarm", "sum([errors])", "errors"] as const),
    ],
    [
      `${SINGLE}, got: "AVG(b)"; compute with the metric itself, or wrap it in TIME_SERIES(…)`,
      ...(["alarm", "AVG(b)", "b"] as const),
    ],
    [
      `${SINGLE}, got: "AVG(b)"; compute with the metric itself, or wrap it in TIME_SERIES(…)`,
      ...(["graph", "AVG(b)", "b"] as const),
    ],
    [`${SERIES}, got: "[b, c]"; ${ONE_OF_THEM}`, "alarm", "[b, c]", "b", "c"],
    [
      `${SERIES}, got: "ANOMALY_DETECTION_BAND(b)"; ${ONE_OF_THEM}`,
      ...(["alarm", "ANOMALY_DETECTION_BAND(b)", "b"] as const),
    ],
    [`${SERIES}, got: "FILL(METRICS(), 0)"; ${ONE_OF_THEM}`, "alarm", "FILL(METRICS(), 0)", "errors"],
    [`${READ} a ( is not closed, got: "(errors"; correct it`, "alarm", "(errors", "errors"],
    [
      `${READ} found the end where a metric, a number or a function is expected, got: "errors +"; correct it`,
      ...(["graph", "errors +", "errors"] as const),
    ],
    ['a calculation has 1 to 1024 characters, got: " "; correct its length', "alarm", " ", "errors"],
    [`${COUNT}, got: 0; name one`, "alarm", "SUM(METRICS())"],
    [`${COUNT}, got: 11; split it`, "alarm", "SUM([a,b,c,d,e,f,g,h,i,j,k])", ...ELEVEN],
    [
      "a calculation uses a metric, or finds some with SEARCH, got: 0; name one in `using`",
      ...(["graph", "5 * TIME_SERIES(5)"] as const),
    ],
    [
      'a metric\'s name in a calculation is a small letter, then letters, digits and _, and not result, got: "result"; rename it',
      ...(["alarm", "result", "result"] as const),
    ],
  ])("%s: %s %s", (sentence, use, ...calculated) => {
    expect(anyMetricProblems(calculation(...calculated), use).map(explain)).toEqual([`metric-math: ${sentence}`]);
  });

  test("has metrics of one period", () => {
    const { expression, using, label } = calculation("a + b", "a", "b");
    const mixed = { expression, label, using: { ...using, b: { ...METRIC, period: 300 } } };
    expect(anyMetricProblems(mixed).map(explain)).toEqual([
      "metric-math: all metrics of a calculation have one period, got: [60,300]; give them the longest",
    ]);
  });

  test.each([
    ["alarm", 1024],
    ["graph", 2048],
  ] as const)("of an %s has at most %d characters", (use, most) => {
    expect(rules(use, "a".padEnd(most), "a")).toEqual([]);
    expect(rules(use, "a".padEnd(most + 1), "a")).toEqual([`a calculation has 1 to ${most} characters`]);
  });

  test("an invalid name is reported once", () => {
    expect(rules("alarm", "5 * Errors", "Errors")).toEqual([expect.stringContaining("small letter")]);
  });
});

describe("what may be a mistake", () => {
  const warnings = (expression: string) => mathWarnings(calculation(expression, "a", "b")).map(explain);
  const BRACKETS = "put several metrics in square brackets: SUM([a, b])";

  test.each([
    [
      "ROUND(a) + b",
      `a calculation uses functions of CloudWatch's user guide, got: "ROUND"; take one of ${[...MATH_FUNCTIONS.keys()].join(", ")}`,
    ],
    ["MAX(a, b) + a", `MAX takes 1 argument, got: 2; ${BRACKETS}`],
    ["FILL(a) + b", `FILL takes 2 arguments, got: 1; ${BRACKETS}`],
    ["IF(a) + b", `IF takes 2 to 3 arguments, got: 1; ${BRACKETS}`],
    ["ABS() + a + b", `ABS takes 1 argument, got: 0; ${BRACKETS}`],
    ["METRICS('a', 'b')", `METRICS takes 0 to 1 argument, got: 2; ${BRACKETS}`],
  ])("%s", (expression, sentence) => expect(warnings(expression)).toEqual([`metric-math-function: ${sentence}`]));

  test.each(["SUM([a, b])", "LAMBDA('f', a, b, 1, 2, 3)", UNKNOWN, "ROUND(a", "round(a)", "SELECT ROUND(a) FROM b"])(
    "not %s",
    (expression) => expect(warnings(expression)).toEqual([]),
  );

  test("a plain metric has no warnings", () => expect(mathWarnings(METRIC)).toEqual([]));
});

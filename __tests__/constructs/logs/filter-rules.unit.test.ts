import { Token } from "cdktf";
import { explain, type Problem } from "../../../constructs/core/problem";
import { FilterCondition } from "../../../constructs/logs/filter-condition";
import { FilterPattern } from "../../../constructs/logs/filter-pattern";
import {
  classProblems,
  metricDimensionProblems,
  metricFilterProblems,
  type MetricFilterSettings,
} from "../../../constructs/logs/metric-filter-rules";

const { and, compare, exists, isNull, like, or, regex } = FilterCondition;
const UNKNOWN = Token.asString({ resolve: () => "(later)" });
const UNKNOWN_NUMBER = Token.asNumber({ resolve: () => 1 });

/** Sentences without the part of their codes that they share. */
const sentences = (problems: readonly Problem[], prefix: string) =>
  problems.map((found) => explain(found).replace(prefix, ""));

describe("a pattern", () => {
  const of = ({ problems }: FilterPattern) => sentences(problems, "filter-pattern-");

  test.each([
    FilterPattern.terms({ all: ["x".repeat(1022)] }),
    FilterPattern.terms({ all: [UNKNOWN.repeat(60)] }),
    FilterPattern.regex("\\x28a|b\\) c_1"),
    FilterPattern.regex(`(${UNKNOWN})`),
    FilterPattern.json(compare("$.a", "=", "Ev*ent")),
    FilterPattern.json(compare("$.a", "=", UNKNOWN)),
    FilterPattern.json(compare("$.a", "=", UNKNOWN_NUMBER)),
    FilterPattern.json(like("$.a", UNKNOWN)),
    FilterPattern.json(and(regex("$.a", "a"), regex("$.b", "b"), compare("$.c", "=", "c"))),
  ])("passes: %#", (pattern) => expect(of(pattern)).toEqual([]));

  const TERM = "term: a pattern of terms holds at least one, and none is empty";
  const ALL_EVENTS = "name one, or use FilterPattern.allEvents()";
  const LENGTH = "length: a filter pattern has at most 1024 characters, got: 1025; make two filters of it";
  const REGEX =
    "regex: a regular expression holds letters, digits, :_#=@/;,- and the operators ^$?[]{}|\\*+. only; no parentheses";
  const ESCAPE = "write it without the others, or put a backslash before them";
  const SELECTOR = "selector: a JSON selector is $ and properties of letters, digits, _ and -, or elements such as [0]";
  const LIKE = "use like for a wildcard; a literal asterisk can't be matched there";
  const ASTERISK = "asterisk: an asterisk at either end of a text is a wildcard, but `compare` takes it literally";
  const NUMBER = "number: a filter pattern compares with a finite number";
  const COLUMN = "column: a column's name consists of letters, digits and _, and does not start with a digit";
  const TWICE = "column-twice: a column's name, and the ellipsis, is used once";
  const NESTING = 'column-nesting: a column\'s conditions are joined by and, or by or, got: "and"; use one';

  test.each<[FilterPattern, string[]]>([
    [FilterPattern.terms({}), [`${TERM}, got: []; ${ALL_EVENTS}`]],
    [FilterPattern.terms({ all: ["a", ""] }), [`${TERM}, got: ["a",""]; ${ALL_EVENTS}`]],
    [
      FilterPattern.terms({ any: ["a"], exclude: ["b"] }),
      [
        "any-term: AWS ignores `any` beside `all` or `exclude`, " +
          'got: {"all":[],"any":["a"],"exclude":["b"]}; make two filters of it',
      ],
    ],
    [FilterPattern.terms({ all: ["x".repeat(1023)] }), [LENGTH]],
    [FilterPattern.regex("x".repeat(1023)), [LENGTH]],
    [FilterPattern.regex("(a"), [`${REGEX}, got: "(a"; ${ESCAPE}`]],
    [FilterPattern.regex("a)"), [`${REGEX}, got: "a)"; ${ESCAPE}`]],
    [FilterPattern.regex(""), [`${REGEX}, got: ""; ${ESCAPE}`]],
    [FilterPattern.json(regex("$.a", "(a|b)")), [`${REGEX}, got: "(a|b)"; ${ESCAPE}`]],
    [
      FilterPattern.json(compare("latency", "=", "*x")),
      [`${SELECTOR}, got: "latency"; write it like $.users[0].id`, `${ASTERISK}, got: "*x"; ${LIKE}`],
    ],
    [
      FilterPattern.json(compare("$.a b", "=", "x*")),
      [`${SELECTOR}, got: "$.a b"; write it like $.users[0].id`, `${ASTERISK}, got: "x*"; ${LIKE}`],
    ],
    [
      FilterPattern.json(like("$.a", "Ev*ent")),
      [
        'wildcard: like takes a text with * at its start, its end or both, got: "Ev*ent"; add one, or use compare for the ' +
          "whole text",
      ],
    ],
    [
      FilterPattern.json(and(compare("$.a", ">", NaN), compare("$.b", "<", Infinity))),
      [`${NUMBER}, got: "NaN"; give one`, `${NUMBER}, got: "Infinity"; give one`],
    ],
    [
      FilterPattern.json(and(regex("$.a", "a"), regex("$.b", "b"), regex("$.c", "c"))),
      ["regex-count: a filter pattern holds at most 2 regular expressions, got: 3; use like for the rest"],
    ],
    [
      FilterPattern.spaceDelimited("a b", "1st", "ok", "ok"),
      [
        `${COLUMN}, got: "a b"; rename it`,
        `${COLUMN}, got: "1st"; rename it`,
        `${TWICE}, got: "ok"; rename one, or drop one`,
      ],
    ],
    [FilterPattern.spaceDelimited("...", "a", "..."), [`${TWICE}, got: "..."; rename one, or drop one`]],
    [
      FilterPattern.spaceDelimited(and(compare("a", "=", "x"), compare("b", "=", "y"))),
      [
        'column-condition: all conditions of a column must name that column, got: ["a","b"]; use a separate column for each',
      ],
    ],
    [
      FilterPattern.spaceDelimited(and(compare("a", "=", 1), or(compare("a", "=", 2), compare("a", "=", 3)))),
      [NESTING],
    ],
    [
      FilterPattern.spaceDelimited(
        and(compare("a", "=", 1), and(compare("a", "=", 2), or(compare("a", "<", 3), compare("a", ">", 4)))),
      ),
      [NESTING],
    ],
    [
      FilterPattern.spaceDelimited(isNull("a")),
      ['column-state: a column is always there, and text or a number, got: "IS NULL"; drop the test'],
    ],
  ])("reports what is wrong: %#", (pattern, expected) => expect(of(pattern)).toEqual(expected));
});

describe("a metric filter", () => {
  const json = FilterPattern.json(
    and(exists("$.latency"), compare("$.level", "=", "error"), exists("$.a"), exists("$.b")),
  );
  const columns = FilterPattern.spaceDelimited("ip", "...", "status", "bytes");
  const terms = FilterPattern.terms({ all: ["x"] });

  test.each<MetricFilterSettings>([
    { pattern: FilterPattern.allEvents() },
    { pattern: terms, defaultValue: 0, value: "2.5" },
    { pattern: terms, value: "-10" },
    { pattern: terms, value: "+12.25" },
    { pattern: terms, value: 1e21 },
    { pattern: terms, value: UNKNOWN },
    { pattern: json, value: "$.latency", dimensions: { Level: "$.level" } },
    { pattern: json, dimensions: { ["x".repeat(255)]: "$.a" } },
    { pattern: json, dimensions: { [UNKNOWN.repeat(20)]: UNKNOWN.repeat(20) } },
    { pattern: FilterPattern.json(exists(`$.${UNKNOWN}`)), value: "$.latency" },
    { pattern: columns, value: "$bytes", dimensions: { Ip: "$ip", Status: "$status", Bytes: "$bytes" } },
  ])("passes: %#", (settings) => expect(metricFilterProblems(settings)).toEqual([]));

  const DIMENSIONS = "dimensions: a metric filter has at most 3 dimensions";
  const DEFAULT = "default: a filter with dimensions has no default value";
  const PATTERN = "dimension-pattern: only JSON and space-delimited patterns carry dimensions";
  const MATCH = "match with FilterPattern.json or FilterPattern.spaceDelimited";
  const VALUE = "field: the metric's value is a field that the pattern names";
  const FIELD = "is a field that the pattern names";
  const NONE = "the pattern names none: add it there, or take one of these";
  const OF_JSON = "the pattern names $.latency, $.level, $.a, $.b: add it there, or take one of these";
  const OF_COLUMNS = "the pattern names $ip, $status, $bytes: add it there, or take one of these";
  const NAME = "dimension-length: a dimension's name has 1 to 255 characters";
  const SELECTOR = "dimension-length: a dimension's selector has 1 to 255 characters";

  test.each<[MetricFilterSettings, string[]]>([
    [
      { pattern: json, dimensions: { A: "$.a", B: "$.b", C: "$.level", D: "$.latency" } },
      [`${DIMENSIONS}, got: ["A","B","C","D"]; drop one`],
    ],
    [{ pattern: json, dimensions: { A: "$.a" }, defaultValue: 0 }, [`${DEFAULT}, got: 0; leave out one of the two`]],
    [{ pattern: terms, dimensions: { A: "$.a" } }, [`${PATTERN}, got: "\\"x\\""; ${MATCH}`]],
    [{ pattern: FilterPattern.regex("x"), dimensions: { A: "$.a" } }, [`${PATTERN}, got: "%x%"; ${MATCH}`]],
    [{ pattern: json, dimensions: { A: "$.other" } }, [`field: dimension A ${FIELD}, got: "$.other"; ${OF_JSON}`]],
    [{ pattern: columns, dimensions: { A: "status" } }, [`field: dimension A ${FIELD}, got: "status"; ${OF_COLUMNS}`]],
    ...["$.latency", "x1", "1x", "1.", ".5", "1.x", "--1"].map((value): [MetricFilterSettings, string[]] => [
      { pattern: terms, value },
      [`${VALUE}, got: "${value}"; ${NONE}`],
    ]),
    [
      { pattern: json, dimensions: { ["x".repeat(257)]: "$.a", "": "$.b" } },
      [`${NAME}, got: "${"x".repeat(199)}…; shorten it by 2`, `${NAME}, got: ""; give it one`],
    ],
    [
      { pattern: json, dimensions: { A: "" } },
      [`field: dimension A ${FIELD}, got: ""; ${OF_JSON}`, `${SELECTOR}, got: ""; give it one`],
    ],
    [
      {
        ...{ pattern: columns, value: "$size", defaultValue: 1 },
        dimensions: { A: "$ip", B: "$x", C: "$status", D: "$bytes" },
      },
      [
        `${DIMENSIONS}, got: ["A","B","C","D"]; drop one`,
        `${DEFAULT}, got: 1; leave out one of the two`,
        `field: dimension B ${FIELD}, got: "$x"; ${OF_COLUMNS}`,
        `${VALUE}, got: "$size"; ${OF_COLUMNS}`,
      ],
    ],
  ])("reports what is wrong: %#", (settings, expected) =>
    expect(sentences(metricFilterProblems(settings), "metric-filter-")).toEqual(expected),
  );

  test.each(["STANDARD", undefined] as const)("is in a group of class %s", (logGroupClass) =>
    expect(classProblems("metric filters", logGroupClass)).toEqual([]),
  );

  test.each(["INFREQUENT_ACCESS", "DELIVERY"] as const)("is in no group of class %s", (logGroupClass) =>
    expect(classProblems("metric filters", logGroupClass).map(explain)).toEqual([
      `log-group-class: only groups of class STANDARD have metric filters, got: "${logGroupClass}"; choose class STANDARD, or drop it`,
    ]),
  );

  test("makes a metric with exactly its dimensions", () => {
    const asked = (published: string[], names: string[]) =>
      sentences(metricDimensionProblems(published, names), "metric-filter-metric-dimensions: a metric of this filter ");
    expect(asked(["B", "A"], ["A", "B"])).toEqual([]);
    expect(asked([], [])).toEqual([]);
    expect(asked(["A"], [])).toEqual(["needs a value for each of A, got: []; name exactly these"]);
    expect(asked(["B", "A"], ["B"])).toEqual(['needs a value for each of A, B, got: ["B"]; name exactly these']);
    expect(asked([], ["A"])).toEqual(['has no dimensions, got: ["A"]; name exactly these']);
  });
});

import fc from "fast-check";
import { QueryExpression, QueryFilter } from "../../../constructs/logs/insights-expression";
import { InsightsQuery } from "../../../constructs/logs/insights-query";
import { insightsQuery } from "../../../harness/log-evaluator/insights-query";
import { eventsOf } from "../../../harness/log-evaluator/log-event";
import { NotDocumented } from "../../../harness/log-evaluator/not-documented";
import { queryRegex } from "../../../harness/log-evaluator/regex";

const LINES = [
  '{"level":"error","status":500,"path":"/a","ms":120,"user":{"id":7},"tags":["x"]}',
  '{"level":"info","status":200,"path":"/b","ms":30}',
  '{"level":"info","status":200,"path":"/a","ms":10}',
  "25 May 2026 10:24:39 [ERROR] {foo=2, bar=data} The error was: DataIntegrityException",
  "user=alice, method:GET, latency := 216",
];
// A minute from one to the next, so that the newest is the last line.
const events = eventsOf(LINES.join("\n"), { secondsApart: 60, start: Date.UTC(2026, 0, 5, 8) });
const AT = (minute: number) => Date.UTC(2026, 0, 5, 8, minute);
const run = (query: string) => insightsQuery(query)(events);
const column = (query: string, name: string) => run(query).map((row) => row[name]);

describe("filter", () => {
  test.each<[string, unknown[]]>([
    ["status >= 500", [120]],
    ["status = 200 and ms < 20", [10]],
    ["level = 'error' or ms = 30", [30, 120]],
    ['level = "info" and (path = "/a" or path = "/b")', [10, 30]],
    ["status in [500, 404]", [120]],
    ["ispresent(status) and status not in [500, 404]", [10, 30]],
    ['path in ["/b"]', [30]],
    ["path like '/a'", [10, 120]],
    ["ispresent(path) and path not like /b$/", [10, 120]],
    ["level like /(?i)ERR/", [120]],
    ["level =~ /^in/", [10, 30]],
    ["ispresent(level) and not (status = 500)", [10, 30]],
    ["user.id = 7", [120]],
    ["tags.0 = 'x'", [120]],
    ["status != 200", [120]],
    ["status > 100 AND status <= 200", [10, 30]],
    ["`user.id` = 7", [120]],
  ])("%s", (condition, expected) => {
    expect(column(`fields ms | filter ${condition}`, "ms")).toEqual(expected);
  });

  test.each(["level > 'a'", "not (status = 5)", "path > 5", "status not like 'x'"])(
    "%s: not documented",
    (condition) => {
      expect(() => run(`filter ${condition}`)).toThrow(NotDocumented);
    },
  );
});

test.each<[string, object]>([
  [
    'parse @message "[*] * The error was: *" as severity, config, exception',
    { severity: "ERROR", config: "{foo=2, bar=data}", exception: "DataIntegrityException" },
  ],
  [
    "parse @message /\\[(?<severity>\\S+)\\]\\s+(?<config>\\{.*\\})\\s+The error was: (?<exception>\\S+)/",
    { severity: "ERROR", config: "{foo=2, bar=data}", exception: "DataIntegrityException" },
  ],
])("%s", (parse, fields) => {
  const names = Object.keys(fields).join(", ");
  expect(run(`${parse} | filter ispresent(exception) | fields ${names}`)).toEqual([fields]);
  expect(run(`${parse} | fields ${names}`)).toHaveLength(LINES.length);
});

test("what is parsed can be parsed again, and computed with", () => {
  const query =
    'parse @message "user=*, method:*, latency := *" as user, method, latency | stats avg(latency) as a by method';
  expect(() => run(query)).toThrow(NotDocumented);
  const present = query.replace("| stats", "| filter ispresent(method) | stats");
  expect(run(present)).toEqual([{ method: "GET", a: 216 }]);
  expect(column('parse @logStream "*/*/*" as a, b, c | parse b "*-*" as d, e | limit 1 | fields e', "e")).toEqual([
    "university-prod-app",
  ]);
});

describe("stats", () => {
  test.each<[string, object[]]>([
    ["stats count(*) as n, count() as m, count(status) as s", [{ n: 5, m: 5, s: 3 }]],
    ["stats sum(ms) as a, avg(ms) as b, min(ms) as c, max(ms) as d", [{ a: 160, b: 160 / 3, c: 10, d: 120 }]],
    [
      "stats pct(ms, 50) as half, pct(ms, 99) as most, count_distinct(path) as paths",
      [{ half: 30, most: 120, paths: 2 }],
    ],
    [
      "filter ispresent(path) | stats count(*) as n by path, status | sort n asc | limit 2",
      [
        { path: "/a", status: 200, n: 1 },
        { path: "/b", status: 200, n: 1 },
      ],
    ],
    [
      "stats count(*) as n by bin(3m) | sort bin(3m) asc",
      [
        { "bin(3m)": AT(0), n: 3 },
        { "bin(3m)": AT(3), n: 2 },
      ],
    ],
    ["stats max(@timestamp) as latest", [{ latest: AT(4) }]],
    ["filter status = 1 | stats count(*) as n", []],
  ])("%s", (query, expected) => {
    expect(run(query)).toEqual(expected);
  });
});

describe("the newest rows are first, and have the fields that are shown", () => {
  test.each<[string, object[]]>([
    ["fields @timestamp | limit 2", [{ "@timestamp": AT(4) }, { "@timestamp": AT(3) }]],
    ["filter status = 500", [{ "@timestamp": AT(0), "@message": LINES[0] }]],
    ["filter ms = 10 | fields @timestamp | fields ms", [{ "@timestamp": AT(2), ms: 10 }]],
    ["# a comment\nfields ms\n  # | limit 1\n| filter ms > 0", [{ ms: 10 }, { ms: 30 }, { ms: 120 }]],
    [
      "filter ispresent(path) | fields ms, path | dedup path",
      [
        { ms: 10, path: "/a" },
        { ms: 30, path: "/b" },
      ],
    ],
    ["filter ispresent(ms) | fields ms | sort ms desc", [{ ms: 120 }, { ms: 30 }, { ms: 10 }]],
    ["SOURCE 'app' | SOURCE 'other' | fields ms | limit 1", [{}]],
  ])("%j", (query, expected) => {
    expect(run(query)).toEqual(expected);
  });
});

test.each([
  "pattern @message",
  "fields abs(ms)",
  "display ms",
  "filter ms + 1 > 2",
  "filter ms",
  "filter ms like 5",
  "filter ms >",
  "filter (ms > 1",
  'parse @message "*" as a, b',
  "parse @message /x/",
  "parse @message logfmt as l",
  "stats count(*)",
  "stats stddev(ms) as s",
  "stats count(*) as n by",
  "limit x",
  "fields ms |",
  "fields ms limit 5",
  "filter @message like /a",
  "",
])("%s is more than the evaluator reads", (query) => {
  expect(() => insightsQuery(query)).toThrow(NotDocumented);
});

test.each(["sort path asc", "sort status desc", "dedup status"])("%s: not documented for these events", (query) => {
  expect(() => run(query)).toThrow(NotDocumented);
});

test.each([
  "(?=a)",
  "(?!a)",
  "(?<=a)b",
  "(?<!a)b",
  "(a)\\1",
  "(?>a)",
  "a++",
  "a(?i)b",
  "(?i:a)",
  "\\Ka",
  "(?<a>x)\\k<a>",
  "[",
])("Hyperscan does not read %s", (regex) => {
  expect(() => queryRegex(regex)).toThrow(NotDocumented);
});

test.each(["(?<a>x)", "(?:a|b)+", "\\*+", "[0-9]+(?:\\.[0-9]+)?", "(?i)a", "\\bword\\b"])(
  "Hyperscan reads %s",
  (regex) => {
    expect(() => queryRegex(regex)).not.toThrow();
  },
);

test("a query that is built here is read, whatever texts it holds", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  const name = fc.constantFrom("path", "@message", "foo-bar", "@aws.tag.a:b", "level");
  const condition = fc.oneof(
    fc.tuple(name, text).map(([field, value]) => QueryFilter.where(field, "=", value)),
    fc.tuple(name, fc.integer()).map(([field, value]) => QueryFilter.where(field, ">", value)),
    fc.tuple(name, text).map(([field, value]) => QueryFilter.contains(field, value)),
    fc.tuple(name, text, fc.integer()).map(([field, one, two]) => QueryFilter.isOneOf(field, [one, two])),
    name.map(QueryFilter.isPresent),
  );
  const joined = fc
    .tuple(fc.constantFrom(QueryFilter.allOf, QueryFilter.anyOf), condition, condition)
    .map(([join, one, other]) => join(one, QueryFilter.not(other)));
  fc.assert(
    fc.property(fc.oneof(condition, joined), name, (filter, field) => {
      const { text: query } = InsightsQuery.of(
        InsightsQuery.fields(field),
        InsightsQuery.filter(filter),
        InsightsQuery.stats({ n: QueryExpression.count(field), "p-9": QueryExpression.percentile(field, 99.9) }, [
          QueryExpression.bin("5m"),
        ]),
        InsightsQuery.sort("n", "desc"),
        InsightsQuery.limit(3),
      );
      expect(() => insightsQuery(query)).not.toThrow();
    }),
  );
});

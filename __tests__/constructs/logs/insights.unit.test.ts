import { Token } from "cdktf";
import { explain } from "../../../constructs/core/problem";
import { accessLogQueries } from "../../../constructs/logs/access-log-queries";
import { applicationQueries } from "../../../constructs/logs/application-queries";
import { QueryExpression, QueryFilter } from "../../../constructs/logs/insights-expression";
import { InsightsQuery, type QueryCommand } from "../../../constructs/logs/insights-query";
import { commandsOf, queryClassProblems, queryProblems } from "../../../constructs/logs/insights-rules";

const UNKNOWN = Token.asString({ resolve: () => "later" });

test.each<[QueryCommand, string]>([
  [InsightsQuery.fields("@timestamp", "@message"), "fields @timestamp, @message"],
  [
    InsightsQuery.fields("foo-bar", "@aws.tag.a:b", "a.b_c", QueryExpression.bin("1h")),
    "fields `foo-bar`, @`aws.tag.a:b`, a.b_c, bin(1h)",
  ],
  [InsightsQuery.filter(QueryFilter.contains("@message", 'say "hi" \\')), 'filter @message like "say \\"hi\\" \\\\"'],
  [
    InsightsQuery.filter(QueryFilter.contains("@message", /time(d )?out \/x/i)),
    "filter @message like /(?i)time(d )?out \\/x/",
  ],
  [InsightsQuery.filter(QueryFilter.contains("@message", /Error/)), "filter @message like /Error/"],
  [
    InsightsQuery.filter(
      QueryFilter.allOf(
        QueryFilter.where("status", ">=", 500),
        QueryFilter.not(QueryFilter.anyOf(QueryFilter.isOneOf("path", ["/a", "/b"]), QueryFilter.isPresent("x"))),
      ),
    ),
    'filter (status >= 500) and (not ((path in ["/a", "/b"]) or (ispresent(x))))',
  ],
  [InsightsQuery.parse("@logStream", "*/*/*", ["a", "b", "c-d"]), 'parse @logStream "*/*/*" as a, b, `c-d`'],
  [InsightsQuery.parse("@message", /(?<code>\d{3})/), "parse @message /(?<code>\\d{3})/"],
  [
    InsightsQuery.stats(
      { n: QueryExpression.count(), p: QueryExpression.percentile("ms", 99), u: QueryExpression.countDistinct("ip") },
      ["path", QueryExpression.bin("5m")],
    ),
    "stats count(*) as n, pct(ms, 99) as p, count_distinct(ip) as u by path, bin(5m)",
  ],
  [
    InsightsQuery.stats({ most: QueryExpression.aggregate("max", "ms"), known: QueryExpression.count("ms") }),
    "stats max(ms) as most, count(ms) as known",
  ],
  [InsightsQuery.sort("n", "desc"), "sort n desc"],
  [InsightsQuery.sort(QueryExpression.bin("1d"), "asc"), "sort bin(1d) asc"],
  [InsightsQuery.limit(20), "limit 20"],
  [InsightsQuery.dedup("a", "b"), "dedup a, b"],
  [InsightsQuery.raw("unnest x into y"), "unnest x into y"],
])("writes %#", (command, text) => {
  expect(command.text).toBe(text);
  expect(command.problems).toEqual([]);
});

test("joins commands by a pipe, each on its line", () => {
  expect(InsightsQuery.of(InsightsQuery.fields("@message"), InsightsQuery.limit(1)).text).toBe(
    "fields @message\n| limit 1",
  );
});

const LIMIT = "query-limit: limit is 1 to 100000";
const RANGE = "choose a number in this range";
const LENGTH = "query-length: a query has 1 to 10000 characters";

test.each<[QueryCommand[], string[]]>([
  [[InsightsQuery.limit(0)], [`${LIMIT}, got: 0; ${RANGE}`]],
  [
    [InsightsQuery.limit(2.5), InsightsQuery.limit(100_001)],
    [`${LIMIT}, got: 2.5; ${RANGE}`, `${LIMIT}, got: 100001; ${RANGE}`],
  ],
  [
    [InsightsQuery.parse("@message", "* *", ["a"])],
    ['query-parse: each * of parse has a name, 2 here, got: ["a"]; name each once, in their order'],
  ],
  [
    [InsightsQuery.parse("@message", /(\d+)/)],
    ['query-parse: parse takes named groups, (?<name>…), got: "(\\\\d+)"; name one'],
  ],
  [[InsightsQuery.stats({})], ["query-stats: stats computes something, got: {}; name a value"]],
  [[InsightsQuery.raw("")], [`${LENGTH}, got: 0; give it a command`]],
  [[InsightsQuery.raw("x".repeat(10_001))], [`${LENGTH}, got: 10001; make two queries of it`]],
  [[InsightsQuery.raw("x".repeat(10_000))], []],
  [[InsightsQuery.raw(UNKNOWN.repeat(600))], []],
  [
    [InsightsQuery.raw("stats pct(a, 101)")],
    ['query-number: a percentile is 0 to 100, got: "101"; choose one, such as 95'],
  ],
  [[InsightsQuery.dedup("a"), InsightsQuery.limit(1)], []],
  [[InsightsQuery.sort("a", "asc"), InsightsQuery.dedup("a")], []],
  [
    [InsightsQuery.dedup("a"), InsightsQuery.sort("a", "asc"), InsightsQuery.limit(0)],
    [`${LIMIT}, got: 0; ${RANGE}`, 'query-dedup: only limit comes after dedup, got: ["sort"]; put it before dedup'],
  ],
])("reports what is wrong: %#", ([first, ...others], sentences) => {
  if (!first) throw new Error("no command");
  expect(queryProblems(InsightsQuery.of(first, ...others)).map(explain)).toEqual(sentences);
});

test.each([
  ['filter @message like "a | pattern" | stats count(*) by bin(5m)', ["filter", "stats"]],
  ["FIELDS @message\n|pattern @message # | diff\n| limit 5", ["fields", "pattern", "limit"]],
  ["filter @message like /a|diff/ | parse @message /x | y/ | sort a", ["filter", "parse", "sort"]],
  ["filter a =~ /\\/|diff/ and b = 'it\\'s | x' | fields a / b, `c|d` | limit 1", ["filter", "fields", "limit"]],
])("reads the commands of %s", (text, commands) => {
  expect(commandsOf(text)).toEqual(commands);
});

describe("a class", () => {
  const refused = (text: string, ...classes: Parameters<typeof queryClassProblems>[1]) =>
    queryClassProblems(InsightsQuery.of(InsightsQuery.raw(text)), classes).map(explain);

  test.each([
    ["pattern @message", "pattern"],
    ["pattern @message | diff | sort x", "pattern, diff"],
    ["diff | diff", "diff"],
    ["filterIndex requestId = 'x'", "filterindex"],
    ["fields @timestamp, unmask(@message)", "unmask"],
    ["fields @message | UNMASK @message", "unmask"],
  ])("INFREQUENT_ACCESS refuses %s, also in a raw line", (text, commands) => {
    expect(refused(text, "STANDARD", "INFREQUENT_ACCESS")).toEqual([
      "query-command-class: pattern, diff, filterIndex and unmask are not for groups of class INFREQUENT_ACCESS, " +
        `got: "${commands}"; leave them out, or choose groups of class STANDARD`,
    ]);
    expect(refused(text, "STANDARD", undefined)).toEqual([]);
  });

  test("INFREQUENT_ACCESS refuses commands only, not words", () => {
    const query = 'filter @message like "| unmask pattern" and diff = 1 | fields pattern, @message like /unmask/';
    expect(refused(query, "INFREQUENT_ACCESS")).toEqual([]);
  });

  test("DELIVERY refuses every query", () => {
    expect(refused("fields @message", "DELIVERY")).toEqual([
      'query-class: no query reads a group of class DELIVERY, got: "DELIVERY"; choose another group',
    ]);
  });
});

describe("the ready queries", () => {
  const queries = { ...applicationQueries(), ...accessLogQueries() };
  const ofText = Object.entries(accessLogQueries({ format: {} })).map(([name, query]) => [`${name} of text`, query]);

  test.each<[string, InsightsQuery]>([...Object.entries(queries), ...(ofText as [string, InsightsQuery][])])(
    "%s is a right query on every class that Insights reads",
    (_name, query) => {
      expect(queryProblems(query)).toEqual([]);
      expect(queryClassProblems(query, ["STANDARD", "INFREQUENT_ACCESS"])).toEqual([]);
    },
  );

  test("read streams as awslogs names them", () => {
    expect(queries.byTask.text).toContain('parse @logStream "*/*/*" as prefix, container, task');
    expect(queries.errors.text).toMatch(/^filter @message like \/.*\/\n\| stats count\(\*\) as errors by bin\(5m\)$/);
  });

  test("read other formats", () => {
    const other = applicationQueries({
      error: QueryFilter.where("level", "=", "error"),
      databaseError: QueryFilter.where("system", "=", "mysql"),
      errorCode: /E(?<code>\d+)/,
      interval: "1h",
    });
    expect(other.errors.text).toBe('filter level = "error"\n| stats count(*) as errors by bin(1h)');
    expect(other.databaseErrors.text).toContain('| filter system = "mysql"\n');
    expect(other.errorCodes.text).toMatch(/^parse @message \/E\(\?<code>\\d\+\)\/\n/);
  });

  test("read other access logs", () => {
    const request = /(?<method>\w+) (?<path>\S+) -> (?<status>\d+)/;
    const other = accessLogQueries({ format: { request, duration: /in (?<duration>\d+)/ }, interval: "1h" });
    expect(other.statusCodes.text).toMatch(
      /^parse @message \/\(\?<method>\\w\+\) \(\?<path>\\S\+\) -> .*by status, bin\(1h\)$/s,
    );
    expect(other.topPaths.text).toContain("| parse @message /in (?<duration>\\d+)/\n");
  });
});

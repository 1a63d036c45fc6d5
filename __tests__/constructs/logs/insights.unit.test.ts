import { accessLogQueries } from "../../../constructs/logs/access-log-queries";
import { applicationQueries } from "../../../constructs/logs/application-queries";
import { QueryExpression, QueryFilter } from "../../../constructs/logs/insights-expression";
import { InsightsQuery, type QueryCommand } from "../../../constructs/logs/insights-query";
import { commandsOf, queryClassProblems, queryProblems } from "../../../constructs/logs/insights-rules";

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

test.each<[QueryCommand[], string[]]>([
  [[InsightsQuery.limit(0)], ["query-limit"]],
  [
    [InsightsQuery.limit(2.5), InsightsQuery.limit(100_001)],
    ["query-limit", "query-limit"],
  ],
  [[InsightsQuery.parse("@message", "* *", ["a"])], ["query-parse"]],
  [[InsightsQuery.parse("@message", /(\d+)/)], ["query-parse"]],
  [[InsightsQuery.stats({})], ["query-stats"]],
  [[InsightsQuery.raw("")], ["query-length"]],
  [[InsightsQuery.raw("x".repeat(10_001))], ["query-length"]],
  [[InsightsQuery.dedup("a"), InsightsQuery.limit(1)], []],
  [
    [InsightsQuery.dedup("a"), InsightsQuery.sort("a", "asc"), InsightsQuery.limit(0)],
    ["query-limit", "query-dedup"],
  ],
])("reports what is wrong: %#", ([first, ...others], codes) => {
  if (!first) throw new Error("no command");
  expect(queryProblems(InsightsQuery.of(first, ...others)).map(({ code }) => code)).toEqual(codes);
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
    queryClassProblems(InsightsQuery.of(InsightsQuery.raw(text)), classes).map(({ code, got }) => [code, got]);

  test.each([
    ["pattern @message", "pattern"],
    ["pattern @message | diff | sort x", "pattern, diff"],
    ["filterIndex requestId = 'x'", "filterindex"],
    ["fields @timestamp, unmask(@message)", "unmask"],
    ["fields @message | UNMASK @message", "unmask"],
  ])("INFREQUENT_ACCESS refuses %s, also in a raw line", (text, commands) => {
    expect(refused(text, "STANDARD", "INFREQUENT_ACCESS")).toEqual([["query-command-class", commands]]);
    expect(refused(text, "STANDARD", undefined)).toEqual([]);
  });

  test("INFREQUENT_ACCESS refuses commands only, not words", () => {
    const query = 'filter @message like "| unmask pattern" and diff = 1 | fields pattern, @message like /unmask/';
    expect(refused(query, "INFREQUENT_ACCESS")).toEqual([]);
  });

  test("DELIVERY refuses every query", () => {
    expect(refused("fields @message", "DELIVERY")).toEqual([["query-class", "DELIVERY"]]);
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

import { Dashboard } from "../../constructs/cloudwatch/dashboard";
import { type BinPeriod, QueryExpression, QueryFilter } from "../../constructs/logs/insights-expression";
import { InsightsQuery, type QueryCommand } from "../../constructs/logs/insights-query";
import { QueryDefinition } from "../../constructs/logs/query-definition";
import type { Program, Programs } from "./case";
import { each } from "./each";

const save =
  (...commands: readonly [QueryCommand, ...QueryCommand[]]): Program =>
  (stack) =>
    new QueryDefinition(stack, "query", { name: "app", query: InsightsQuery.of(...commands) });

const filter = (condition: QueryFilter): Program => save(InsightsQuery.filter(condition));

const slowest = (percent: number): Program =>
  save(InsightsQuery.stats({ slow: QueryExpression.percentile("duration", percent) }));

const every = (period: BinPeriod): Program =>
  save(InsightsQuery.stats({ events: QueryExpression.count() }, [QueryExpression.bin(period)]));

const show =
  (query: string): Program =>
  (stack) =>
    new Dashboard(stack, "dashboard", {
      name: "app",
      region: "eu-west-3",
      rows: [[{ type: "query", title: "Events", logGroups: [{ name: "app" }], query }]],
    });

/** Queries of CloudWatch Logs Insights. */
export const QUERY_PROGRAMS = {
  refused: {
    "more than no number": ["query-number", filter(QueryFilter.where("duration", ">", NaN)), "finite numbers"],
    "less than infinity": ["query-number", filter(QueryFilter.where("duration", "<", Infinity)), "finite numbers"],
    "one of no number": ["query-number", filter(QueryFilter.isOneOf("status", [200, NaN])), "finite numbers"],
    "neither this nor no number": [
      "query-number",
      filter(QueryFilter.not(QueryFilter.anyOf(QueryFilter.where("a", "=", NaN), QueryFilter.isPresent("b")))),
    ],
    ...each("a percentile of", [101, -1, 950], (percent) => ["query-number", slowest(percent), "0 to 100"]),
    "no percentile": ["query-number", slowest(NaN), "finite numbers"],
    ...each("an interval of", ["0m", "-5m", "1.5h"] as const, (period) => ["query-number", every(period), "interval"]),
    ...each("a widget's", ["stats pct(duration, 101)", "filter a > NaN", "stats count(*) by bin(0s)"], (query) => [
      "query-number",
      show(query),
    ]),
    ...each("a limit of", [0, 100_001, 1.5], (limit) => ["query-limit", save(InsightsQuery.limit(limit))]),
    "a group that has no name": [
      "query-parse",
      save(InsightsQuery.parse("@message", /(?<=status )\d+/)),
      "named groups",
    ],
    "a query of nothing": ["query-stats", save(InsightsQuery.stats({}))],
    ...each("a name", ["/app", "app/", "a:b", "a*"], (name) => [
      "name-pattern",
      (stack) =>
        new QueryDefinition(stack, "query", { name, query: InsightsQuery.of(InsightsQuery.fields("@message")) }),
    ]),
  },
  warned: {},
  right: {
    "a text that reads like no number": filter(QueryFilter.where("level", "=", "NaN")),
    "a pattern that reads like no number": filter(QueryFilter.contains("@message", /> NaN/)),
    ...each("a percentile of", [0, 50, 99.9, 100], slowest),
    ...each("an interval of", ["30s", "5m", "1h", "1d", "500ms"] as const, every),
    "one of several": filter(QueryFilter.isOneOf("status", [200, 204, -1])),
    "named groups": save(InsightsQuery.parse("@message", /status (?<status>\d+)/)),
    "a widget's": show("stats pct(duration, 95) by bin(5m)"),
    "a name in a folder": (stack) =>
      new QueryDefinition(stack, "query", { name: "school/app", query: InsightsQuery.of(InsightsQuery.limit(5)) }),
  },
} satisfies Programs;

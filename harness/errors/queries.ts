import type { Construct } from "constructs";
import { InsightsQuery, type QueryCommand } from "../../constructs/logs/insights-query";
import { QueryExpression } from "../../constructs/logs/insights-expression";
import { LogGroup } from "../../constructs/logs/log-group";
import type { LogGroupClass } from "../../constructs/logs/log-group-rules";
import { QueryDefinition } from "../../constructs/logs/query-definition";
import type { ErrorExamples } from "./example";

const SYNTAX = 'CloudWatch Logs user guide, "CloudWatch Logs Insights language query syntax"';
const CLASSES = 'CloudWatch Logs user guide, "Log classes"';

function query(stack: Construct, ...commands: readonly [QueryCommand, ...QueryCommand[]]): QueryDefinition {
  return new QueryDefinition(stack, "query", { name: "app", query: InsightsQuery.of(...commands) });
}

function queryOn(stack: Construct, logGroupClass: LogGroupClass, command: QueryCommand): QueryDefinition {
  const logGroup = new LogGroup(stack, "logs", { name: "app", logGroupClass });
  return new QueryDefinition(stack, "query", { name: "app", query: InsightsQuery.of(command), logGroups: [logGroup] });
}

/** Queries. `query` saves one of these commands, `queryOn` one that reads a log group of that class. */
export const QUERY_ERRORS = {
  "query-parse": {
    source: SYNTAX,
    wrong: (stack) => query(stack, InsightsQuery.parse("@logStream", "*/*/*", ["prefix", "task"])),
    right: (stack) => query(stack, InsightsQuery.parse("@logStream", "*/*/*", ["prefix", "container", "task"])),
  },
  "query-number": {
    source: 'CloudWatch Logs user guide, "Supported operations and functions"',
    wrong: (stack) => query(stack, InsightsQuery.stats({ slow: QueryExpression.percentile("duration", 950) })),
    right: (stack) => query(stack, InsightsQuery.stats({ slow: QueryExpression.percentile("duration", 95) })),
  },
  "query-stats": {
    source: SYNTAX,
    wrong: (stack) => query(stack, InsightsQuery.stats({}, ["level"])),
    right: (stack) => query(stack, InsightsQuery.stats({ events: QueryExpression.count() }, ["level"])),
  },
  "query-limit": {
    source: "CloudWatch Logs API reference, `StartQuery`",
    wrong: (stack) => query(stack, InsightsQuery.fields("@message"), InsightsQuery.limit(1_000_000)),
    right: (stack) => query(stack, InsightsQuery.fields("@message"), InsightsQuery.limit(10_000)),
  },
  "query-length": {
    source: "CloudWatch Logs API reference, `PutQueryDefinition`",
    wrong: (stack) => query(stack, InsightsQuery.raw("")),
    right: (stack) => query(stack, InsightsQuery.raw("fields @message")),
  },
  "query-dedup": {
    source: SYNTAX,
    wrong: (stack) => query(stack, InsightsQuery.dedup("user"), InsightsQuery.sort("@timestamp", "desc")),
    right: (stack) => query(stack, InsightsQuery.sort("@timestamp", "desc"), InsightsQuery.dedup("user")),
  },
  "query-class": {
    source: CLASSES,
    wrong: (stack) => queryOn(stack, "DELIVERY", InsightsQuery.fields("@message")),
    right: (stack) => queryOn(stack, "STANDARD", InsightsQuery.fields("@message")),
  },
  "query-command-class": {
    source: CLASSES,
    wrong: (stack) => queryOn(stack, "INFREQUENT_ACCESS", InsightsQuery.raw("pattern @message")),
    right: (stack) => queryOn(stack, "STANDARD", InsightsQuery.raw("pattern @message")),
  },
} satisfies ErrorExamples;

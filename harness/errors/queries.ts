import type { Construct } from "constructs";
import {
  dedup,
  fields,
  insightsQuery,
  limit,
  parse,
  type QueryCommand,
  raw,
  sort,
  stats,
} from "../../constructs/logs/insights-query";
import { count } from "../../constructs/logs/insights-expression";
import { LogGroup } from "../../constructs/logs/log-group";
import type { LogGroupClass } from "../../constructs/logs/log-group-rules";
import { SavedQuery } from "../../constructs/logs/query-definition";
import type { ErrorExamples } from "./example";

const SYNTAX = 'CloudWatch Logs user guide, "CloudWatch Logs Insights language query syntax"';
const CLASSES = 'CloudWatch Logs user guide, "Log classes"';

function query(stack: Construct, ...commands: readonly [QueryCommand, ...QueryCommand[]]): SavedQuery {
  return new SavedQuery(stack, "query", { name: "app", query: insightsQuery(...commands) });
}

function queryOn(stack: Construct, logGroupClass: LogGroupClass, command: QueryCommand): SavedQuery {
  const logGroup = new LogGroup(stack, "logs", { name: "app", logGroupClass });
  return new SavedQuery(stack, "query", { name: "app", query: insightsQuery(command), logGroups: [logGroup] });
}

/** Queries. `query` saves one of these commands, `queryOn` one that reads a log group of that class. */
export const QUERY_ERRORS = {
  "query-parse": {
    source: SYNTAX,
    wrong: (stack) => query(stack, parse("@logStream", "*/*/*", ["prefix", "task"])),
    right: (stack) => query(stack, parse("@logStream", "*/*/*", ["prefix", "container", "task"])),
  },
  "query-stats": {
    source: SYNTAX,
    wrong: (stack) => query(stack, stats({}, ["level"])),
    right: (stack) => query(stack, stats({ events: count() }, ["level"])),
  },
  "query-limit": {
    source: "CloudWatch Logs API reference, `StartQuery`",
    wrong: (stack) => query(stack, fields("@message"), limit(1_000_000)),
    right: (stack) => query(stack, fields("@message"), limit(10_000)),
  },
  "query-length": {
    source: "CloudWatch Logs API reference, `PutQueryDefinition`",
    wrong: (stack) => query(stack, raw("")),
    right: (stack) => query(stack, raw("fields @message")),
  },
  "query-dedup": {
    source: SYNTAX,
    wrong: (stack) => query(stack, dedup("user"), sort("@timestamp", "desc")),
    right: (stack) => query(stack, sort("@timestamp", "desc"), dedup("user")),
  },
  "query-class": {
    source: CLASSES,
    wrong: (stack) => queryOn(stack, "DELIVERY", fields("@message")),
    right: (stack) => queryOn(stack, "STANDARD", fields("@message")),
  },
  "query-command-class": {
    source: CLASSES,
    wrong: (stack) => queryOn(stack, "INFREQUENT_ACCESS", raw("pattern @message")),
    right: (stack) => queryOn(stack, "STANDARD", raw("pattern @message")),
  },
} satisfies ErrorExamples;

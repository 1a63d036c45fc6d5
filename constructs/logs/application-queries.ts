import { DATABASE_ERROR_REGEX, ERROR_REGEX } from "./application-errors";
import { QueryExpression, QueryFilter, type BinPeriod } from "./insights-expression";
import { InsightsQuery } from "./insights-query";

/** How to read the application's lines. */
export interface ApplicationLogFormat {
  /** Which lines are errors. @default the first line of each, as `applicationErrors` counts them */
  readonly error?: QueryFilter;
  /** Which lines mean that the database fails. @default what MySQL and its clients say, in lines that are not indented */
  readonly databaseError?: QueryFilter;
  /** Takes `code` out of a line of an error. @default what Node.js prints: `code: 'ECONNREFUSED',` */
  readonly errorCode?: RegExp;
  /** How long an interval is. @default 5 minutes */
  readonly interval?: BinPeriod;
}

const ERROR = QueryFilter.contains("@message", ERROR_REGEX);
const DATABASE_ERROR = QueryFilter.contains("@message", DATABASE_ERROR_REGEX);
/** Two blanks: the errors within an error, which newer versions of Node.js print for each address, have more. */
const ERROR_CODE = /^ {2}code: '(?<code>\w+)'/;

/** awslogs names a stream `prefix/container/task id` (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"). */
const STREAM = InsightsQuery.parse("@logStream", "*/*/*", ["prefix", "container", "task"]);

/**
 * Ready queries for a web application whose containers write to one group through awslogs, a line an event, by the name of
 * each: save them with `QueryDefinition`, or show them on a dashboard. They need no access log; `accessLogQueries` do.
 */
export function applicationQueries(
  format: ApplicationLogFormat = {},
): Readonly<Record<ApplicationQuery, InsightsQuery>> {
  const { error = ERROR, databaseError = DATABASE_ERROR, errorCode = ERROR_CODE, interval = "5m" } = format;
  return {
    errors: InsightsQuery.of(
      InsightsQuery.filter(error),
      InsightsQuery.stats({ errors: QueryExpression.count() }, [QueryExpression.bin(interval)]),
    ),
    latestErrors: newest(error),
    errorCodes: InsightsQuery.of(
      InsightsQuery.parse("@message", errorCode),
      InsightsQuery.filter(QueryFilter.isPresent("code")),
      InsightsQuery.stats({ errors: QueryExpression.count(), latest: QueryExpression.aggregate("max", "@timestamp") }, [
        "code",
      ]),
      InsightsQuery.sort("errors", "desc"),
    ),
    databaseErrors: newest(databaseError),
    byContainer: InsightsQuery.of(
      STREAM,
      InsightsQuery.stats({ events: QueryExpression.count(), latest: QueryExpression.aggregate("max", "@timestamp") }, [
        "container",
      ]),
      InsightsQuery.sort("events", "desc"),
    ),
    byTask: InsightsQuery.of(
      STREAM,
      InsightsQuery.stats(
        {
          events: QueryExpression.count(),
          first: QueryExpression.aggregate("min", "@timestamp"),
          latest: QueryExpression.aggregate("max", "@timestamp"),
        },
        ["container", "task"],
      ),
      InsightsQuery.sort("latest", "desc"),
      InsightsQuery.limit(50),
    ),
    errorsByTask: InsightsQuery.of(
      InsightsQuery.filter(QueryFilter.anyOf(error, databaseError)),
      STREAM,
      InsightsQuery.stats({ errors: QueryExpression.count() }, ["container", "task"]),
      InsightsQuery.sort("errors", "desc"),
      InsightsQuery.limit(50),
    ),
  };
}

/** The newest 50 lines of which the condition holds. */
function newest(condition: QueryFilter): InsightsQuery {
  return InsightsQuery.of(
    InsightsQuery.fields("@timestamp", "@logStream", "@message"),
    InsightsQuery.filter(condition),
    InsightsQuery.sort("@timestamp", "desc"),
    InsightsQuery.limit(50),
  );
}

/** The names of the ready queries. */
export type ApplicationQuery =
  "errors" | "latestErrors" | "errorCodes" | "databaseErrors" | "byContainer" | "byTask" | "errorsByTask";

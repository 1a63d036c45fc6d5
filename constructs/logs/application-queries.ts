import { QueryExpression, QueryFilter, type BinPeriod } from "./insights-expression";
import { InsightsQuery } from "./insights-query";

/** How to read the application's lines. */
export interface ApplicationLogFormat {
  /**
   * Takes `method`, `path` and `status` out of a line about a request.
   *
   * @default the request and the status of an access log: `"GET /students?page=2 HTTP/1.1" 200`
   */
  readonly request?: RegExp;
  /**
   * Takes `duration` out of a line about a request.
   *
   * @default a number at its end, with or without a unit: `… 0.123`, `… 12.5ms`
   */
  readonly duration?: RegExp;
  /** Which lines are errors. @default those with a word for it: error, exception, fatal, critical, traceback */
  readonly error?: QueryFilter;
  /** Which lines mean that the database fails. @default what MySQL and its clients say */
  readonly databaseError?: QueryFilter;
  /** How long an interval is. @default 5 minutes */
  readonly interval?: BinPeriod;
}

const REQUEST = /"(?<method>[A-Z]+) (?<path>[^ ?"]+)[^"]*" (?<status>[0-9]{3})/;
const DURATION = /(?<duration>[0-9]+(?:\.[0-9]+)?) ?(?:ms|s)?$/;
const ERROR = QueryFilter.contains("@message", /\b(error|exception|fatal|critical|traceback)\b/i);
/** MySQL 8.0 reference manual, "Error Messages and Common Problems", and the SQLSTATE that every client prints. */
const DATABASE_ERROR = QueryFilter.contains(
  "@message",
  /sqlstate|deadlock found|lock wait timeout|too many connections|access denied for user|can't connect to mysql|lost connection to mysql|mysql server has gone away|communications link failure|operationalerror/i,
);

/** awslogs names a stream `prefix/container/task id` (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"). */
const STREAM = InsightsQuery.parse("@logStream", "*/*/*", ["prefix", "container", "task"]);

/**
 * Ready queries for a web application whose containers write to one group through awslogs, by the name of each: save them
 * with `QueryDefinition`, or show them on a dashboard.
 */
export function applicationQueries(
  format: ApplicationLogFormat = {},
): Readonly<Record<ApplicationQuery, InsightsQuery>> {
  const { error = ERROR, databaseError = DATABASE_ERROR, interval = "5m" } = format;
  const request = InsightsQuery.parse("@message", format.request ?? REQUEST);
  const duration = InsightsQuery.parse("@message", format.duration ?? DURATION);
  const isRequest = InsightsQuery.filter(QueryFilter.isPresent("status"));
  return {
    errors: InsightsQuery.of(
      InsightsQuery.filter(error),
      InsightsQuery.stats({ errors: QueryExpression.count() }, [QueryExpression.bin(interval)]),
    ),
    latestErrors: InsightsQuery.of(
      InsightsQuery.fields("@timestamp", "@logStream", "@message"),
      InsightsQuery.filter(error),
      InsightsQuery.sort("@timestamp", "desc"),
      InsightsQuery.limit(50),
    ),
    slowestRequests: InsightsQuery.of(
      request,
      isRequest,
      duration,
      InsightsQuery.fields("@timestamp", "method", "path", "status", "duration"),
      InsightsQuery.sort("duration", "desc"),
      InsightsQuery.limit(20),
    ),
    topPaths: InsightsQuery.of(
      request,
      isRequest,
      duration,
      InsightsQuery.stats(
        {
          requests: QueryExpression.count(),
          p95: QueryExpression.percentile("duration", 95),
          slowest: QueryExpression.aggregate("max", "duration"),
        },
        ["path"],
      ),
      InsightsQuery.sort("requests", "desc"),
      InsightsQuery.limit(20),
    ),
    statusCodes: InsightsQuery.of(
      request,
      isRequest,
      InsightsQuery.stats({ requests: QueryExpression.count() }, ["status", QueryExpression.bin(interval)]),
    ),
    failedRequests: InsightsQuery.of(
      request,
      InsightsQuery.filter(QueryFilter.where("status", ">=", 500)),
      InsightsQuery.stats({ requests: QueryExpression.count() }, ["path", "status"]),
      InsightsQuery.sort("requests", "desc"),
      InsightsQuery.limit(20),
    ),
    databaseErrors: InsightsQuery.of(
      InsightsQuery.fields("@timestamp", "@logStream", "@message"),
      InsightsQuery.filter(databaseError),
      InsightsQuery.sort("@timestamp", "desc"),
      InsightsQuery.limit(50),
    ),
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

/** The names of the ready queries. */
export type ApplicationQuery =
  | "errors"
  | "latestErrors"
  | "slowestRequests"
  | "topPaths"
  | "statusCodes"
  | "failedRequests"
  | "databaseErrors"
  | "byContainer"
  | "byTask"
  | "errorsByTask";

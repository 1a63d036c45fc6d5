import {
  aggregate,
  anyOf,
  bin,
  contains,
  count,
  isPresent,
  percentile,
  where,
  type BinPeriod,
  type QueryFilter,
} from "./insights-expression";
import { fields, filter, insightsQuery, limit, parse, sort, stats, type InsightsQuery } from "./insights-query";

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
  /** Which lines tell that the database fails. @default what MySQL and its clients say */
  readonly databaseError?: QueryFilter;
  /** How long an interval is. @default 5 minutes */
  readonly interval?: BinPeriod;
}

const REQUEST = /"(?<method>[A-Z]+) (?<path>[^ ?"]+)[^"]*" (?<status>[0-9]{3})/;
const DURATION = /(?<duration>[0-9]+(?:\.[0-9]+)?) ?(?:ms|s)?$/;
const ERROR = contains("@message", /\b(error|exception|fatal|critical|traceback)\b/i);
/** MySQL 8.0 reference manual, "Error Messages and Common Problems", and the SQLSTATE that every client prints. */
const DATABASE_ERROR = contains(
  "@message",
  /sqlstate|deadlock found|lock wait timeout|too many connections|access denied for user|can't connect to mysql|lost connection to mysql|mysql server has gone away|communications link failure|operationalerror/i,
);

/** awslogs names a stream `prefix/container/task id` (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch"). */
const STREAM = parse("@logStream", "*/*/*", ["prefix", "container", "task"]);

/**
 * Ready queries for a web application whose containers write to one group through awslogs, by the name of each: save them
 * with `SavedQuery`, or show them on a dashboard.
 */
export function applicationQueries(
  format: ApplicationLogFormat = {},
): Readonly<Record<ApplicationQuery, InsightsQuery>> {
  const { error = ERROR, databaseError = DATABASE_ERROR, interval = "5m" } = format;
  const request = parse("@message", format.request ?? REQUEST);
  const duration = parse("@message", format.duration ?? DURATION);
  const isRequest = filter(isPresent("status"));
  return {
    errors: insightsQuery(filter(error), stats({ errors: count() }, [bin(interval)])),
    latestErrors: insightsQuery(
      fields("@timestamp", "@logStream", "@message"),
      filter(error),
      sort("@timestamp", "desc"),
      limit(50),
    ),
    slowestRequests: insightsQuery(
      request,
      isRequest,
      duration,
      fields("@timestamp", "method", "path", "status", "duration"),
      sort("duration", "desc"),
      limit(20),
    ),
    topPaths: insightsQuery(
      request,
      isRequest,
      duration,
      stats({ requests: count(), p95: percentile("duration", 95), slowest: aggregate("max", "duration") }, ["path"]),
      sort("requests", "desc"),
      limit(20),
    ),
    statusCodes: insightsQuery(request, isRequest, stats({ requests: count() }, ["status", bin(interval)])),
    failedRequests: insightsQuery(
      request,
      filter(where("status", ">=", 500)),
      stats({ requests: count() }, ["path", "status"]),
      sort("requests", "desc"),
      limit(20),
    ),
    databaseErrors: insightsQuery(
      fields("@timestamp", "@logStream", "@message"),
      filter(databaseError),
      sort("@timestamp", "desc"),
      limit(50),
    ),
    byContainer: insightsQuery(
      STREAM,
      stats({ events: count(), latest: aggregate("max", "@timestamp") }, ["container"]),
      sort("events", "desc"),
    ),
    byTask: insightsQuery(
      STREAM,
      stats(
        {
          events: count(),
          first: aggregate("min", "@timestamp"),
          latest: aggregate("max", "@timestamp"),
        },
        ["container", "task"],
      ),
      sort("latest", "desc"),
      limit(50),
    ),
    errorsByTask: insightsQuery(
      filter(anyOf(error, databaseError)),
      STREAM,
      stats({ errors: count() }, ["container", "task"]),
      sort("errors", "desc"),
      limit(50),
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

import { QueryExpression, QueryFilter, type BinPeriod } from "./insights-expression";
import { InsightsQuery, type QueryCommand } from "./insights-query";

/** How to read the lines of an access log that are text. */
export interface AccessLogText {
  /**
   * Takes `method`, `path` and `status` out of a line about a request.
   *
   * @default the request and the status as web servers write them: `"GET /students?page=2 HTTP/1.1" 200`
   */
  readonly request?: RegExp;
  /**
   * Takes `duration` out of a line about a request.
   *
   * @default a number at its end, with or without a unit: `… 0.123`, `… 12.5ms`
   */
  readonly duration?: RegExp;
}

/** How an access log is written. */
export interface AccessLogOptions {
  /**
   * `json`: a line is a JSON object with `method`, `path`, `status` and `duration`, whose fields Insights finds by itself
   * (CloudWatch Logs user guide, "Supported logs and discovered fields"); `docs/log-analysis.md` shows how Express writes it.
   * Otherwise lines are text, to be read so.
   *
   * @default `json`
   */
  readonly format?: "json" | AccessLogText;
  /** How long an interval is. @default 5 minutes */
  readonly interval?: BinPeriod;
}

const REQUEST = /"(?<method>[A-Z]+) (?<path>[^ ?"]+)[^"]*" (?<status>[0-9]{3})/;
const DURATION = /(?<duration>[0-9]+(?:\.[0-9]+)?) ?(?:ms|s)?$/;

/**
 * Ready queries for what a web server or an application writes about each request, by the name of each: save them with
 * `QueryDefinition`, or show them on a dashboard. Nothing matches where no access log is written. Durations are in the log's
 * own unit.
 */
export function accessLogQueries({ format = "json", interval = "5m" }: AccessLogOptions = {}): Readonly<
  Record<AccessLogQuery, InsightsQuery>
> {
  const { request, duration } = readersOf(format);
  const isRequest = InsightsQuery.filter(
    QueryFilter.allOf(QueryFilter.isPresent("path"), QueryFilter.isPresent("status")),
  );
  return {
    slowestRequests: queryOf([
      ...request,
      isRequest,
      ...duration,
      InsightsQuery.fields("@timestamp", "method", "path", "status", "duration"),
      InsightsQuery.sort("duration", "desc"),
      InsightsQuery.limit(20),
    ]),
    topPaths: queryOf([
      ...request,
      isRequest,
      ...duration,
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
    ]),
    statusCodes: queryOf([
      ...request,
      isRequest,
      InsightsQuery.stats({ requests: QueryExpression.count() }, ["status", QueryExpression.bin(interval)]),
    ]),
    failedRequests: queryOf([
      ...request,
      InsightsQuery.filter(QueryFilter.allOf(QueryFilter.isPresent("path"), QueryFilter.where("status", ">=", 500))),
      InsightsQuery.stats({ requests: QueryExpression.count() }, ["path", "status"]),
      InsightsQuery.sort("requests", "desc"),
      InsightsQuery.limit(20),
    ]),
  };
}

/** The commands that take the fields out of a line; none where Insights finds them. */
function readersOf(format: "json" | AccessLogText): Readonly<Record<"request" | "duration", QueryCommand[]>> {
  if (format === "json") return { request: [], duration: [] };
  return {
    request: [InsightsQuery.parse("@message", format.request ?? REQUEST)],
    duration: [InsightsQuery.parse("@message", format.duration ?? DURATION)],
  };
}

function queryOf([first, ...others]: readonly [...QueryCommand[], QueryCommand]): InsightsQuery {
  return InsightsQuery.of(first, ...others);
}

/** The names of the ready queries for an access log. */
export type AccessLogQuery = "slowestRequests" | "topPaths" | "statusCodes" | "failedRequests";

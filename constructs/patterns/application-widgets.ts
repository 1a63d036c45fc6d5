import type { AccessLogQuery } from "../logs/access-log-queries";
import type { ApplicationQuery } from "../logs/application-queries";
import type { InsightsQuery } from "../logs/insights-query";
import type { UserQuery } from "../logs/user-queries";
import type { ServiceQuery } from "./service-dashboard";

/** The ready queries that a dashboard shows, in its order; the others are for whoever looks for a cause. */
const SHOWN: readonly (readonly [ApplicationQuery | AccessLogQuery | UserQuery, Omit<ServiceQuery, "query">])[] = [
  ["errors", { title: "Errors over time", view: "timeSeries" }],
  ["errorCodes", { title: "Codes of the errors" }],
  ["latestErrors", { title: "Newest errors" }],
  ["databaseErrors", { title: "Newest errors of the database" }],
  ["statusCodes", { title: "Status codes", view: "timeSeries", stacked: true }],
  ["slowestRequests", { title: "Slowest requests" }],
  ["topPaths", { title: "Paths asked for most" }],
  ["activeUsers", { title: "People who were there", view: "timeSeries" }],
  ["requestsByUser", { title: "Who asked most" }],
];

/**
 * The ready queries for an application as widgets of its dashboard.
 *
 * @param queries what `applicationQueries` returns, and `accessLogQueries` where there is an access log, `userQueries` where lines say
 * who asked
 */
export function applicationWidgets(
  queries: Readonly<Partial<Record<ApplicationQuery | AccessLogQuery | UserQuery, InsightsQuery>>>,
): ServiceQuery[] {
  return SHOWN.flatMap(([name, widget]) => {
    const query = queries[name];
    return query ? [{ ...widget, query: query.text }] : [];
  });
}

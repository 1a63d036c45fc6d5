import { QueryExpression, QueryFilter, type BinPeriod } from "./insights-expression";
import { InsightsQuery } from "./insights-query";

/** How lines say who asked. */
export interface UserLogFormat {
  /** Takes `user` out of a line. @default a word after `user=`: `GET /students user=3f0c9a0e-…` */
  readonly user?: RegExp;
  /** How long an interval is. @default 5 minutes */
  readonly interval?: BinPeriod;
}

/** The names of the ready queries for people who have signed in. */
export type UserQuery = "requestsByUser" | "activeUsers";

/** Who has not signed in is `-`. */
const USER = /user=(?<user>\w[\w-]*)/;

/**
 * Ready queries for an application that writes down who asked, by the name of each: save them with `QueryDefinition`, or show
 * them on a dashboard. Nothing matches where no line says so; `docs/authentication.md` shows how. A subject, which is a
 * number that means nothing outside, says less about people than their e-mail address.
 */
export function userQueries({ user = USER, interval = "5m" }: UserLogFormat = {}): Readonly<
  Record<UserQuery, InsightsQuery>
> {
  const parse = InsightsQuery.parse("@message", user);
  const isKnown = InsightsQuery.filter(QueryFilter.isPresent("user"));
  return {
    requestsByUser: InsightsQuery.of(
      parse,
      isKnown,
      InsightsQuery.stats(
        { requests: QueryExpression.count(), latest: QueryExpression.aggregate("max", "@timestamp") },
        ["user"],
      ),
      InsightsQuery.sort("requests", "desc"),
      InsightsQuery.limit(20),
    ),
    activeUsers: InsightsQuery.of(
      parse,
      isKnown,
      InsightsQuery.stats({ users: QueryExpression.countDistinct("user") }, [QueryExpression.bin(interval)]),
    ),
  };
}

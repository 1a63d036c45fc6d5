import { problem, type Problem } from "../core/problem";
import { verdict, type Verdict } from "../core/verdict";
import { preflightWarnings, tokenHeaderWarnings } from "./cors-rules";
import { quotaWarnings } from "./http-api-rules";
import { ambiguousRoutes, routeIdProblems, routeProblems, unknownScopes, type RouteSettings } from "./route-rules";

/** An API's routes with their keys, in the order in which they came. */
export type RouteEntries = readonly (readonly [key: string, options: RouteSettings])[];

/** What is known of an authorizer: a `JwtAuthorizer` is one. */
interface RoutedAuthorizer {
  readonly identitySource: string;
  readonly scopes?: readonly string[];
}

/** What routes are judged by. */
export interface RoutedApi {
  /** By their names. */
  readonly authorizers: Readonly<Record<string, RoutedAuthorizer>>;
  readonly integrations: readonly string[];
  /** What scripts may send, where the API has CORS. @default it has none */
  readonly allowHeaders?: readonly string[];
}

/** What is wrong, or probably wrong, with the routes of an API. */
export function routesVerdict(routes: RouteEntries, api: RoutedApi): Verdict {
  const authorizers = Object.keys(api.authorizers);
  const names = { authorizers, integrations: api.integrations };
  return verdict(
    [
      ...namesProblems(authorizers),
      ...routes.flatMap(([key, options]) => routeProblems(key, options, names)),
      ...routeIdProblems(routes),
    ],
    [
      ...ambiguousRoutes(routes.map(([key]) => key)),
      ...routes.flatMap(([key, { auth }]) =>
        typeof auth === "object" ? unknownScopes(key, auth.scopes, api.authorizers[auth.authorizer]?.scopes) : [],
      ),
      ...quotaWarnings({ routes: routes.length, authorizers: authorizers.length }),
      ...corsWarnings(routes, api),
    ],
  );
}

/** What a route says is either of both. */
function namesProblems(authorizers: readonly string[]): Problem[] {
  if (!authorizers.includes("public")) return [];
  const rule = "an authorizer has another name than public, which is what a route without one is";
  return [problem("http-api-route-auth", rule, "public", "rename it")];
}

function corsWarnings(routes: RouteEntries, { authorizers, allowHeaders }: RoutedApi): Problem[] {
  if (allowHeaders === undefined) return [];
  return [
    ...preflightWarnings(
      new Map(routes.map(([key, { auth }]) => [key, typeof auth === "object" ? auth.authorizer : auth])),
    ),
    ...tokenHeaderWarnings(
      allowHeaders,
      Object.values(authorizers).map(({ identitySource }) => identitySource),
    ),
  ];
}

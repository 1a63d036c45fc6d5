import { knownItems } from "../core/known";
import { OAUTH_SCOPE } from "../core/oauth-scope";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { repeated } from "../core/values";
import { DEFAULT_ROUTE, parseRouteKey, requestsOf, ROUTE_METHODS, routeId } from "./route-key";

/** What is checked of a route, beside its key. */
export interface RouteSettings {
  readonly auth: string | { readonly authorizer: string; readonly scopes: readonly string[] };
  readonly integration: string;
  readonly id?: string;
}

/** A variable, as a whole segment, or at the end with all that follows. */
const VARIABLE = /^\{[^{}+]+\+?\}$/;

/** The rules of a route's key (API Gateway developer guide, "Create routes for HTTP APIs"). */
export function routeKeyProblems(key: string): Problem[] {
  if (key === DEFAULT_ROUTE) return [];
  const code = "http-api-route";
  const route = parseRouteKey(key);
  if (route === undefined) {
    const rule = `a route is ${ROUTE_METHODS.join(", ")}, a blank and a path that begins with /, or $default`;
    return [problem(code, rule, key, "write it like GET /students/{id}")];
  }
  const { segments } = route;
  if (/[?#]/.test(key)) {
    return [problem(code, "a route has a path, without a query and a fragment", key, "leave out what follows it")];
  }
  const wrong = segments.find((segment) => /[{}]/.test(segment) && !VARIABLE.test(segment));
  if (wrong !== undefined) {
    const rule = "a variable is a whole segment of a route's path, in braces";
    return [problem(code, rule, key, "write it like /{id}, or /{rest+} for all that follows")];
  }
  if (segments.slice(0, -1).some((segment) => segment.endsWith("+}"))) {
    return [problem(code, "a variable with + is at the end of a route's path", key, "leave out what follows it")];
  }
  return repeated(segments.filter((segment) => VARIABLE.test(segment))).map((name) =>
    problem(code, `a route's path has each variable once (here ${name})`, key, "rename one of the two"),
  );
}

/** The address of each route is its own. */
export function routeIdProblems(routes: readonly (readonly [string, Pick<RouteSettings, "id">])[]): Problem[] {
  const keys = new Map<string, string>();
  return routes.flatMap(([key, { id = routeId(key) }]) => {
    const other = keys.get(id);
    keys.set(id, other ?? key);
    if (other === undefined) return [];
    const rule = `each route has an address of its own (here ${other} and ${key})`;
    return [problem("http-api-route-id", rule, id, "give one of the two an id")];
  });
}

/** Two routes that differ in the names of variables alone: which of them takes a request, no source of AWS's says. */
export function ambiguousRoutes(keys: readonly string[]): Problem[] {
  const first = new Map<string, string>();
  return keys.flatMap((key) => {
    const requests = requestsOf(key);
    const other = first.get(requests);
    first.set(requests, other ?? key);
    if (other === undefined) return [];
    const rule = `routes differ in more than the names of their variables (here ${other})`;
    return [problem("http-api-route-ambiguous", rule, key, "leave one of the two out")];
  });
}

/** What a route names is there, for programs that the compiler did not see. */
export function routeProblems(
  key: string,
  { auth, integration }: RouteSettings,
  names: { readonly authorizers: readonly string[]; readonly integrations: readonly string[] },
): Problem[] {
  const problems = routeKeyProblems(key);
  const where = `route "${key}"`;
  const authorizer = typeof auth === "object" ? auth.authorizer : auth;
  if (authorizer !== "public" && !names.authorizers.includes(authorizer)) {
    const rule = `a route is public, or names an authorizer of its API: ${list(names.authorizers)}`;
    problems.push({
      code: "http-api-route-auth",
      where,
      rule,
      got: authorizer,
      fix: "name one of them, or write public",
    });
  }
  if (!names.integrations.includes(integration)) {
    const rule = `a route names an integration of its API: ${list(names.integrations)}`;
    problems.push({ code: "http-api-route-integration", where, rule, got: integration, fix: "name one of them" });
  }
  return typeof auth === "object" ? [...problems, ...scopeProblems(where, auth.scopes)] : problems;
}

/** Scopes of a route (API Gateway developer guide, "Quotas for configuring and running an HTTP API"). */
const MOST_SCOPES = 10;

function scopeProblems(where: string, scopes: readonly string[]): Problem[] {
  if (isToken(scopes)) return [];
  const is = (rule: string, got: unknown, fix: string): Problem => ({
    code: "http-api-route-scopes",
    where,
    rule,
    got,
    fix,
  });
  const problems = knownItems(scopes)
    .filter((scope) => !OAUTH_SCOPE.test(scope))
    .map((scope) => is('a scope has no blanks, " and \\', scope, "name each by itself"));
  if (scopes.length === 0 || scopes.length > MOST_SCOPES) {
    const fix = scopes.length === 0 ? "name one, or the authorizer alone" : "leave some out";
    problems.push(is(`a route has 1 to ${MOST_SCOPES} scopes`, scopes.length, fix));
  }
  return [...problems, ...repeated(scopes).map((scope) => is("a route has a scope once", scope, "leave one out"))];
}

/** Scopes that no client of the authorizer can ask for: a route with no other is closed to everybody. */
export function unknownScopes(
  key: string,
  scopes: readonly string[],
  offered: readonly string[] | undefined,
): Problem[] {
  const all = knownItems(scopes);
  if (offered === undefined || isToken(scopes) || all.length < scopes.length) return [];
  if (all.some((scope) => offered.includes(scope)) || offered.length > knownItems(offered).length) return [];
  const rule = `some client of the authorizer can ask for a scope of the route: ${list(offered)}`;
  const fix = "name one of them, or give a client the scope";
  return [{ code: "http-api-scope-unknown", where: `route "${key}"`, rule, got: all, fix }];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "it has none" : names.join(", ");
}

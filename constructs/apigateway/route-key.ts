/** Methods of a route; `ANY` is each that has no route of its own for the path. */
export const ROUTE_METHODS = ["ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** A method of a route, in capital letters. */
export type RouteMethod = (typeof ROUTE_METHODS)[number];

/**
 * Which requests a route takes: a method, a blank and a path, `GET /students/{id}`; or `$default`, whatever no other route takes.
 * `{id}` is one segment, whatever it is; `{rest+}` at the end is all that follows (API Gateway developer guide, "Create routes for
 * HTTP APIs").
 */
export type RouteKey = `${RouteMethod} /${string}` | "$default";

/** What no other route takes. */
export const DEFAULT_ROUTE = "$default";

/** The method and the path of a route's key. */
export interface ParsedRoute {
  readonly method: RouteMethod;
  /** What is between the slashes. */
  readonly segments: readonly string[];
}

/** @returns `undefined` for `$default`, and for a text that is no key of a route */
export function parseRouteKey(key: string): ParsedRoute | undefined {
  const [, word, path = ""] = /^(\S+) \/(\S*)$/.exec(key) ?? [];
  const method = ROUTE_METHODS.find((name) => name === word);
  return method && { method, segments: path.split("/") };
}

/** What a route's address ends with: `GET /students/{id}` has `get_students_id`. */
export function routeId(key: string): string {
  const { method = "", segments = [] } = parseRouteKey(key) ?? {};
  const words = [method.toLowerCase(), ...segments].flatMap((part) => part.match(/[\w-]+/g) ?? []);
  return words.length === 0 ? "default" : words.join("_");
}

/** The same for two routes that take the same requests: what a variable is called makes no difference. */
export function requestsOf(key: string): string {
  return key.replace(/\{[^{}]*?(\+?)\}/g, "{$1}");
}

import { knownItems } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { wholeNumber } from "../core/values";
import { MAX_AGE, ORIGIN, ORIGIN_WILDCARDS } from "./cors-origin";
import { DEFAULT_ROUTE } from "./route-key";

/** What is checked of CORS. */
export interface CorsSettings {
  readonly allowOrigins: readonly string[];
  readonly allowCredentials?: boolean;
  readonly allowMethods?: readonly string[];
  readonly maxAge?: number;
}

const CODE = "http-api-cors";

/** The rules of CORS (API Gateway v2 API reference, `Cors`; Fetch standard, "CORS protocol and credentials"). */
export function corsProblems({ allowOrigins, allowCredentials, allowMethods, maxAge }: CorsSettings): Problem[] {
  const problems = knownItems(allowOrigins).flatMap(originProblems);
  if (allowOrigins.length === 0) {
    problems.push(problem(CODE, "CORS is for some origin", "none", "name one, or leave cors out"));
  }
  if (allowCredentials === true && knownItems(allowOrigins).includes("*")) {
    const rule = "scripts that send cookies are of named origins (allowCredentials)";
    problems.push(problem(CODE, rule, "*", "name the origins, or leave allowCredentials out"));
  }
  for (const method of knownItems(allowMethods).filter((name) => !/^(?:\*|[A-Z]+)$/.test(name))) {
    problems.push(problem(CODE, "a method is in capital letters, or *", method, `write ${method.toUpperCase()}`));
  }
  return [...problems, ...wholeNumber(maxAge, { code: CODE, what: "maxAge", unit: "seconds", ...MAX_AGE })];
}

function originProblems(origin: string): Problem[] {
  if (ORIGIN_WILDCARDS.includes(origin) || ORIGIN.test(origin)) return [];
  const lower = origin.toLowerCase().replace(/\/+$/, "");
  const fix = ORIGIN.test(lower) ? `write ${lower}` : "write it like https://app.example.org";
  return [problem(CODE, "an origin is a scheme and a host in lower case, without a path", origin, fix)];
}

/**
 * A route that takes every request takes preflight requests too, which never carry a token (API Gateway developer guide, "Configuring
 * CORS for an HTTP API with a $default route and an authorizer").
 *
 * @param routes the authorizer of each, or `public`
 */
export function preflightWarnings(routes: ReadonlyMap<string, string>): Problem[] {
  const fallback = routes.get(DEFAULT_ROUTE);
  const answers = [...routes].some(([key, auth]) => auth === "public" && /^(?:OPTIONS|ANY) /.test(key));
  if (fallback === undefined || fallback === "public" || answers) return [];
  const rule = "with CORS, preflight requests do not come to a $default route with an authorizer";
  const fix = 'add a public route "OPTIONS /{proxy+}", or name the routes instead of $default';
  return [problem("http-api-cors-preflight", rule, fallback, fix)];
}

/**
 * Scripts send a token in a header only where CORS allows that one (Fetch standard, "CORS non-wildcard request-header name": `*` leaves
 * `authorization` out).
 *
 * @param sources where the API's authorizers read their tokens
 */
export function tokenHeaderWarnings(allowHeaders: readonly string[], sources: readonly string[]): Problem[] {
  const allowed = knownItems(allowHeaders).map((name) => name.toLowerCase());
  if (isToken(allowHeaders) || allowed.length < allowHeaders.length) return [];
  const read = sources.flatMap((source) => /^\$request\.header\.(.+)$/.exec(source)?.[1]?.toLowerCase() ?? []);
  return [...new Set(read)].flatMap((name) => {
    if (allowed.includes(name) || (allowed.includes("*") && name !== "authorization")) return [];
    const rule = "scripts may send the header in which an authorizer reads tokens; * does not cover authorization";
    return [problem("http-api-cors-headers", rule, allowHeaders, `add ${name} to allowHeaders`)];
  });
}

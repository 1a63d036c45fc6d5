import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { oneOf, wholeNumber } from "../core/values";
import { authenticateProblems } from "./authenticate-rules";
import type { ListenerAction } from "./listener-action";
import { asList, type FixedResponseAction, type ForwardAction, type RedirectAction } from "./terminal-action";

/** Target groups of one action (Elastic Load Balancing user guide, "Quotas for your Application Load Balancers"). */
const MOST_TARGET_GROUPS = 5;

/** Content types that a load balancer sends (Elastic Load Balancing API reference, `FixedResponseActionConfig`). */
const CONTENT_TYPES = ["text/plain", "text/css", "text/html", "application/javascript", "application/json"];

/**
 * The rules of what a listener does.
 *
 * @param isHttps whether the listener speaks HTTPS
 */
export function actionProblems(action: ListenerAction, isHttps: boolean | undefined): Problem[] {
  switch (action.type) {
    case "forward":
      return forwardProblems(action);
    case "redirect":
      return redirectProblems(action, isHttps);
    case "fixedResponse":
      return fixedResponseProblems(action);
    case "authenticateCognito":
    case "authenticateOidc":
      return [...authenticateProblems(action, isHttps), ...actionProblems(action.next, isHttps)];
  }
}

/** Elastic Load Balancing API reference, `ForwardActionConfig`, `TargetGroupTuple`. */
function forwardProblems({ targetGroups, stickiness }: ForwardAction): Problem[] {
  const weighted = asList(targetGroups);
  const code = "listener-forward";
  const problems = weighted.flatMap(({ weight }) =>
    wholeNumber(weight, { code, what: "a target group's weight", min: 0, max: 999 }),
  );
  if (weighted.length === 0 || weighted.length > MOST_TARGET_GROUPS) {
    const rule = `requests are forwarded to 1 to ${MOST_TARGET_GROUPS} target groups`;
    problems.push(problem(code, rule, weighted.length, weighted.length === 0 ? "name one" : "leave some out"));
  }
  const seconds = { code, what: "stickiness", min: 1, max: 604_800, unit: "seconds" } as const;
  return [...problems, ...wholeNumber(stickiness, seconds)];
}

/** Elastic Load Balancing API reference, `RedirectActionConfig`. */
function redirectProblems(action: RedirectAction, isHttps: boolean | undefined): Problem[] {
  const { protocol, host, port, path, query } = action;
  const code = "listener-redirect";
  const problems = [
    ...oneOf(protocol, ["HTTP", "HTTPS"], { code, what: "a redirect's protocol" }),
    ...wholeNumber(port, { code, what: "a redirect's port", min: 1, max: 65535 }),
    ...Object.entries({ host, path, query }).flatMap(([name, text]) => lengthProblems(name, known(text))),
  ];
  if (protocol === undefined && port === undefined && staysInPlace(action)) {
    const rule = "a redirect changes protocol, host, port or path, or it would go on for ever";
    problems.push(problem(code, rule, action, "say what is different"));
  }
  if (known(path)?.startsWith("/") === false) {
    problems.push(problem(code, "a redirect's path is absolute", path, "let it start with /"));
  }
  if (known(query)?.startsWith("?")) {
    problems.push(
      problem(code, "a redirect's query does not begin with ?, which the load balancer adds", query, "leave it out"),
    );
  }
  if (isHttps && known(protocol) === "HTTP") {
    problems.push(problem(code, "HTTPS is not redirected to HTTP", protocol, "leave protocol out"));
  }
  return problems;
}

/**
 * Whether a listener redirects requests to itself, for ever: a part that is set to what it was is not changed (Elastic Load
 * Balancing API reference, `RedirectActionConfig`).
 */
export function redirectLoopProblems(
  action: ListenerAction,
  listener: { readonly port: number; readonly isHttps: boolean },
): Problem[] {
  if (action.type !== "redirect" || known(listener.port) === undefined) return [];
  const { protocol, port } = action;
  const own = listener.isHttps ? "HTTPS" : "HTTP";
  const changes = (protocol ?? own) !== own || (port ?? listener.port) !== listener.port || !staysInPlace(action);
  if (changes || (protocol === undefined && port === undefined)) return [];
  const rule = `a redirect leads elsewhere than to its own listener, which speaks ${own} on port ${listener.port}`;
  return [problem("listener-redirect", rule, { protocol, port }, "correct the port, or forward the requests")];
}

/** Whether a redirect keeps host and path: what the load balancer fills in from the request changes nothing. */
function staysInPlace({ host = "#{host}", path = "/#{path}" }: RedirectAction): boolean {
  return host === "#{host}" && path === "/#{path}";
}

function lengthProblems(name: string, text: string | undefined): Problem[] {
  const fewest = name === "query" ? 0 : 1;
  if (text === undefined || (text.length >= fewest && text.length <= 128)) return [];
  const rule = `a redirect's ${name} has ${fewest} to 128 characters`;
  return [problem("listener-redirect", rule, text, text === "" ? "leave it out" : "shorten it")];
}

/** Elastic Load Balancing API reference, `FixedResponseActionConfig`. */
function fixedResponseProblems({ statusCode, contentType, messageBody }: FixedResponseAction): Problem[] {
  const code = "listener-fixed-response";
  const status = known(statusCode);
  const body = known(messageBody);
  const problems = oneOf(contentType, CONTENT_TYPES, { code, what: "a fixed response's content type" });
  if (status !== undefined && !/^[245]\d\d$/.test(String(status))) {
    problems.push(problem(code, "a fixed response has a status of 2XX, 4XX or 5XX", status, "choose one"));
  }
  if (body !== undefined && body.length > 1024) {
    const fix = `shorten it by ${body.length - 1024}`;
    problems.push(problem(code, "a fixed response's body has at most 1024 characters", body, fix));
  }
  return problems;
}

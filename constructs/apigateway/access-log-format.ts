import { problem, type Problem } from "../core/problem";

/**
 * What API Gateway fills in (API Gateway developer guide, "Customize HTTP API access logs"). Those of REST and WebSocket APIs are
 * not among them.
 */
export type AccessLogVariable =
  | `$context.${
      | "accountId"
      | "apiId"
      | "awsEndpointRequestId"
      | "awsEndpointRequestId2"
      | "customDomain.basePathMatched"
      | "dataProcessed"
      | "domainName"
      | "domainPrefix"
      | "extendedRequestId"
      | "httpMethod"
      | "integrationErrorMessage"
      | "integrationLatency"
      | "integrationStatus"
      | "path"
      | "protocol"
      | "requestId"
      | "requestTime"
      | "requestTimeEpoch"
      | "responseLatency"
      | "responseLength"
      | "routeKey"
      | "status"}`
  | `$context.authorizer.claims.${string}`
  | `$context.authorizer.${"error" | "principalId"}`
  | `$context.error.${"message" | "messageString" | "responseType"}`
  | `$context.identity.${"sourceIp" | "userAgent"}`
  | `$context.integration.${"error" | "integrationStatus" | "latency" | "requestId" | "status"}`;

/** What is written of a request, by the names of its fields in JSON. */
export type AccessLogFields = Readonly<Record<string, AccessLogVariable>>;

/** Fields that `accessLogQueries` read, and what explains a failure. */
export const ACCESS_LOG_FIELDS: AccessLogFields = {
  requestTime: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  path: "$context.path",
  route: "$context.routeKey",
  status: "$context.status",
  duration: "$context.responseLatency",
  integrationDuration: "$context.integrationLatency",
  responseLength: "$context.responseLength",
  error: "$context.error.message",
  integrationError: "$context.integrationErrorMessage",
  authorizerError: "$context.authorizer.error",
};

/** Numbers, of every request: without quotes, so that queries sort and filters compare them. */
const NUMBERS: readonly string[] = ["$context.status", "$context.responseLatency"];

/**
 * The template of a line: a JSON object, the request's id first. With it, what a function writes of a request and the line of the
 * access log are found together.
 */
export function accessLogFormat(fields: AccessLogFields): string {
  const entries: [string, string][] = [["requestId", "$context.requestId"], ...Object.entries(fields)];
  const written = new Map(
    entries.map(([name, value]) => [name, NUMBERS.includes(value) ? value : JSON.stringify(value)]),
  );
  return `{${[...written].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}

/** Bytes of a template (API Gateway developer guide, "Quotas for configuring and running an HTTP API"). */
const MOST_BYTES = 3_072;

const CODE = "http-api-access-log";

/** The rules of an access log's fields. */
export function accessLogProblems(fields: AccessLogFields): Problem[] {
  const values: [string, string][] = Object.entries(fields);
  const problems = values
    .filter(
      ([, value]) => !/^\$context(?:\.[\w-]+)+$/.test(value.replace(/^(\$context\.authorizer\.claims\.).+$/, "$1x")),
    )
    .map(([, value]) => {
      const rule = "a field of an access log holds what API Gateway fills in";
      return problem(CODE, rule, value, "write it like $context.path");
    });
  if (fields.requestId !== undefined && !isRequestId(fields.requestId)) {
    const fix = "leave requestId out, or give the other field another name";
    problems.push(problem(CODE, "a line's requestId is the id of the request", fields.requestId, fix));
  }
  const bytes = Buffer.byteLength(accessLogFormat(fields));
  if (bytes > MOST_BYTES) {
    problems.push(problem(CODE, `a line's template has at most ${MOST_BYTES} bytes`, bytes, "leave some fields out"));
  }
  return problems;
}

function isRequestId(value: string): boolean {
  return value === "$context.requestId" || value === "$context.extendedRequestId";
}

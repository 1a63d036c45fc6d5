import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** What a request has besides its route. */
export interface EventOptions {
  readonly query?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
}

/** An event as API Gateway sends it for an HTTP API, in format 2.0, of somebody whose token it has accepted. */
export function httpApiEvent(routeKey: string, { query, path = {} }: EventOptions = {}): APIGatewayProxyEventV2 {
  const [method = "GET", template = "/"] = routeKey.split(" ");
  const rawPath = Object.entries(path).reduce((text, [name, value]) => text.replace(`{${name}}`, value), template);
  const jwt = { claims: { client_id: "0a1b2c3d4e", sub: "ada", token_use: "access" }, scopes: ["students/read"] };
  const requestContext = {
    accountId: "123456789012",
    apiId: "a1b2c3d4e5",
    authorizer: { jwt },
    domainName: "a1b2c3d4e5.execute-api.eu-west-3.amazonaws.com",
    domainPrefix: "a1b2c3d4e5",
    http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "203.0.113.10", userAgent: "test" },
    requestId: "JKJaXmPLvHcESHA=",
    routeKey,
    stage: "$default",
    time: "01/Jan/2026:12:00:00 +0000",
    timeEpoch: 1_767_268_800_000,
  };
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { accept: "application/json", authorization: "Bearer …" },
    queryStringParameters: query,
    pathParameters: Object.keys(path).length > 0 ? path : undefined,
    requestContext,
    isBase64Encoded: false,
  };
}

/** A request, as a client sends it. */
export interface Request {
  readonly method?: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  /** Claims that a JWT authorizer found. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** An event of an HTTP API, format 2.0 (API Gateway developer guide, "AWS Lambda proxy integrations for HTTP APIs"). */
export function httpApiEvent({ method = "GET", path, query = "", headers, cookies, body, claims }: Request): object {
  const http = { method, path, protocol: "HTTP/1.1", sourceIp: "203.0.113.9", userAgent: "a test" };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
    headers: { host: "api.example.org", ...headers },
    cookies,
    body,
    isBase64Encoded: false,
    requestContext: {
      ...{ accountId: "123456789012", apiId: "a1b2c3", domainName: "api.example.org", domainPrefix: "api" },
      ...{ requestId: "request-1", routeKey: "$default", stage: "$default", http },
      ...{ time: "26/Nov/2026:10:00:00 +0000", timeEpoch: 1795687200000 },
      authorizer: claims && { jwt: { claims, scopes: null } },
    },
  };
}

/** An event of a load balancer, with multi-value headers (Elastic Load Balancing user guide, "Lambda functions as targets"). */
export function loadBalancerEvent({ method = "GET", path, query = "", headers, cookies, body = "" }: Request): object {
  const all = { host: "app.example.org", ...headers, ...(cookies ? { cookie: cookies.join("; ") } : {}) };
  const lists = (values: Iterable<readonly [string, string]>) =>
    Object.fromEntries([...values].map(([name, value]) => [name, [value]]));
  return {
    requestContext: {
      elb: { targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/app/0" },
    },
    httpMethod: method,
    path,
    multiValueQueryStringParameters: lists(new URLSearchParams(query)),
    multiValueHeaders: lists(Object.entries(all)),
    body,
    isBase64Encoded: false,
  };
}

import type { Construct } from "constructs";
import { HttpApi } from "../../constructs/apigateway/http-api";
import type { HttpApiProps } from "../../constructs/apigateway/http-api-props";
import type { ILambdaFunction } from "../../constructs/lambda/lambda-function";
import { UserPool } from "../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../constructs/cognito/user-pool-client";
import { unchecked, type ErrorExamples } from "./example";

const LAMBDA: ILambdaFunction = {
  arn: "arn:aws:lambda:eu-west-3:123456789012:function:students",
  functionName: "students",
};
const ISSUED = { issuer: "https://login.example.org/", audience: ["api"] };
const ORIGINS = ["https://app.example.org"] as const;
const CERTIFICATE = "arn:aws:acm:eu-west-3:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";

type Props = HttpApiProps<"users", "students">;

function api(stack: Construct, props: Partial<Props>): HttpApi<"users", "students"> {
  const named = { authorizers: { users: ISSUED }, integrations: { students: LAMBDA } };
  return new HttpApi<"users", "students">(stack, "api", { name: "students", ...named, ...props });
}

function clients(stack: Construct) {
  const userPool = new UserPool(stack, "users", { name: "students" });
  const grant = { type: "clientCredentials", scopes: ["students/read"] } as const;
  return { userPool, clients: [new UserPoolClient(stack, "job", { userPool, name: "job", grant })] };
}

const GUIDE = "API Gateway developer guide";
const QUOTAS = `${GUIDE}, "Quotas for configuring and running an HTTP API"`;
const JWT = `${GUIDE}, "Control access to HTTP APIs with JWT authorizers in API Gateway"`;
const ROUTES = `${GUIDE}, "Create routes for HTTP APIs in API Gateway"`;
const CORS = `${GUIDE}, "Configure CORS for HTTP APIs in API Gateway"`;

/** HTTP APIs. */
export const HTTP_API_ERRORS = {
  "http-api-route": {
    source: ROUTES,
    wrong: (stack) => api(stack, { routes: { "GET /students/{id}.json": { auth: "users", integration: "students" } } }),
    right: (stack) => api(stack, { routes: { "GET /students/{id}": { auth: "users", integration: "students" } } }),
  },
  "http-api-route-id": {
    source: "docs/decisions/0001-readable-addresses.md",
    wrong: (stack) =>
      api(stack, {
        routes: {
          "GET /old/list": { auth: "users", integration: "students" },
          "GET /old_list": { auth: "users", integration: "students" },
        },
      }),
    right: (stack) =>
      api(stack, {
        routes: {
          "GET /old/list": { auth: "users", integration: "students" },
          "GET /old_list": { auth: "users", integration: "students", id: "oldest" },
        },
      }),
  },
  "http-api-route-ambiguous": {
    source: ROUTES,
    wrong: (stack) =>
      api(stack, {
        routes: {
          "GET /students/{id}": { auth: "users", integration: "students" },
          "GET /students/{name}": { auth: "users", integration: "students" },
        },
      }),
    right: (stack) =>
      api(stack, {
        routes: {
          "GET /students/{id}": { auth: "users", integration: "students" },
          "GET /students/by-name/{name}": { auth: "users", integration: "students" },
        },
      }),
  },
  "http-api-route-auth": {
    source: JWT,
    wrong: (stack) => api(stack, { routes: { "GET /": { auth: unchecked("user"), integration: "students" } } }),
    right: (stack) => api(stack, { routes: { "GET /": { auth: "users", integration: "students" } } }),
  },
  "http-api-route-integration": {
    source: ROUTES,
    wrong: (stack) => api(stack, { routes: { "GET /": { auth: "users", integration: unchecked("student") } } }),
    right: (stack) => api(stack, { routes: { "GET /": { auth: "users", integration: "students" } } }),
  },
  "http-api-route-scopes": {
    source: QUOTAS,
    wrong: (stack) =>
      api(stack, {
        routes: { "GET /": { auth: { authorizer: "users", scopes: ["openid email"] }, integration: "students" } },
      }),
    right: (stack) =>
      api(stack, {
        routes: { "GET /": { auth: { authorizer: "users", scopes: ["openid", "email"] }, integration: "students" } },
      }),
  },
  "http-api-scope-unknown": {
    source: JWT,
    wrong: (stack) =>
      api(stack, {
        authorizers: { users: clients(stack) },
        routes: { "GET /": { auth: { authorizer: "users", scopes: ["students/raed"] }, integration: "students" } },
      }),
    right: (stack) =>
      api(stack, {
        authorizers: { users: clients(stack) },
        routes: { "GET /": { auth: { authorizer: "users", scopes: ["students/read"] }, integration: "students" } },
      }),
  },
  "http-api-authorizer": {
    source: JWT,
    wrong: (stack) => api(stack, { authorizers: { users: { ...ISSUED, issuer: "http://login.example.org" } } }),
    right: (stack) => api(stack, { authorizers: { users: { ...ISSUED, issuer: "https://login.example.org" } } }),
  },
  "http-api-cors": {
    source: CORS,
    wrong: (stack) => api(stack, { cors: { allowOrigins: ["https://app.example.org/"] } }),
    right: (stack) => api(stack, { cors: { allowOrigins: ["https://app.example.org"], allowCredentials: true } }),
  },
  "http-api-cors-preflight": {
    source: `${CORS}, "Configuring CORS for an HTTP API with a $default route and an authorizer"`,
    wrong: (stack) =>
      api(stack, {
        cors: { allowOrigins: ORIGINS },
        routes: { $default: { auth: "users", integration: "students" } },
      }),
    right: (stack) =>
      api(stack, {
        cors: { allowOrigins: ORIGINS },
        routes: {
          $default: { auth: "users", integration: "students" },
          "OPTIONS /{proxy+}": { auth: "public", integration: "students" },
        },
      }),
  },
  "http-api-cors-headers": {
    source: 'Fetch standard, "HTTP extensions"',
    wrong: (stack) => api(stack, { cors: { allowOrigins: ORIGINS, allowHeaders: ["*"] } }),
    right: (stack) => api(stack, { cors: { allowOrigins: ORIGINS, allowHeaders: ["authorization", "*"] } }),
  },
  "http-api-access-log": {
    source: `${GUIDE}, "Customize HTTP API access logs"`,
    wrong: (stack) => api(stack, { accessLog: { fields: { path: unchecked("$request.path") } } }),
    right: (stack) => api(stack, { accessLog: { fields: { path: "$context.path" } } }),
  },
  "http-api-throttling": {
    source: "Amazon API Gateway v2 API reference, `RouteSettings`",
    wrong: (stack) => api(stack, { throttling: { burstLimit: 12.5 } }),
    right: (stack) => api(stack, { throttling: { rateLimit: 12.5, burstLimit: 25 } }),
  },
  "http-api-throttling-all": {
    source: `${GUIDE}, "Throttle requests to your HTTP APIs for better throughput in API Gateway"`,
    wrong: (stack) => api(stack, { throttling: { rateLimit: 0 } }),
    right: (stack) => api(stack, { throttling: { rateLimit: 10 } }),
  },
  "http-api-timeout": {
    source: QUOTAS,
    wrong: (stack) => api(stack, { integrations: { students: { ...LAMBDA, timeout: 30 } } }),
    right: (stack) => api(stack, { integrations: { students: { ...LAMBDA, timeout: 29 } } }),
  },
  "http-api-quota": {
    source: QUOTAS,
    wrong: (stack) => {
      const own = api(stack, {});
      for (let page = 1; page <= 301; page++) own.addRoute(`GET /${page}`, { auth: "users", integration: "students" });
    },
    right: (stack) => api(stack, { routes: { "GET /{page}": { auth: "users", integration: "students" } } }),
  },
  "http-api-domain": {
    source: `${GUIDE}, "Custom domain names for HTTP APIs in API Gateway"`,
    wrong: (stack) => api(stack, { domain: { domainName: "API.example.org", certificateArn: CERTIFICATE } }),
    right: (stack) => api(stack, { domain: { domainName: "api.example.org", certificateArn: CERTIFICATE } }),
  },
} satisfies ErrorExamples;

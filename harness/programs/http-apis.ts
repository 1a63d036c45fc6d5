import { HttpApi } from "../../constructs/apigateway/http-api";
import type { HttpApiProps, RouteOptions } from "../../constructs/apigateway/http-api-props";
import type { ILambdaFunction } from "../../constructs/lambda/lambda-function";
import type { JwtAuthorizerProps } from "../../constructs/apigateway/jwt-authorizer";
import { UserPool } from "../../constructs/cognito/user-pool";
import { UserPoolClient } from "../../constructs/cognito/user-pool-client";
import { unchecked } from "../errors/example";
import type { Program, Programs } from "./case";
import { each } from "./each";
import { HERE, logGroup, variable } from "./parts";

const LAMBDA: ILambdaFunction = { arn: `arn:aws:lambda:${HERE}:function:students`, functionName: "students" };
const ISSUED = { issuer: "https://login.example.org/", audience: ["api"] };
const POOL = "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_a1b2c3d4E";
const CERTIFICATE = `arn:aws:acm:${HERE}:certificate/1234abcd-12ab-34cd-56ef-1234567890ab`;
const ROUTE = { auth: "users", integration: "students" } as const;

type Props = Partial<HttpApiProps<"users", "students">>;

const api =
  (props: Props): Program =>
  (stack) => {
    const named = { authorizers: { users: ISSUED }, integrations: { students: LAMBDA } };
    return new HttpApi<"users", "students">(stack, "api", { name: "students", ...named, ...props });
  };

const routed = (key: string, options: Partial<RouteOptions<"users", "students">> = {}): Program =>
  api({ routes: { [key]: { ...ROUTE, ...options } } });

const authorized = (users: JwtAuthorizerProps): Program => api({ authorizers: { users } });

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

/** HTTP APIs. */
export const HTTP_API_PROGRAMS = {
  refused: {
    "no name": ["name-length", api({ name: "" })],
    "a name that is too long": [
      "name-length",
      (stack) => api({ name: "x".repeat(129), accessLog: { logGroup: logGroup(stack, "requests") } })(stack),
    ],
    ...each("the route", ["GET", "get /", "GET  /", "FETCH /", "GET students", "$DEFAULT", "GET /a b", ""], (key) => [
      "http-api-route",
      routed(key),
      "a route is",
    ]),
    ...each("the route", ["GET /students?page=1", "GET /students#top"], (key) => [
      "http-api-route",
      routed(key),
      "without a query",
    ]),
    ...each("the route", ["GET /{id}.json", "GET /{}", "GET /{id", "GET /id}", "GET /{{id}}", "GET /v{n}"], (key) => [
      "http-api-route",
      routed(key),
      "a whole segment",
    ]),
    "a rest in the middle": ["http-api-route", routed("GET /{rest+}/marks"), "at the end"],
    "a variable twice": ["http-api-route", routed("GET /{id}/marks/{id}"), "each variable once"],
    "a route that does not say who may call it": [
      "http-api-route-auth",
      routed("GET /", { auth: unchecked(undefined) }),
    ],
    "an authorizer of another API": ["http-api-route-auth", routed("GET /", { auth: unchecked("staff") }), "users"],
    "scopes of another API's authorizer": [
      "http-api-route-auth",
      routed("GET /", { auth: { authorizer: unchecked("staff"), scopes: ["a/b"] } }),
    ],
    "an integration of another API": ["http-api-route-integration", routed("GET /", { integration: unchecked("x") })],
    "no scopes": ["http-api-route-scopes", routed("GET /", { auth: { authorizer: "users", scopes: [] } })],
    "eleven scopes": ["http-api-route-scopes", routed("GET /", { auth: { authorizer: "users", scopes: numbers(11) } })],
    "a scope twice": [
      "http-api-route-scopes",
      routed("GET /", { auth: { authorizer: "users", scopes: ["a/b", "a/b"] } }),
    ],
    ...each(
      "the issuer",
      ["login.example.org", "http://login.example.org", "https://localhost", "https://10.0.0.1", `${POOL}?x=1`],
      (issuer) => ["http-api-authorizer", authorized({ ...ISSUED, issuer }), "an issuer is"],
    ),
    "an issuer's configuration": [
      "http-api-authorizer",
      authorized({ ...ISSUED, issuer: "https://login.example.org/.well-known/openid-configuration" }),
      "leave that out",
    ],
    ...each("the issuer", [`${POOL}/`, "https://cognito-idp.eu-west-3.amazonaws.com"], (issuer) => [
      "http-api-authorizer",
      authorized({ issuer, audience: ["0a1b2c3d4e"] }),
      "of a user pool",
    ]),
    "an audience that no token of a user pool has": [
      "http-api-authorizer",
      authorized({ issuer: POOL, audience: ["https://api.example.org"] }),
      "have no aud",
    ],
    "no audience": ["http-api-authorizer", authorized({ ...ISSUED, audience: [] })],
    "an audience twice": ["http-api-authorizer", authorized({ ...ISSUED, audience: ["api", "api"] })],
    "51 audiences": ["http-api-authorizer", authorized({ ...ISSUED, audience: numbers(51) })],
    "no client of a pool": [
      "http-api-authorizer",
      (stack) => authorized({ userPool: new UserPool(stack, "pool", { name: "a" }), clients: [] })(stack),
    ],
    ...each("the token in", ["header.Authorization", "$request.cookie.token", "$request.header."], (source) => [
      "http-api-authorizer",
      authorized({ ...ISSUED, identitySource: unchecked(source) }),
    ]),
    "an authorizer twice": [
      "http-api-authorizer",
      (stack) => new HttpApi(stack, "api", { name: "students", authorizers: { users: ISSUED, staff: ISSUED } }),
      "have one authorizer",
    ],
    "an authorizer that is called public": [
      "http-api-route-auth",
      (stack) => new HttpApi(stack, "api", { name: "students", authorizers: unchecked({ public: ISSUED }) }),
    ],
    ...each(
      "the origin",
      ["app.example.org", "https://app.example.org/", "https://App.example.org", "https://*.a.org"],
      (origin) => ["http-api-cors", api({ cors: { allowOrigins: [origin] } }), "an origin is"],
    ),
    "no origin": ["http-api-cors", api({ cors: { allowOrigins: [] } })],
    "cookies for everybody": [
      "http-api-cors",
      api({ cors: { allowOrigins: unchecked(["*"]), allowCredentials: true } }),
      "named origins",
    ],
    "a method in small letters": ["http-api-cors", api({ cors: { allowOrigins: ["*"], allowMethods: ["get"] } })],
    ...each("answers kept for", [-2, 86_401, 1.5], (maxAge) => [
      "http-api-cors",
      api({ cors: { allowOrigins: ["*"], maxAge } }),
    ]),
    ...each("a field of", ["path", "$context", "$request.path", "$context.path."], (path) => [
      "http-api-access-log",
      api({ accessLog: { fields: { path: unchecked(path) } } }),
    ]),
    "another id of the request": [
      "http-api-access-log",
      api({ accessLog: { fields: { requestId: "$context.integration.requestId" } } }),
      "the id of the request",
    ],
    "a template of more than 3 KB": [
      "http-api-access-log",
      api({ accessLog: { fields: { user: `$context.authorizer.claims.${"x".repeat(3_072)}` } } }),
      "3072 bytes",
    ],
    "a negative rate": ["http-api-throttling", api({ throttling: { rateLimit: -1 } })],
    ...each("a burst of", [-1, 0.5], (burstLimit) => ["http-api-throttling", api({ throttling: { burstLimit } })]),
    ...each("a function that takes", [30, 900], (timeout) => [
      "http-api-timeout",
      api({ integrations: { students: { ...LAMBDA, timeout } } }),
    ]),
    ...each("the domain", ["API.example.org", "https://api.example.org", "localhost"], (domainName) => [
      "http-api-domain",
      api({ domain: { domainName, certificateArn: CERTIFICATE } }),
    ]),
    "a certificate of another region": [
      "arn-region",
      api({ domain: { domainName: "api.example.org", certificateArn: CERTIFICATE.replace("eu-west-3", "us-east-1") } }),
    ],
    "no certificate": ["arn-kind", api({ domain: { domainName: "api.example.org", certificateArn: LAMBDA.arn } })],
  },
  warned: {
    "two routes of the same requests": [
      "http-api-route-ambiguous",
      api({ routes: { "GET /{id}/marks": ROUTE, "GET /{name}/marks": ROUTE } }),
    ],
    "a scope that nobody has": [
      "http-api-scope-unknown",
      (stack) => {
        const userPool = new UserPool(stack, "pool", { name: "a" });
        const grant = { type: "clientCredentials", scopes: ["a/b"] } as const;
        const clients = [new UserPoolClient(stack, "job", { userPool, name: "job", grant })];
        const made = new HttpApi(stack, "api", {
          ...{ name: "students", authorizers: { users: { userPool, clients } }, integrations: { students: LAMBDA } },
        });
        made.addRoute("GET /", { auth: { authorizer: "users", scopes: ["a/c"] }, integration: "students" });
      },
    ],
    "preflight requests that need a token": [
      "http-api-cors-preflight",
      api({ cors: { allowOrigins: ["*"] }, routes: { $default: ROUTE, "OPTIONS /{proxy+}": ROUTE } }),
    ],
    "all headers": ["http-api-cors-headers", api({ cors: { allowOrigins: ["*"], allowHeaders: ["*"] } })],
    "no request a second": ["http-api-throttling-all", api({ throttling: { rateLimit: 0 } })],
    "no request at once": ["http-api-throttling-all", api({ throttling: { burstLimit: 0 } })],
    "eleven authorizers": [
      "http-api-quota",
      (stack) => {
        const authorizers = Object.fromEntries(numbers(11).map((name) => [name, { ...ISSUED, audience: [name] }]));
        return new HttpApi(stack, "api", { name: "students", authorizers });
      },
    ],
  },
  right: {
    "an API alone": (stack) => new HttpApi(stack, "api", { name: "students" }),
    ...Object.fromEntries(
      [
        "$default",
        "ANY /",
        "GET /students/",
        "GET /students/{id}/marks/{mark-1}",
        "DELETE /{rest+}",
        "GET /a.b~c:d",
      ].map((key) => [`the route ${key}`, routed(key)]),
    ),
    "a route that differs in a literal": api({
      routes: { "GET /{id}": ROUTE, "GET /new": ROUTE, "PUT /{name}": ROUTE },
    }),
    "ten scopes": routed("GET /", { auth: { authorizer: "users", scopes: numbers(10) } }),
    "50 audiences": authorized({ ...ISSUED, audience: numbers(50) }),
    "a user pool by its issuer": authorized({ issuer: POOL, audience: ["0a1b2c3d4e"] }),
    "a token in the query, with CORS": api({
      authorizers: { users: { ...ISSUED, identitySource: "$request.querystring.token" } },
      cors: { allowOrigins: ["*"], allowHeaders: ["*"] },
      routes: { $default: ROUTE, "ANY /{proxy+}": { auth: "public", integration: "students" } },
    }),
    "a token in the query": authorized({ ...ISSUED, identitySource: "$request.querystring.token" }),
    "an issuer with a path and a port": authorized({ ...ISSUED, issuer: "https://login.example.org:8443/realms/a" }),
    "two authorizers of an issuer": (stack) =>
      new HttpApi(stack, "api", {
        name: "students",
        authorizers: { users: ISSUED, staff: { ...ISSUED, audience: ["staff"] } },
      }),
    "a variable for the issuer": (stack) => authorized({ ...ISSUED, issuer: variable(stack, "issuer") })(stack),
    "a client whose scopes nobody knows": (stack) => {
      const userPool = new UserPool(stack, "pool", { name: "a" });
      const clients = [UserPoolClient.fromClientId("0a1b2c3d4e")];
      const made = new HttpApi(stack, "api", {
        ...{ name: "students", authorizers: { users: { userPool, clients } }, integrations: { students: LAMBDA } },
      });
      made.addRoute("GET /", { auth: { authorizer: "users", scopes: ["a/c"] }, integration: "students" });
    },
    "cookies of named origins": api({
      cors: { allowOrigins: ["https://app.example.org", "http://localhost:3000"], allowCredentials: true },
    }),
    "scripts of everybody": api({ cors: { allowOrigins: ["*"], allowMethods: ["*"], maxAge: 86_400 } }),
    "all headers of a public API": (stack) =>
      new HttpApi(stack, "api", { name: "open", cors: { allowOrigins: ["https://*"], allowHeaders: ["*"] } }),
    "a rate below one": api({ throttling: { rateLimit: 0.5, burstLimit: 1 } }),
    "an alias that takes 29 seconds": api({
      integrations: { students: { ...LAMBDA, arn: `${LAMBDA.arn}:live`, qualifier: "live", timeout: 29 } },
    }),
    "a wildcard's domain": api({ domain: { domainName: "*.example.org", certificateArn: CERTIFICATE } }),
    "a claim in the access log": api({
      accessLog: {
        fields: { requestId: "$context.extendedRequestId", user: "$context.authorizer.claims.cognito:username" },
      },
    }),
  },
} satisfies Programs;

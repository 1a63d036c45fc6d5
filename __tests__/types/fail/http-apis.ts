import { HttpApi } from "../../../constructs/apigateway/http-api";
import type { AccessLogFields } from "../../../constructs/apigateway/access-log-format";
import type { Cors } from "../../../constructs/apigateway/cors";
import type { AccessLogOptions } from "../../../constructs/apigateway/http-api-props";
import type { JwtAuthorizerProps } from "../../../constructs/apigateway/jwt-authorizer";
import { accept, lambdaFunction, logGroup, stack, userPool } from "../../../harness/type-case-givens";

const users = { issuer: "https://login.example.org/", audience: ["api"] };
const named = { name: "students", authorizers: { users }, integrations: { students: lambdaFunction } };
const open = { name: "students", integrations: { students: lambdaFunction } };
const integration = "students";
const api = new HttpApi(stack, "api", named);

// A route says public, or names an authorizer and an integration of this API.

// error: Property 'auth' is missing
new HttpApi(stack, "a", { ...named, routes: { "GET /": { integration } } });
// error: Property 'integration' is missing
new HttpApi(stack, "b", { ...named, routes: { "GET /": { auth: "users" } } });
// error: Type '"user"' is not assignable to type 'RouteAuth<"users">'. Did you mean '"users"'?
new HttpApi(stack, "c", { ...named, routes: { "GET /": { auth: "user", integration } } });
// error: Type '"users"' is not assignable to type 'RouteAuth<never>'.
new HttpApi(stack, "d", { ...open, routes: { "GET /": { auth: "users", integration } } });
// error: Type '"none"' is not assignable to type 'RouteAuth<"users">'.
new HttpApi(stack, "e", { ...named, routes: { "GET /": { auth: "none", integration } } });
// error: Type 'undefined' is not assignable to type 'RouteAuth<"users">'.
new HttpApi(stack, "f", { ...named, routes: { "GET /": { auth: undefined, integration } } });
// error: Type '"staff"' is not assignable to type '"users"'
api.addRoute("GET /g", { auth: { authorizer: "staff", scopes: ["a/b"] }, integration });
// error: Property 'scopes' is missing
new HttpApi(stack, "h", { ...named, routes: { "GET /": { auth: { authorizer: "users" }, integration } } });
// error: Type '"public"' is not assignable to type '"users"'
new HttpApi(stack, "i", { ...named, routes: { "GET /": { auth: { authorizer: "public", scopes: [] }, integration } } });
// error: Type '"marks"' is not assignable to type '"students"'
new HttpApi(stack, "j", { ...named, routes: { "GET /": { auth: "users", integration: "marks" } } });
// error: Argument of type '"/"' is not assignable to parameter of type 'RouteKey'
api.addRoute("/", { auth: "public", integration });
// error: Type '"staff"' is not assignable to type 'RouteAuth<"users">'.
api.addRoute("GET /", { auth: "staff", integration });
// error: Property 'auth' is missing
api.addRoute("GET /", { integration });

// A route is a method in capital letters and a path.

// error: '"get /"' does not exist in type
new HttpApi(stack, "k", { ...named, routes: { "get /": { auth: "users", integration } } });
// error: '"GET students"' does not exist in type
new HttpApi(stack, "l", { ...named, routes: { "GET students": { auth: "users", integration } } });
// error: 'default' does not exist in type
new HttpApi(stack, "m", { ...named, routes: { default: { auth: "users", integration } } });

// An authorizer is of a user pool and its clients, or of an issuer and an audience.

// error: Property 'audience' is missing
accept<JwtAuthorizerProps>({ issuer: users.issuer });
// error: Property 'clients' is missing
accept<JwtAuthorizerProps>({ userPool });
// error: is not assignable to type 'undefined'
accept<JwtAuthorizerProps>({ userPool, clients: [], audience: ["api"] });
// error: Type 'string' is not assignable to type 'IUserPoolClient'
accept<JwtAuthorizerProps>({ userPool, clients: ["0a1b2c3d4e"] });
// error: Type '"$request.cookie.token"' is not assignable to type 'IdentitySource | undefined'
accept<JwtAuthorizerProps>({ ...users, identitySource: "$request.cookie.token" });
// error: is not assignable to type 'undefined'
new HttpApi(stack, "n", { name: "students", authorizers: { public: users } });

// Scripts that send cookies name their origins.

// error: Type '"*"' is not assignable to type '…PlanTime…
accept<Cors>({ allowOrigins: ["*"], allowCredentials: true });
// error: Type '"app.example.org"' is not assignable to type '…PlanTime…
accept<Cors>({ allowOrigins: ["app.example.org"], allowCredentials: true });
// error: Type 'string' is not assignable to type 'readonly string[] … readonly (PlanTime | `${string}://${string}`)[]'
accept<Cors>({ allowOrigins: "*" });

// An access log has what API Gateway fills in for HTTP APIs.

// error: Type '"$context.identity.cognitoIdentityId"' is not assignable to type 'AccessLogVariable'
accept<AccessLogFields>({ who: "$context.identity.cognitoIdentityId" });
// error: Type '"$context.resourcePath"' is not assignable to type 'AccessLogVariable'
accept<AccessLogFields>({ path: "$context.resourcePath" });
// error: Type 'number' is not assignable to type '…3653…
accept<AccessLogOptions>({ logGroup, retentionInDays: 7 });
// error: is missing the following properties from type 'ILogGroup'
accept<AccessLogOptions>({ logGroup: { ownership: "existing", name: "app" } });
// error: Type '31' is not assignable to type '…3653…
accept<AccessLogOptions>({ retentionInDays: 31 });

// error: Property 'certificateArn' is missing
new HttpApi(stack, "o", { name: "students", domain: { domainName: "api.example.org" } });
// error: Property 'functionName' is missing
new HttpApi(stack, "p", { name: "students", integrations: { students: { arn: "arn" } } });
// error: Type 'string' is not assignable to type 'number'
new HttpApi(stack, "q", { name: "students", throttling: { rateLimit: "100" } });

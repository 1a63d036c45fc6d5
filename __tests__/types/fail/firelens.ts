import {
  cloudWatchOutput,
  customOutput,
  datadogOutput,
  elasticsearchOutput,
  FirelensRouter,
  opensearchOutput,
  type FirelensOutput,
} from "../../../constructs/ecs";
import { logGroup, secret, stack, taskRole } from "../../../harness/type-case-givens";

const region = "eu-west-3";
const logs = { logGroup, region, streamPrefix: "router" };
const host = "search.example.com";
const sigv4 = { type: "sigv4", region } as const;
const index = { daily: "app" };
declare const app: FirelensOutput;
declare const bucket: { readonly arn: string; readonly bucket: string };

// The image does not move.

// error: '"stable"' is not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, image: "stable" });
// error: '"latest"' is not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, image: "latest" });
// error: '"3"' is not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, image: "3" });

// What a router has.

// error: is missing
new FirelensRouter(stack, "router", { routes: { app } });
// error: not assignable
new FirelensRouter(stack, "router", { logs, routes: { app: [app, app] } });
// error: not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, multiline: ["nodejs"] });
// error: '"rust"' is not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, bucket, multiline: ["rust"] });
// error: '"deep"' is not assignable
new FirelensRouter(stack, "router", { logs, routes: { app }, bucket, healthCheck: "deep" });
// error: '"app"' is not assignable to parameter of type '"web"'
new FirelensRouter(stack, "router", { logs, taskRole, routes: { web: app } }).driver("app");

// Each engine has its own credentials, and no password is text.

// error: 'password' is missing
opensearchOutput({ host, index, auth: { type: "user", user: "router" } });
// error: Type 'string' is not assignable to type 'Secret'
opensearchOutput({ host, index, auth: { type: "user", user: "router", password: "secret" } });
// error: '"apiKey"' is not assignable
opensearchOutput({ host, index, auth: { type: "apiKey", key: secret } });
// error: '"elasticCloud"' is not assignable
opensearchOutput({ host, index, auth: { type: "elasticCloud", cloudId: "a", credentials: secret } });
// error: not assignable
elasticsearchOutput({ host, index, auth: { type: "elasticCloud", cloudId: "a", credentials: secret } });
// error: Property 'region' is missing
opensearchOutput({ host, index, auth: { type: "sigv4" } });
// error: Type 'string' is not assignable to type 'Secret'
datadogOutput({ apiKey: "secret" });

// An index is one or another.

// error: not assignable
opensearchOutput({ host, auth: sigv4, index: { daily: "app", fixed: "app" } });
// error: not assignable
opensearchOutput({ host, auth: sigv4, index: "app" });
// error: Property 'index' is missing
opensearchOutput({ host, auth: sigv4 });

// How long the destination may be away.

// error: '"20 minutes"' is not assignable
opensearchOutput({ host, auth: sigv4, index, awayFor: "20 minutes" });
// error: 'bufferMib' is missing
opensearchOutput({ host, auth: sigv4, index, awayFor: "forever" });

// Further options are those of the output, and not those that follow.

// error: 'compres' does not exist
opensearchOutput({ host, auth: sigv4, index, options: { compres: "gzip" } });
// error: 'trace_output' does not exist
opensearchOutput({ host, auth: sigv4, index, options: { trace_output: "On" } });
// error: 'http_api_key' does not exist
opensearchOutput({ host, auth: sigv4, index, options: { http_api_key: "secret" } });
// error: 'tls' does not exist
opensearchOutput({ host, auth: sigv4, index, options: { tls: "Off" } });
// error: 'log_key' does not exist
cloudWatchOutput({ logGroup, region, streamPrefix: "app", options: { log_key: "message" } });
// error: Property 'plugin' is missing
customOutput({ options: {} });

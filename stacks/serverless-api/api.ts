import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Fn, Token } from "cdktf";
import {
  HttpApi,
  type Cors,
  type CorsOrigin,
  type HttpApiDomainProps,
  type RouteAuth,
  type RouteOptions,
} from "../../constructs/apigateway";
import { AliasRecord, Certificate } from "../../constructs/network";
import { DEFAULT_RETENTION_DAYS } from "../../settings/log-analysis";
import type { ApiCors, ApiDomain, ApiOptions } from "../../settings/serverless-api";
import type { System } from "../university/system";
import type { ApiHandler } from "./handler-function";
import type { ApiInputs } from "./inputs";
import type { ApiRoute } from "./routes";

/** What the API is made of. */
interface ApiParts {
  readonly handler: ApiHandler;
  readonly inputs: ApiInputs;
}

/** `aws_apigatewayv2_api.api`, with its routes, its authorizer `users` and, where the settings name one, its domain. */
export function addApi(
  system: System,
  options: ApiOptions,
  { handler, inputs }: ApiParts,
): HttpApi<"users", "students"> {
  const { stack, prefix, settings } = system;
  const { scopes, cors, domain } = options;
  const named = domain && addDomain(system, domain);
  const api = new HttpApi(stack, "api", {
    name: `${prefix}-api`,
    authorizers: { users: inputs.users },
    integrations: { students: handler.live },
    routes: routesFor(scopes),
    cors: cors && corsOf(cors),
    domain: named?.props,
    accessLog: {
      retentionInDays: settings.logAnalysis?.retentionInDays ?? DEFAULT_RETENTION_DAYS,
      kmsKeyArn: settings.hardening?.logsKeyArn,
    },
  });
  if (api.domain && named?.zoneId !== undefined) {
    const { domainName } = named.props;
    new AliasRecord(stack, "api_record", { zoneId: named.zoneId, domainName, target: api.domain });
  }
  return api;
}

/** Who may ask for what: what answers them is the same. */
function routesFor(scopes?: readonly string[]): Record<ApiRoute, RouteOptions<"users", "students">> {
  const integration = "students";
  const auth: RouteAuth<"users"> = scopes ? { authorizer: "users", scopes } : "users";
  const users = { auth, integration } as const;
  return {
    "GET /api/students": users,
    "GET /api/students/{id}": users,
    // For whoever watches it: it says no more than whether the database answers.
    "GET /api/health": { auth: "public", integration },
  };
}

/** The domain, with the zone in which its record is made. */
function addDomain(system: System, { name, certificateArn, zoneName }: ApiDomain) {
  const { stack } = system;
  const given = system.textOf(name, "Name of the API");
  const domainName = Token.isUnresolved(given) ? Fn.lower(given) : given;
  const zone = zoneName && system.textOf(zoneName, "Route 53 zone of the API's name");
  const zoneId = zone === undefined ? undefined : new DataAwsRoute53Zone(stack, "api_zone", { name: zone }).zoneId;
  const props: HttpApiDomainProps = {
    domainName,
    certificateArn:
      certificateArn === undefined
        ? new Certificate(stack, "api_certificate", { domainName, zoneId: zoneId ?? "" }).certificateArn
        : system.textOf(certificateArn, "ARN of the certificate of the API's name"),
  };
  return { props, zoneId };
}

/** Where scripts send cookies, the settings have named each origin, or a scheme. */
function corsOf({ allowCredentials, ...cors }: ApiCors): Cors {
  if (allowCredentials !== true) return cors;
  return { ...cors, allowOrigins: cors.allowOrigins.filter(isOrigin), allowCredentials };
}

function isOrigin(origin: string): origin is CorsOrigin {
  return origin.includes("://");
}

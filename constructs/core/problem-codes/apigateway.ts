/** APIs: the codes of problems. */
export type ApiGatewayCode =
  | "http-api-route"
  | "http-api-route-id"
  | "http-api-route-ambiguous"
  | "http-api-route-auth"
  | "http-api-route-integration"
  | "http-api-route-scopes"
  | "http-api-scope-unknown"
  | "http-api-authorizer"
  | "http-api-cors"
  | "http-api-cors-preflight"
  | "http-api-cors-headers"
  | "http-api-access-log"
  | "http-api-throttling"
  | "http-api-throttling-all"
  | "http-api-timeout"
  | "http-api-quota"
  | "http-api-domain";

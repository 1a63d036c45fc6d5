/**
 * Amazon API Gateway: HTTP APIs, whose routes are public or take tokens.
 *
 * @packageDocumentation
 */
export { ACCESS_LOG_FIELDS, type AccessLogFields, type AccessLogVariable } from "./access-log-format";
export type { Cors, CorsOptions, CorsOrigin } from "./cors";
export { HttpApi, type IHttpApi } from "./http-api";
export type { HttpApiDomain, HttpApiDomainProps } from "./http-api-domain";
export type { AccessLogOptions, HttpApiProps, RouteAuth, RouteOptions, Routes, Throttling } from "./http-api-props";
export type { IdentitySource, IssuerTokens, JwtAuthorizer, JwtAuthorizerProps, UserPoolTokens } from "./jwt-authorizer";
export { ROUTE_METHODS, type RouteKey, type RouteMethod } from "./route-key";

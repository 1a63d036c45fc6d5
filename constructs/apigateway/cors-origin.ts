/**
 * What a browser sends in `Origin`: a scheme and a host in lower case, with a port where it is not the scheme's own, and
 * nothing after it (RFC 6454, 6.2).
 */
export const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** Every origin, or every one of a scheme (API Gateway developer guide, "Configure CORS for HTTP APIs"). */
export const ORIGIN_WILDCARDS: readonly string[] = ["*", "https://*", "http://*"];

/** Seconds for which browsers keep an answer about CORS; -1 is not at all (API Gateway v2 API reference, `Cors`, MaxAge). */
export const MAX_AGE = { min: -1, max: 86_400 } as const;

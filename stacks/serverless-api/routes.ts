/** What the sample handler answers, and the API has as its routes. */
export const API_ROUTES = ["GET /api/students", "GET /api/students/{id}", "GET /api/health"] as const;

/** A route of the sample handler. */
export type ApiRoute = (typeof API_ROUTES)[number];

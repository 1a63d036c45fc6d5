import type { IncomingMessage, ServerResponse } from "node:http";
import type { AlbJwtPayload } from "aws-jwt-verify/jwt-model";
import { startServer, type RunningServer } from "./server";

type Request = IncomingMessage & { user?: AlbJwtPayload };

/** As Express has it. */
export type Middleware = (request: Request, response: ServerResponse, next: () => void) => unknown;

/** What an application does about users. */
export interface ApplicationOptions {
  /** Paths for which no user is required. */
  readonly publicPaths: RegExp;
  readonly required: Middleware;
  readonly optional: Middleware;
  /** At `/sign-out`. */
  readonly signOut: Middleware;
}

/** An application that answers with the path and who asked for it. */
export function startApplication({
  publicPaths,
  required,
  optional,
  signOut,
}: ApplicationOptions): Promise<RunningServer> {
  return startServer((request: Request, response) => {
    const answer = () => response.end(JSON.stringify({ path: request.url, user: request.user?.sub ?? null }));
    if (request.url === "/sign-out") signOut(request, response, answer);
    else if (publicPaths.test(request.url ?? "")) optional(request, response, answer);
    else required(request, response, answer);
  });
}

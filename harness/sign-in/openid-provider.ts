import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RunningServer } from "./server";

/** A client as OpenID Connect Dynamic Client Registration describes it. */
export interface OpenIdClient {
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uris: readonly string[];
  readonly post_logout_redirect_uris: readonly string[];
  /** Separated by blanks. */
  readonly scope: string;
}

/** An OpenID provider. */
export interface OpenIdProviderOptions {
  readonly issuer: string;
  readonly clients: readonly OpenIdClient[];
  /** Paths of its endpoints. @default those of oidc-provider: `/auth`, `/token`, `/me`, `/session/end` */
  readonly routes?: Readonly<Record<string, string>>;
}

/** Paths of Cognito's endpoints (Cognito developer guide, "User pool endpoints and managed login reference"). */
export const COGNITO_ROUTES = {
  authorization: "/oauth2/authorize",
  token: "/oauth2/token",
  userinfo: "/oauth2/userInfo",
  end_session: "/logout",
} as const;

/** Starts `oidc-provider` on a loopback port; openid-server.mjs says who can sign in. */
export async function startOpenIdProvider(options: OpenIdProviderOptions): Promise<RunningServer> {
  const program = join(__dirname, "openid-server.mjs");
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const ended = once(child, "close").then(() => Promise.reject(new Error(`The provider ended: ${complaints}`)));
  ended.catch(() => undefined); // it ends when it is stopped, too
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, "line"), ended])) as [string];
  return { port: (JSON.parse(line) as { port: number }).port, stop: () => child.stdin.end() };
}

import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { send, sendTo, type Hosts } from "./hosts";
import {
  actionsFor,
  identityProvider,
  type Action,
  type Listener,
  type OidcConfig,
  type RedirectConfig,
} from "./listeners";
import { startServer } from "./server";
import { SessionCookies, type Session } from "./session-cookie";
import { signedClaims, signingKey, type SigningKey } from "./signed-claims";

/** A load balancer that does what AWS's API says it should. */
export interface LoadBalancerOptions {
  readonly arn: string;
  readonly listeners: readonly Listener[];
  /** Host name of the application, under which the listeners answer: `app.example.org`. */
  readonly host: string;
  readonly hosts: Hosts;
  /** Port of this machine on which the application listens. */
  readonly target: number;
  /** The API never shows a client's secret: who tests has it from elsewhere. */
  readonly clientSecret: string;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** ELB user guide, "Quotas for your Application Load Balancers": 64 KB for all headers. */
const MAX_HEADERS = 64 * 1024;

/**
 * A stand-in of an Application Load Balancer that authenticates: the steps of the ELB user guide, "Authenticate users using an
 * Application Load Balancer". Ours, not AWS's: docs/authentication.md says what it does not prove.
 */
export class LoadBalancer {
  /** Signs the user claims. */
  public readonly key: SigningKey = signingKey();
  private readonly cookies = new SessionCookies();
  private readonly underWay = new Map<string, { provider: OidcConfig; url: string }>();
  private readonly running: (() => void)[] = [];

  public constructor(private readonly options: LoadBalancerOptions) {}

  /** Starts its listeners, and the endpoint with its public key. */
  public async start(): Promise<void> {
    const { arn, hosts, host, listeners } = this.options;
    const [, , , region = ""] = arn.split(":");
    const keys = await startServer((request, response) => {
      response.statusCode = request.url === `/${this.key.id}` ? 200 : 404;
      response.end(response.statusCode === 200 ? this.key.publicKey : "");
    });
    hosts.set(`https://public-keys.auth.elb.${region}.amazonaws.com`, keys.port);
    this.running.push(keys.stop);
    for (const listener of listeners) {
      const origin = new URL(`${listener.Protocol.toLowerCase()}://${host}:${String(listener.Port)}`).origin;
      const server = await startServer(
        (request, response) => void this.answer(listener, origin, request, response),
        MAX_HEADERS,
      );
      hosts.set(origin, server.port);
      this.running.push(server.stop);
    }
  }

  public stop(): void {
    for (const stop of this.running) stop();
  }

  private async answer(listener: Listener, origin: string, request: IncomingMessage, response: ServerResponse) {
    try {
      const url = new URL(request.url ?? "/", origin);
      if (url.pathname === "/oauth2/idpresponse") await this.comeBack(url, request, response);
      else await this.act(actionsFor(listener, url.host, url.pathname), url, request, response);
    } catch (error) {
      // ELB user guide, "HTTP 561: Unauthorized": the identity provider answered with an error.
      response.writeHead(561).end(String(error));
    }
  }

  /** Takes one action after the other, until one answers. */
  private async act(actions: readonly Action[], url: URL, request: IncomingMessage, response: ServerResponse) {
    // Nobody documents that AWS removes what a client sends as x-amzn-oidc-…: the application must hold without.
    const headers = { ...request.headers, "x-forwarded-proto": url.protocol.replace(":", "") };
    for (const action of actions) {
      const provider = identityProvider(action);
      const session = provider && this.session(provider, request);
      if (session) Object.assign(headers, this.identity(session));
      else if (provider?.OnUnauthenticatedRequest === "deny") response.writeHead(401).end();
      else if (provider?.OnUnauthenticatedRequest === "authenticate") this.sendAway(provider, url, response);
      else if (action.Type === "forward") await this.forward(headers, url, request, response);
      else if (action.RedirectConfig) {
        const status = Number(action.RedirectConfig.StatusCode.replace("HTTP_", ""));
        response.writeHead(status, { location: redirect(action.RedirectConfig, url) }).end();
      } else if (action.FixedResponseConfig) {
        const { StatusCode, MessageBody = "" } = action.FixedResponseConfig;
        response.writeHead(Number(StatusCode)).end(MessageBody);
      }
      if (response.writableEnded) return;
    }
  }

  private async forward(headers: IncomingHttpHeaders, url: URL, request: IncomingMessage, response: ServerResponse) {
    const sent = { method: request.method ?? "GET", headers, body: await bodyOf(request) };
    const answer = await sendTo(this.options.target, url.pathname + url.search, sent);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private session(provider: OidcConfig, request: IncomingMessage): Session | undefined {
    const session = this.cookies.read(provider.SessionCookieName, cookiesOf(request));
    const its = session?.issuer === provider.Issuer && session.clientId === provider.ClientId;
    return its && session.until > this.options.now() ? session : undefined;
  }

  /** To the authorization endpoint. */
  private sendAway(provider: OidcConfig, url: URL, response: ServerResponse): void {
    const state = randomBytes(16).toString("hex");
    this.underWay.set(state, { provider, url: url.href });
    const to = new URL(provider.AuthorizationEndpoint);
    const parameters = {
      client_id: provider.ClientId,
      redirect_uri: `${url.origin}/oauth2/idpresponse`,
      response_type: "code",
      scope: provider.Scope,
      state,
      ...provider.AuthenticationRequestExtraParams,
    };
    for (const [name, value] of Object.entries(parameters)) to.searchParams.set(name, value);
    const nonce = `AWSALBAuthNonce=${state}; Path=/; Secure; HttpOnly`;
    response.writeHead(302, { location: to.href, "set-cookie": nonce }).end();
  }

  /** Back from there with a code, which becomes an access token, which becomes the user's claims. */
  private async comeBack(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const state = url.searchParams.get("state") ?? "";
    const found = this.underWay.get(state);
    this.underWay.delete(state);
    if (found === undefined || cookiesOf(request).get("AWSALBAuthNonce") !== state)
      return void response.writeHead(401).end();
    const { provider } = found;
    const accessToken = await this.accessToken(provider, url);
    const userInfo = await send(this.options.hosts, new URL(provider.UserInfoEndpoint), {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    if (userInfo.status !== 200) throw new Error(`The user info endpoint answers ${String(userInfo.status)}.`);
    if (userInfo.body.length + accessToken.length > 11 * 1024) return void response.writeHead(500).end();
    const session = {
      issuer: provider.Issuer,
      clientId: provider.ClientId,
      claims: JSON.parse(userInfo.body) as Session["claims"],
      accessToken,
      until: this.options.now() + provider.SessionTimeout * 1000,
    };
    const cookies = this.cookies.of(provider.SessionCookieName, session);
    const set = cookies.map(([name, value]) => `${name}=${value}; Path=/; Secure; HttpOnly`);
    response.writeHead(302, { location: found.url, "set-cookie": set }).end();
  }

  private async accessToken(provider: OidcConfig, url: URL): Promise<string> {
    const basic = Buffer.from(`${provider.ClientId}:${this.options.clientSecret}`).toString("base64");
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code: url.searchParams.get("code") ?? "",
      redirect_uri: `${url.origin}${url.pathname}`,
    });
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" };
    const sent = { method: "POST", headers, body: body.toString() };
    const answer = await send(this.options.hosts, new URL(provider.TokenEndpoint), sent);
    if (answer.status !== 200) throw new Error(`The token endpoint answers ${answer.body}`);
    const tokens = JSON.parse(answer.body) as { access_token: string; id_token: string };
    const payload = Buffer.from(tokens.id_token.split(".")[1] ?? "", "base64url").toString();
    const { iss, aud, exp } = JSON.parse(payload) as { iss: string; aud: string; exp: number };
    const valid = iss === provider.Issuer && aud === provider.ClientId && exp * 1000 > Date.now();
    if (!valid) throw new Error(`The ID token is not for this client: ${payload}`);
    return tokens.access_token;
  }

  private identity({ issuer, clientId, claims, accessToken }: Session): Readonly<Record<string, string>> {
    const exp = Math.floor(Date.now() / 1000) + 120;
    const header = { signer: this.options.arn, iss: issuer, client: clientId, exp };
    return {
      "x-amzn-oidc-data": signedClaims(this.key, header, { ...claims, iss: issuer, exp }),
      "x-amzn-oidc-identity": String(claims["sub"]),
      "x-amzn-oidc-accesstoken": accessToken,
    };
  }
}

/** ELB user guide, "Redirect actions": what stays of the URL is `#{…}`. */
function redirect({ Protocol, Host, Port, Path, Query }: RedirectConfig, url: URL): string {
  const kept: Readonly<Record<string, string>> = {
    protocol: url.protocol.replace(":", ""),
    host: url.hostname,
    port: url.port,
    path: url.pathname.slice(1),
    query: url.search.slice(1),
  };
  const target = `${Protocol.toLowerCase()}://${Host}:${Port}${Path}${Query && `?${Query}`}`;
  return new URL(target.replace(/#\{(\w+)\}/g, (_, name: string) => kept[name] ?? "")).href.replace(/\?$/, "");
}

function cookiesOf(request: IncomingMessage): Map<string, string> {
  const pairs = (request.headers.cookie ?? "").split("; ").filter((pair) => pair.includes("="));
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request.setEncoding("utf8")) body += String(part);
  return body;
}

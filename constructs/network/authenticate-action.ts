import type { LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import type { IUserPool } from "../cognito/user-pool";
import type { IUserPoolClient } from "../cognito/user-pool-client";
import type { IUserPoolDomain } from "../cognito/user-pool-domain";
import { literalText } from "../core/literal-text";
import type { SecretInState } from "../terraform/secret-in-state";
import type { TerminalAction } from "./terminal-action";

/**
 * How a listener signs people in (Elastic Load Balancing user guide, "Authenticate users using an Application Load
 * Balancer"): who has no session is sent to the identity provider, which sends them back to
 * `https://<host>/oauth2/idpresponse`; the load balancer then asks the provider who they are, and hands that to its targets
 * in headers that they have to verify.
 */
export interface AuthenticateOptions {
  /** What happens to the requests of those who have signed in. */
  readonly next: TerminalAction;
  /** What the provider is asked for; it has to include `openid`. @default `openid` */
  readonly scopes?: readonly string[];
  /** Seconds after which people sign in again, 1–604800. @default AWS's own: 604800, a week */
  readonly sessionTimeout?: number;
  /**
   * Name of the session's cookie. Listener rules that sign in at different providers, or as different clients, need
   * different ones, or each session ends the other.
   *
   * @default AWS's own: `AWSELBAuthSessionCookie`
   */
  readonly sessionCookieName?: string;
  /**
   * What happens to requests without a session: they are sent to the provider (`authenticate`), answered with 401 (`deny`,
   * for what no browser navigates to), or go on without claims (`allow`).
   *
   * @default `authenticate`
   */
  readonly onUnauthenticatedRequest?: "authenticate" | "deny" | "allow";
  /** Up to 10 parameters that the provider gets besides, such as `{ prompt: "login" }`. @default none */
  readonly extraParams?: Readonly<Record<string, string>>;
}

/** How a listener signs people in at a Cognito user pool (Elastic Load Balancing API reference, `AuthenticateCognitoActionConfig`). */
export interface AuthenticateCognitoOptions extends AuthenticateOptions {
  /** The pool at which people sign in. */
  readonly userPool: Pick<IUserPool, "arn" | "problems">;
  /** Has a secret, the grant of authorization codes, and the callback `https://<host>/oauth2/idpresponse` for each host. */
  readonly userPoolClient: IUserPoolClient;
  /** The pool's domain, with the pages on which they sign in. */
  readonly userPoolDomain: Pick<IUserPoolDomain, "domain" | "problems">;
}

/**
 * How a listener signs people in at any OpenID provider (Elastic Load Balancing API reference,
 * `AuthenticateOidcActionConfig`). The load balancer has to reach the endpoints from its subnets, by port 443.
 */
export interface AuthenticateOidcOptions extends AuthenticateOptions {
  /** `https://…`, exactly as the provider's configuration has it. */
  readonly issuer: string;
  /** `https://…`, with a certificate that everybody trusts. */
  readonly authorizationEndpoint: string;
  /** `https://…`, with a certificate that everybody trusts. */
  readonly tokenEndpoint: string;
  /** `https://…`, with a certificate that everybody trusts. */
  readonly userInfoEndpoint: string;
  /** Who the load balancer is to the provider: OAuth's `client_id`. */
  readonly clientId: string;
  /** It is in the Terraform state in plain text: the AWS provider knows no other way. */
  readonly clientSecret: SecretInState;
}

/** Requests of those who have signed in at a Cognito user pool go on. */
export interface AuthenticateCognitoAction extends AuthenticateCognitoOptions {
  /** `authenticate-cognito`, before the action that follows it. */
  readonly type: "authenticateCognito";
}

/** Requests of those who have signed in at an OpenID provider go on. */
export interface AuthenticateOidcAction extends AuthenticateOidcOptions {
  /** `authenticate-oidc`, before the action that follows it. */
  readonly type: "authenticateOidc";
}

/** Requests of those who have signed in go on. */
export type AuthenticateAction = AuthenticateCognitoAction | AuthenticateOidcAction;

/** Requests of those who have signed in at a Cognito user pool go on; only a listener with a certificate can ask for it. */
export function authenticateCognito(options: AuthenticateCognitoOptions): AuthenticateCognitoAction {
  return { type: "authenticateCognito", ...options };
}

/** Requests of those who have signed in at an OpenID provider go on; only a listener with a certificate can ask for it. */
export function authenticateOidc(options: AuthenticateOidcOptions): AuthenticateOidcAction {
  return { type: "authenticateOidc", ...options };
}

/** The block that signs in, as listeners and rules have it. */
export function renderAuthenticate(action: AuthenticateAction): LbListenerDefaultAction {
  const { scopes, sessionTimeout, sessionCookieName, onUnauthenticatedRequest, extraParams } = action;
  const common = {
    scope: scopes?.map(literalText).join(" "),
    sessionTimeout,
    sessionCookieName: literal(sessionCookieName),
    onUnauthenticatedRequest,
    authenticationRequestExtraParams:
      extraParams && Object.fromEntries(Object.entries(extraParams).map(([name, value]) => [name, literalText(value)])),
  };
  if (action.type === "authenticateCognito") {
    const { userPool, userPoolClient, userPoolDomain } = action;
    return {
      type: "authenticate-cognito",
      authenticateCognito: {
        userPoolArn: userPool.arn,
        userPoolClientId: userPoolClient.clientId,
        userPoolDomain: userPoolDomain.domain,
        ...common,
      },
    };
  }
  return {
    type: "authenticate-oidc",
    authenticateOidc: {
      issuer: literalText(action.issuer),
      authorizationEndpoint: literalText(action.authorizationEndpoint),
      tokenEndpoint: literalText(action.tokenEndpoint),
      userInfoEndpoint: literalText(action.userInfoEndpoint),
      clientId: literalText(action.clientId),
      clientSecret: action.clientSecret.value,
      ...common,
    },
  };
}

function literal(text: string | undefined): string | undefined {
  return text === undefined ? undefined : literalText(text);
}

import type { IConstruct } from "constructs";
import { problem, type Problem } from "../core/problem";
import type { AuthenticateAction } from "./authenticate-action";
import type { ListenerAction } from "./listener-action";

/** The cookie of a session where nobody names one (Elastic Load Balancing API reference, `AuthenticateOidcActionConfig`). */
const DEFAULT_COOKIE = "AWSELBAuthSessionCookie";

/** Clients of each program's listeners, by listener and cookie. */
const CLIENTS = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Remembers as whom a listener, or one of its rules, signs people in.
 *
 * @returns a warning where another client of the listener has the same cookie: each session would end the other's. AWS
 * takes it all the same
 */
export function noteSession(place: IConstruct, listenerArn: string, action: ListenerAction): Problem[] {
  if (!("next" in action)) return [];
  const { sessionCookieName = DEFAULT_COOKIE } = action;
  const byCookie = CLIENTS.get(place.node.root) ?? new Map<string, string>();
  CLIENTS.set(place.node.root, byCookie);
  const key = `${listenerArn} ${sessionCookieName}`;
  const client = clientOf(action);
  const first = byCookie.get(key) ?? client;
  byCookie.set(key, first);
  if (first === client) return [];
  const rule = "clients of one listener have cookies of their own, since each session would end the other's";
  return [problem("listener-session-cookie", rule, sessionCookieName, "give one of the two a sessionCookieName")];
}

function clientOf(action: AuthenticateAction): string {
  return action.type === "authenticateOidc"
    ? `${action.issuer} ${action.clientId}`
    : `${action.userPool.arn} ${action.userPoolClient.clientId}`;
}

import type { LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import {
  authenticateCognito,
  authenticateOidc,
  renderAuthenticate,
  type AuthenticateAction,
} from "./authenticate-action";
import {
  fixedResponse,
  forward,
  redirect,
  redirectToHttps,
  renderTerminalAction,
  type TerminalAction,
} from "./terminal-action";

/** What a listener, or one of its rules, does with a request. Only a listener with a certificate authenticates. */
export type ListenerAction = TerminalAction | AuthenticateAction;

/** What a listener can do with a request. */
export const ListenerAction = {
  /** Requests go to a target group, or to several by their weights. */
  forward,
  /** Requests are answered with another address. */
  redirect,
  /** Requests are answered with the same address by HTTPS. */
  redirectToHttps,
  /** Requests are answered by the load balancer itself. */
  fixedResponse,
  /** Requests of those who have signed in at a Cognito user pool go on. */
  authenticateCognito,
  /** Requests of those who have signed in at an OpenID provider go on. */
  authenticateOidc,
} as const;

/** What ends a request's way: the action itself, or what follows the sign-in. */
export function terminalOf(action: ListenerAction): TerminalAction {
  return "next" in action ? action.next : action;
}

/** The blocks of an action, as listeners and rules have them: in their order, where there are two. */
export function renderAction(action: ListenerAction): LbListenerDefaultAction[] {
  if (!("next" in action)) return [renderTerminalAction(action)];
  return [renderAuthenticate(action), renderTerminalAction(action.next)].map((block, index) => ({
    ...block,
    order: index + 1,
  }));
}

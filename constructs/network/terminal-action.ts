import type { LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { literalText, numberText } from "../core/literal-text";
import type { ITargetGroup } from "./target-group";

/** A target group, and its share of the requests. */
export interface WeightedTargetGroup {
  /** Where this share of the requests goes. */
  readonly targetGroup: ITargetGroup;
  /** 0–999; its part of the sum of all weights. With 0 it gets no new requests. */
  readonly weight: number;
}

/** Requests go to one target group, or to several by their weights. */
export interface ForwardAction {
  /** The targets answer. */
  readonly type: "forward";
  /** One, or 1 to 5 with their weights. */
  readonly targetGroups: ITargetGroup | readonly WeightedTargetGroup[];
  /** Seconds for which a client stays with its target group, 1–604800. @default each request is shared out by itself */
  readonly stickiness?: number;
}

/** Requests are answered with another address. */
export interface RedirectAction extends RedirectOptions {
  /** The client asks again, elsewhere. */
  readonly type: "redirect";
}

/**
 * The other address (Elastic Load Balancing API reference, `RedirectActionConfig`). What is left out stays as it was
 * asked for; one of protocol, host, port and path has to change.
 */
export interface RedirectOptions {
  /** @default the request's own */
  readonly protocol?: "HTTP" | "HTTPS";
  /** May hold `#{host}`. @default the request's own */
  readonly host?: string;
  /** 1–65535. @default the request's own */
  readonly port?: number;
  /** Starts with `/`; may hold `#{host}`, `#{path}` and `#{port}`. @default the request's own */
  readonly path?: string;
  /** Without `?`; may hold `#{query}`. @default the request's own */
  readonly query?: string;
  /** Whether clients may remember it: 301 rather than 302. @default true */
  readonly permanent?: boolean;
}

/** Requests are answered by the load balancer itself. */
export interface FixedResponseAction extends FixedResponseOptions {
  /** `fixed-response`: no target is asked. */
  readonly type: "fixedResponse";
}

/** What the load balancer answers (Elastic Load Balancing API reference, `FixedResponseActionConfig`). */
export interface FixedResponseOptions {
  /** 2XX, 4XX or 5XX, such as `404`. */
  readonly statusCode: number;
  /** @default `text/plain` */
  readonly contentType?: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json";
  /** At most 1,024 characters. @default empty */
  readonly messageBody?: string;
}

/** What ends a request's way through a listener: every action does, or is followed by one that does. */
export type TerminalAction = ForwardAction | RedirectAction | FixedResponseAction;

/**
 * Requests go to a target group, or to several by their weights.
 *
 * @param options `stickiness`: seconds for which a client stays with its target group
 */
export function forward(
  targetGroups: ForwardAction["targetGroups"],
  options: Pick<ForwardAction, "stickiness"> = {},
): ForwardAction {
  return { type: "forward", targetGroups, ...options };
}

/** Requests are answered with another address. */
export function redirect(options: RedirectOptions): RedirectAction {
  return { type: "redirect", ...options };
}

/** Requests are answered with the same address by HTTPS, for good. */
export function redirectToHttps(port = 443): RedirectAction {
  return redirect({ protocol: "HTTPS", port });
}

/** Requests are answered by the load balancer itself. */
export function fixedResponse(options: FixedResponseOptions): FixedResponseAction {
  return { type: "fixedResponse", ...options };
}

/** The block of an action, as listeners and rules have it. */
export function renderTerminalAction(action: TerminalAction): LbListenerDefaultAction {
  switch (action.type) {
    case "forward":
      return renderForward(action);
    case "redirect": {
      const { protocol, host, port, path, query, permanent = true } = action;
      const statusCode = permanent ? "HTTP_301" : "HTTP_302";
      const redirect = {
        protocol,
        host: literal(host),
        port: port === undefined ? undefined : numberText(port),
        path: literal(path),
        query: literal(query),
        statusCode,
      };
      return { type: "redirect", redirect };
    }
    case "fixedResponse": {
      const { statusCode, contentType = "text/plain", messageBody } = action;
      return {
        type: "fixed-response",
        fixedResponse: { statusCode: numberText(statusCode), contentType, messageBody: literal(messageBody) },
      };
    }
  }
}

function literal(text: string | undefined): string | undefined {
  return text === undefined ? undefined : literalText(text);
}

function renderForward({ targetGroups, stickiness }: ForwardAction): LbListenerDefaultAction {
  const weighted = asList(targetGroups);
  const [only] = weighted;
  if (only && weighted.length === 1 && stickiness === undefined) {
    return { type: "forward", targetGroupArn: only.targetGroup.arn };
  }
  return {
    type: "forward",
    forward: {
      targetGroup: weighted.map(({ targetGroup, weight }) => ({ arn: targetGroup.arn, weight })),
      stickiness: stickiness === undefined ? undefined : { enabled: true, duration: stickiness },
    },
  };
}

/** One target group has all of the weight. */
export function asList(targetGroups: ForwardAction["targetGroups"]): readonly WeightedTargetGroup[] {
  return "arn" in targetGroups ? [{ targetGroup: targetGroups, weight: 1 }] : targetGroups;
}

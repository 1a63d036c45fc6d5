import { Token } from "cdktf";
import type { Problem } from "../core/problem";

/**
 * Who hears of an alarm. E-mail: AWS writes to the address, and nothing else arrives until somebody follows the link in
 * that message. HTTPS: AWS posts a message with a link that the endpoint must follow, unless it confirms by itself.
 */
export type AlarmSubscription =
  | {
      /** A message to a mailbox. */
      readonly protocol: "email";
      /** Such as `on-call@example.org`: SNS's `endpoint`. */
      readonly address: string;
    }
  | {
      /** A POST to an address that takes SNS's messages. */
      readonly protocol: "https";
      /** `https://…`: SNS's `endpoint`. */
      readonly url: string;
      /** Whether the endpoint confirms by itself (PagerDuty and others do): Terraform then waits for it. @default false */
      readonly confirmsItself?: boolean;
    };

/** Ways to hear of an alarm. */
export const AlarmSubscription = {
  /** SNS mails the address, once somebody has followed the link in its first message. */
  email,
  /** SNS posts to the endpoint, once that has confirmed. */
  https,
} as const;

/** Messages go to an e-mail address. */
function email(address: string): AlarmSubscription {
  return { protocol: "email", address };
}

/** Messages are posted to a URL with TLS. */
function https(url: string, options: { readonly confirmsItself?: boolean } = {}): AlarmSubscription {
  return { protocol: "https", url, ...options };
}

/** RFC 5321 and 5322 without quotes and comments, which mail systems refuse: dot-separated words, then a domain. */
const WORD = String.raw`[A-Za-z0-9!#$%&'*+/=?^_\x60{|}~-]+`;
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const EMAIL = new RegExp(
  String.raw`^(?=.{1,64}@)${WORD}(?:\.${WORD})*@(?=.{1,253}$)(?:${LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$`,
);

/** The rules for the addresses of subscriptions; an address known only at plan time passes. */
export function subscriptionProblems(subscriptions: readonly AlarmSubscription[]): Problem[] {
  const seen = new Set<string>();
  return subscriptions.flatMap((subscription) => {
    const endpoint = endpointOf(subscription);
    const problems = Token.isUnresolved(endpoint) ? [] : endpointProblems(subscription);
    if (seen.has(endpoint)) {
      const rule = "an endpoint is subscribed once to a topic";
      problems.push({ code: "subscription-twice", rule, got: endpoint, fix: "leave one of them out" });
    }
    seen.add(endpoint);
    return problems;
  });
}

/** Where the messages go. */
export function endpointOf(subscription: AlarmSubscription): string {
  return subscription.protocol === "email" ? subscription.address : subscription.url;
}

function endpointProblems(subscription: AlarmSubscription): Problem[] {
  if (subscription.protocol === "email") {
    if (EMAIL.test(subscription.address)) return [];
    const rule = "an e-mail subscription has one address such as team@example.org";
    return [{ code: "subscription-email", rule, got: subscription.address, fix: "correct the address" }];
  }
  const { url } = subscription;
  const parsed = URL.canParse(url) && !/\s/.test(url) ? new URL(url) : undefined;
  const add = (rule: string, fix: string): Problem[] => [{ code: "subscription-https", rule, got: url, fix }];
  if (parsed?.protocol !== "https:") {
    return add("an HTTPS subscription has a URL that starts with https://", "correct the URL");
  }
  if (parsed.password !== "") {
    return add(
      "a password in a URL ends up in the state and in the plan",
      "let Terraform fill the URL in from a secret",
    );
  }
  return [];
}

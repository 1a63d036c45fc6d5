import { known } from "../core/known";
import type { NameRule } from "../core/name";
import { problem, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";

/** API Gateway v2 API reference, `CreateApi`, Name. */
export const HTTP_API_NAME: NameRule = { what: "an API's name", max: 128, pattern: /^[^]*$/, says: "any text" };

/** Seconds after which API Gateway answers 503 itself (API Gateway developer guide, "Quotas … an HTTP API"). */
export const LONGEST_SECONDS = 30;

/** What is there of each before AWS has to raise the quota (same page). */
const QUOTAS = { routes: 300, authorizers: 10 } as const;

/** A function that is still at work when its answer can't come any more: nobody sees what it does, and it is paid for. */
export function integrationProblems({ timeout }: { readonly timeout?: number }): Problem[] {
  const seconds = known(timeout);
  if (seconds === undefined || seconds < LONGEST_SECONDS) return [];
  const rule = `a function behind an HTTP API ends before the API's ${LONGEST_SECONDS} seconds do`;
  return [problem("http-api-timeout", rule, seconds, `set its timeout to ${LONGEST_SECONDS - 1} or less`)];
}

/** More than AWS lets an account have by itself. */
export function quotaWarnings(counts: Readonly<Record<keyof typeof QUOTAS, number>>): Problem[] {
  const kinds = Object.keys(QUOTAS) as (keyof typeof QUOTAS)[];
  return kinds.flatMap((kind) => {
    if (counts[kind] <= QUOTAS[kind]) return [];
    const rule = `an HTTP API has at most ${QUOTAS[kind]} ${kind}, unless AWS has raised the quota`;
    return [problem("http-api-quota", rule, counts[kind], "have it raised, or make another API")];
  });
}

/** How many requests a second an API takes. */
export interface ThrottlingSettings {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

const THROTTLING = "http-api-throttling";

/** The rules of throttling (API Gateway v2 API reference, `RouteSettings`). */
export function throttlingProblems({ rateLimit, burstLimit }: ThrottlingSettings): Problem[] {
  const rate = known(rateLimit);
  const rule = "a rate limit is 0 requests a second or more";
  return [
    ...(rate !== undefined && rate < 0 ? [problem(THROTTLING, rule, rate, "choose 0 or more")] : []),
    ...wholeNumber(burstLimit, { code: THROTTLING, what: "a burst limit", min: 0, max: 2_147_483_647 }),
  ];
}

/** With 0 of one of them, API Gateway answers 429 to everybody. */
export function closedWarnings({ rateLimit, burstLimit }: ThrottlingSettings): Problem[] {
  if (known(rateLimit) !== 0 && known(burstLimit) !== 0) return [];
  const rule = "an API with a rate limit or a burst limit of 0 answers 429 to every request";
  return [problem("http-api-throttling-all", rule, { rateLimit, burstLimit }, "choose numbers above 0")];
}

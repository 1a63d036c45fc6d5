import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";

/** A duration such as `30s`, `20m` or `6h`. */
export type RouterDuration = `${number}${"s" | "m" | "h"}`;

/**
 * How long a destination may be away before records are given up. Fluent Bit counts retries instead, whose waits grow and
 * are random; AWS's own example of two covers 20 seconds. The common one comes last, since the compiler's messages
 * speak of the last.
 */
export type AwayFor =
  /** Until it is back: what waits needs a limit of its own. */
  | {
      /** Nothing is given up: Fluent Bit's `Retry_Limit no_limits`. */
      readonly awayFor: "forever";
      /** MiB that wait at most: Fluent Bit's `storage.total_limit_size`. */
      readonly bufferMib: number;
    }
  /** At most a week. */
  | {
      /** @default `20m` */
      readonly awayFor?: RouterDuration;
      /** MiB that wait at most. @default what the router's `kibPerSecond` adds up to in that time */
      readonly bufferMib?: number;
    };

/** What is away, as it may come past the compiler. */
export interface AnyAwayFor {
  /** A duration, or `forever`. @default `20m` */
  readonly awayFor?: string;
  /** MiB that wait at most. @default what the router's `kibPerSecond` adds up to in that time */
  readonly bufferMib?: number;
}

/** Longer than a node takes to restart, and a domain to fail over. */
const DEFAULT_AWAY = "20m" satisfies RouterDuration;

/** A week: longer than a task lives, as a rule. */
const LONGEST = 7 * 24 * 3600;

/** Fluent Bit, `src/flb_scheduler.c`: the waits before retry n are even in 5 to min(2000, 5·2ⁿ) seconds. */
const BASE = 5;
const CAP = 2000;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of a duration, or `undefined` where it is not one. */
export function secondsOf(duration: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([smh])$/.exec(duration);
  const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ""] ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/**
 * How many retries outlast the time. Waits are random, so that a sum of them is only probable: their mean less three
 * standard deviations, which about one chunk in a thousand misses. Never fewer than one.
 */
export function retriesFor(seconds: number): number {
  let [mean, variance] = [0, 0];
  for (let retries = 1; ; retries++) {
    const span = Math.min(CAP, BASE * 2 ** retries) - BASE;
    mean += BASE + span / 2;
    variance += span ** 2 / 12;
    // The shortest waits of all are certain.
    if (Math.max(mean - 3 * Math.sqrt(variance), retries * BASE) >= seconds) return retries;
  }
}

/** `Retry_Limit` of an output. */
export function retryLimit({ awayFor = DEFAULT_AWAY }: AnyAwayFor): string {
  if (awayFor === "forever") return "no_limits";
  return String(retriesFor(Math.min(secondsOf(awayFor) ?? 1, LONGEST)));
}

/**
 * MiB that wait for a destination that is away as long as it may, or `undefined` where only Terraform knows: twice what the
 * containers write, since each record says which container and task it is from.
 */
export function bufferMib(
  { awayFor = DEFAULT_AWAY, bufferMib: given }: AnyAwayFor,
  kibPerSecond: number,
): number | undefined {
  if (given !== undefined) return known(given);
  const seconds = secondsOf(awayFor);
  const rate = known(kibPerSecond);
  return seconds === undefined || rate === undefined ? undefined : Math.max(1, Math.ceil((2 * seconds * rate) / 1024));
}

/** The rules of how long a destination may be away. */
export function awayForProblems({ awayFor = DEFAULT_AWAY, bufferMib: given }: AnyAwayFor): Problem[] {
  const code = "firelens-away";
  const most = known(given);
  const problems: Problem[] = [];
  if (awayFor === "forever") {
    if (given === undefined) {
      const rule = "what waits until its destination is back has a limit in MiB";
      problems.push(problem(code, rule, awayFor, "add bufferMib, or a duration such as '6h'"));
    }
  } else if ((secondsOf(awayFor) ?? Infinity) > LONGEST) {
    const rule = "awayFor is a number of s, m or h, a week at most";
    problems.push(problem(code, rule, awayFor, "write it as '20m', or 'forever' with bufferMib"));
  }
  if (most !== undefined && !(Number.isInteger(most) && most >= 1)) {
    problems.push(problem(code, "bufferMib is a whole number of MiB, 1 at least", most, "round it up"));
  }
  return problems;
}

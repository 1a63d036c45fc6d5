import { Token } from "cdktf";
import type { PlanTime } from "../../terraform/plan-time";

/**
 * What happens when the log destination is slow. Explicit, since the account's default changed to `non-blocking` on
 * 2025-06-25 (Amazon ECS developer guide, "defaultLogDriverMode").
 */
export type Delivery =
  /** Whatever the account's setting `defaultLogDriverMode` says. */
  | AccountDefaultDelivery
  /** The container waits: no log is lost, and a destination that is down stops the application. */
  | BlockingDelivery
  /** The application goes on: logs wait in memory, and those that find the buffer full are lost. */
  | NonBlockingDelivery;

/**
 * The account's setting `defaultLogDriverMode` decides.
 *
 * Has no `maxBufferSize`, not even an absent one: else the compiler would blame a buffer's spelling, not its presence.
 */
export interface AccountDefaultDelivery {
  /** No `mode` is written. */
  readonly mode: "accountDefault";
}

/** The container waits while the destination is slow. */
export interface BlockingDelivery {
  /** `mode` is `blocking`. */
  readonly mode: "blocking";
  /** Only with `non-blocking`: nothing waits in a buffer. */
  readonly maxBufferSize?: undefined;
}

/** Logs wait in memory while the destination is slow. */
export interface NonBlockingDelivery {
  /** `mode` is `non-blocking`. */
  readonly mode: "non-blocking";
  /** Such as `25m`, which AWS recommends. @default `10m` */
  readonly maxBufferSize?: BufferSize | PlanTime;
}

/** An amount of memory as log drivers spell it: bytes, or a number with `k`, `m` or `g`. */
export type BufferSize = `${number}${"" | "k" | "m" | "g"}`;

/** MiB that the driver keeps where nothing is said. */
export const DEFAULT_BUFFER_MIB = 10;

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/**
 * MiB of a buffer size such as `25m`.
 *
 * @returns MiB, or `undefined` where the text is not a size
 */
export function parseBufferSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text);
  const unit = match ? UNITS[(match[2] ?? "").toLowerCase()] : undefined;
  return match && unit !== undefined ? (Number(match[1]) * unit) / 1024 ** 2 : undefined;
}

/** A delivery that the compiler has not judged, such as one read from a file. */
export interface AnyDelivery {
  /** `accountDefault`, `blocking` or `non-blocking`; others are reported. */
  readonly mode: string;
  /** Such as `25m`; only with `non-blocking`. @default `10m` with `non-blocking` */
  readonly maxBufferSize?: string | PlanTime;
}

/** `mode` and `max-buffer-size`, as every driver knows them. */
export function deliveryOptions({ mode, maxBufferSize }: AnyDelivery): Record<string, string | undefined> {
  return {
    mode: mode === "accountDefault" ? undefined : mode,
    "max-buffer-size": maxBufferSize === undefined ? undefined : Token.asString(maxBufferSize),
  };
}

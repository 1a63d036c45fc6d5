import type { LogGroupOwnership } from "../../logs/log-group-ownership";
import { Token } from "cdktf";
import type { PlanTime } from "../../terraform/plan-time";
import type { Secret } from "../secret";

/** What every log driver renders to. */
interface RenderedLogDriver {
  /** The driver's options as the container definition holds them: all values are text. */
  readonly options: Readonly<Record<string, string>>;
  /** Options that ECS reads from a secret when it starts the task. @default none */
  readonly secretOptions?: Readonly<Record<string, Secret>>;
}

/** Where a container's output goes; made by `awsLogs`, `splunk` or `awsFireLens`: all that Fargate offers. */
export type LogDriver =
  | (RenderedLogDriver & {
      readonly logDriver: "awslogs";
      readonly logGroup: LogGroupOwnership;
    })
  | (RenderedLogDriver & { readonly logDriver: "splunk" | "awsfirelens" });

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

/** Has no `maxBufferSize`, not even an absent one: else the compiler would blame a buffer's spelling, not its presence. */
interface AccountDefaultDelivery {
  readonly mode: "accountDefault";
}

interface BlockingDelivery {
  readonly mode: "blocking";
  readonly maxBufferSize?: undefined;
}

interface NonBlockingDelivery {
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
 * @returns MiB, or `undefined` where the text is no size
 */
export function parseBufferSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text);
  const unit = match ? UNITS[(match[2] ?? "").toLowerCase()] : undefined;
  return match && unit !== undefined ? (Number(match[1]) * unit) / 1024 ** 2 : undefined;
}

/** `mode` and `max-buffer-size`, as every driver knows them. */
export function deliveryOptions(delivery: Delivery): Record<string, string> {
  const { mode, maxBufferSize }: { mode: string; maxBufferSize?: string | PlanTime } = delivery;
  return {
    ...(mode === "accountDefault" ? {} : { mode }),
    ...(maxBufferSize === undefined ? {} : { "max-buffer-size": Token.asString(maxBufferSize) }),
  };
}

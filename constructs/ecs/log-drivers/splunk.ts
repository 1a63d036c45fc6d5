import { Token } from "cdktf";
import { given } from "../../core/given";
import type { PlanTime } from "../../terraform/plan-time";
import type { Secret } from "../secret";
import { deliveryOptions, type Delivery } from "./delivery";

/** Settings of the `splunk` driver (Docker documentation, "Splunk logging driver"). */
export interface SplunkOptions {
  /** Token of Splunk's HTTP Event Collector; a secret, so that it is never in the task definition. */
  readonly token: Secret;
  /** Such as `https://splunk.example.com:8088`. */
  readonly url: `https://${string}` | `http://${string}` | PlanTime;
  /** What happens when Splunk is slow. */
  readonly delivery: Delivery;
  /** @default none */
  readonly source?: string;
  /** @default none */
  readonly sourceType?: string;
  /** @default the token's own */
  readonly index?: string;
  /** @default `inline` */
  readonly format?: "inline" | "json" | "raw";
  /** Whether to skip the check of Splunk's certificate. @default false */
  readonly insecureSkipVerify?: boolean;
  /** Whether the container only starts once Splunk answers. @default true */
  readonly verifyConnection?: boolean;
  /** @default false */
  readonly gzip?: boolean;
  /** Template of the events' tag (Docker documentation, "Customize log driver output"). @default the container's id */
  readonly tag?: string;
}

/** A container's output goes to Splunk; made by {@link splunk}. */
export interface SplunkDriver {
  readonly logDriver: "splunk";
  readonly settings: SplunkOptions;
}

/** Sends a container's output to Splunk. */
export function splunk(options: SplunkOptions): SplunkDriver {
  return { logDriver: "splunk", settings: options };
}

/** The options as the driver spells them; all values are text. */
export function splunkOptions(settings: SplunkOptions): Record<string, string> {
  const { insecureSkipVerify, verifyConnection, gzip } = settings;
  return given({
    "splunk-url": Token.asString(settings.url),
    "splunk-source": settings.source,
    "splunk-sourcetype": settings.sourceType,
    "splunk-index": settings.index,
    "splunk-format": settings.format,
    "splunk-insecureskipverify": flag(insecureSkipVerify),
    "splunk-verify-connection": flag(verifyConnection),
    "splunk-gzip": flag(gzip),
    tag: settings.tag,
    ...deliveryOptions(settings.delivery),
  });
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

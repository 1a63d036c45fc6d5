import { Token } from "cdktf";
import type { PlanTime } from "../../terraform/plan-time";
import { deliveryOptions, type Delivery, type LogDriver } from "./log-driver";
import type { Secret } from "../secret";

/** Settings of the `splunk` driver (Docker documentation, "Splunk logging driver"). */
export interface SplunkOptions {
  /** Token of Splunk's HTTP Event Collector; a secret, so that it never stands in the task definition. */
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

/** Sends a container's output to Splunk. */
export function splunk(options: SplunkOptions): LogDriver {
  const { token, url, delivery, source, sourceType, index, format, insecureSkipVerify, verifyConnection } = options;
  const { gzip, tag } = options;
  return {
    logDriver: "splunk",
    options: {
      "splunk-url": Token.asString(url),
      ...(source === undefined ? {} : { "splunk-source": source }),
      ...(sourceType === undefined ? {} : { "splunk-sourcetype": sourceType }),
      ...(index === undefined ? {} : { "splunk-index": index }),
      ...(format === undefined ? {} : { "splunk-format": format }),
      ...(insecureSkipVerify === undefined ? {} : { "splunk-insecureskipverify": String(insecureSkipVerify) }),
      ...(verifyConnection === undefined ? {} : { "splunk-verify-connection": String(verifyConnection) }),
      ...(gzip === undefined ? {} : { "splunk-gzip": String(gzip) }),
      ...(tag === undefined ? {} : { tag }),
      ...deliveryOptions(delivery),
    },
    secretOptions: { "splunk-token": token },
  };
}

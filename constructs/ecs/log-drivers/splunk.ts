import { Token } from "cdktf";
import { given } from "../../core/given";
import { isToken } from "../../core/token";
import type { PlanTime } from "../../terraform/plan-time";
import type { Secret } from "../secret";
import { deliveryOptions, type Delivery } from "./delivery";

/**
 * Settings of the `splunk` driver (Docker documentation, "Splunk logging driver"). A text may come from a secret, which ECS
 * reads when it starts the task (Amazon ECS API reference, `LogConfiguration`: `secretOptions`).
 */
export interface SplunkOptions {
  /** Token of Splunk's HTTP Event Collector; a secret, so that it is never in the task definition. */
  readonly token: Secret;
  /** Such as `https://splunk.example.com:8088`. */
  readonly url: `https://${string}` | `http://${string}` | PlanTime | Secret;
  /** What happens when Splunk is slow. */
  readonly delivery: Delivery;
  /** @default none */
  readonly source?: string | Secret;
  /** @default none */
  readonly sourceType?: string | Secret;
  /** @default the token's own */
  readonly index?: string | Secret;
  /** @default `inline` */
  readonly format?: "inline" | "json" | "raw";
  /** Whether to skip the check of Splunk's certificate. @default false */
  readonly insecureSkipVerify?: boolean;
  /** Whether the container only starts once Splunk answers. @default true */
  readonly verifyConnection?: boolean;
  /** @default false */
  readonly gzip?: boolean;
  /** Template of the events' tag (Docker documentation, "Customize log driver output"). @default the container's id */
  readonly tag?: string | Secret;
}

/** A container's output goes to Splunk; made by {@link splunk}. */
export interface SplunkDriver {
  /** What the task definition calls it. */
  readonly logDriver: "splunk";
  /** As given: its `splunk-…` options follow from them. */
  readonly settings: SplunkOptions;
}

/** Sends a container's output to Splunk. */
export function splunk(options: SplunkOptions): SplunkDriver {
  return { logDriver: "splunk", settings: options };
}

/** What the driver calls the settings that may come from a secret. */
export const SPLUNK_TEXTS = {
  token: "splunk-token",
  url: "splunk-url",
  source: "splunk-source",
  sourceType: "splunk-sourcetype",
  index: "splunk-index",
  tag: "tag",
} as const satisfies Partial<Record<keyof SplunkOptions, string>>;

/** What the driver calls the settings that are true or false. */
export const SPLUNK_FLAGS = {
  insecureSkipVerify: "splunk-insecureskipverify",
  verifyConnection: "splunk-verify-connection",
  gzip: "splunk-gzip",
} as const satisfies Partial<Record<keyof SplunkOptions, string>>;

/** The options as the driver spells them, without those from secrets; all values are text. */
export function splunkOptions(settings: SplunkOptions): Record<string, string> {
  const flags = Object.entries(SPLUNK_FLAGS) as [keyof typeof SPLUNK_FLAGS, string][];
  return given({
    ...Object.fromEntries(named(settings).map(([name, value]) => [name, isSecret(value) ? undefined : text(value)])),
    "splunk-format": settings.format,
    ...Object.fromEntries(flags.map(([setting, name]) => [name, flag(settings[setting])])),
    ...deliveryOptions(settings.delivery),
  });
}

/** The options from secrets, in the order in which the settings are given. */
export function splunkSecrets(settings: SplunkOptions): Record<string, Secret> {
  return Object.fromEntries(named(settings).flatMap(([name, value]) => (isSecret(value) ? [[name, value]] : [])));
}

function named(settings: SplunkOptions): (readonly [string, string | PlanTime | Secret | undefined])[] {
  const names: Readonly<Record<string, string | undefined>> = SPLUNK_TEXTS;
  return Object.entries(settings).flatMap(([key, value]: [string, SplunkOptions[keyof typeof SPLUNK_TEXTS]]) => {
    const name = names[key];
    return name === undefined ? [] : [[name, value] as const];
  });
}

/** Whether a setting comes from a secret. */
export function isSecret(value: string | PlanTime | Secret | undefined): value is Secret {
  return typeof value === "object" && "valueFrom" in value;
}

function text(value: string | PlanTime | undefined): string | undefined {
  return value === undefined ? undefined : Token.asString(value);
}

function flag(value: boolean | undefined): string | undefined {
  return isToken(value) ? Token.asString(value) : value === undefined ? undefined : String(value);
}

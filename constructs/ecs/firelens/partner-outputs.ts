import { given } from "../../core/given";
import type { PlanTime } from "../../terraform/plan-time";
import type { Secret } from "../secret";
import { address, addressProblems, TLS } from "./address";
import type { UserAuth } from "./auth";
import type { FurtherOptions } from "./option-table";
import { knownTo, valueProblems, type FirelensOutput } from "./output";
import { awayForProblems, type AnyAwayFor, type AwayFor } from "./retry";

/** Settings of {@link datadogOutput}. */
export type DatadogOutputOptions = AwayFor & {
  /** The API key. */
  readonly apiKey: Secret;
  /** The site, such as `datadoghq.eu`. @default `datadoghq.com` */
  readonly site?: string;
  /** @default none */
  readonly service?: string;
  /** What makes the logs, such as `nodejs`: Datadog chooses how to read them. @default none */
  readonly source?: string;
  /** Such as `{ env: "prod" }`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Options of the output `datadog` beyond these. @default none */
  readonly options?: FurtherOptions<"datadog", "apikey" | "dd_service" | "dd_source" | "dd_tags" | "provider">;
};

/** Sends records to Datadog (Fluent Bit documentation, "Datadog"). */
export function datadogOutput(options: DatadogOutputOptions): FirelensOutput {
  const { apiKey, site = "datadoghq.com", service, source, tags = {} } = options;
  const list = Object.entries(tags).map(([name, value]) => `${name}:${value}`);
  return partnerOutput("datadog", options, {
    secrets: { apikey: apiKey },
    host: `http-intake.logs.${site}`,
    settings: {
      compress: "gzip",
      provider: "ecs",
      dd_service: service,
      dd_source: source,
      dd_tags: list.length === 0 ? undefined : list.join(","),
    },
  });
}

/** Settings of {@link lokiOutput}. */
export type LokiOutputOptions = AwayFor & {
  /** Host name, without `https://`. */
  readonly host: string;
  /** @default 443 */
  readonly port?: number | PlanTime;
  /** The same for all records, such as `{ app: "university" }`. Loki wants few values of each. */
  readonly labels: Readonly<Record<string, string>>;
  /** @default requests have no user */
  readonly auth?: UserAuth;
  /** Tenant of a Loki that has several. @default none */
  readonly tenantId?: string;
  /** Options of the output `loki` beyond these. @default none */
  readonly options?: FurtherOptions<"loki", "labels" | "http_user" | "http_passwd" | "tenant_id" | "bearer_token">;
};

/** Sends records to Grafana Loki (Fluent Bit documentation, "Loki"). */
export function lokiOutput(options: LokiOutputOptions): FirelensOutput {
  const { host, port = 443, labels, auth, tenantId } = options;
  const list = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return partnerOutput("loki", options, {
    secrets: auth === undefined ? {} : { http_passwd: auth.password },
    host,
    port,
    settings: { labels: list.join(", "), http_user: auth?.user, tenant_id: tenantId },
  });
}

/** Settings of {@link newRelicOutput}. */
export type NewRelicOutputOptions = AwayFor & {
  /** The account's ingest key: Fluent Bit's `license_key`. */
  readonly licenseKey: Secret;
  /** Where the account's data is. @default `us` */
  readonly region?: "us" | "eu";
  /** Options of the output `nrlogs` beyond these. @default none */
  readonly options?: FurtherOptions<"nrlogs", "license_key" | "api_key" | "base_uri">;
};

/** Sends records to New Relic (Fluent Bit documentation, "New Relic"). */
export function newRelicOutput(options: NewRelicOutputOptions): FirelensOutput {
  const { licenseKey, region = "us" } = options;
  const host = region === "eu" ? "log-api.eu.newrelic.com" : "log-api.newrelic.com";
  return partnerOutput("nrlogs", options, {
    secrets: { license_key: licenseKey },
    settings: { base_uri: `https://${host}/log/v1` },
  });
}

/** Settings of {@link splunkHecOutput}. */
export type SplunkHecOutputOptions = AwayFor & {
  /** Host name of the HTTP Event Collector, without `https://`. */
  readonly host: string;
  /** @default 8088 */
  readonly port?: number | PlanTime;
  /** Token of the HTTP Event Collector: Fluent Bit's `splunk_token`. */
  readonly token: Secret;
  /** @default the token's own */
  readonly index?: string;
  /** @default none */
  readonly source?: string;
  /** @default none */
  readonly sourceType?: string;
  /** Options of the output `splunk` beyond these. @default none */
  readonly options?: FurtherOptions<
    "splunk",
    "splunk_token" | "event_index" | "event_source" | "event_sourcetype" | "http_user" | "http_passwd"
  >;
};

/** Sends records to Splunk's HTTP Event Collector (Fluent Bit documentation, "Splunk"). */
export function splunkHecOutput(options: SplunkHecOutputOptions): FirelensOutput {
  const { host, port = 8088, token, index, source, sourceType } = options;
  return partnerOutput("splunk", options, {
    secrets: { splunk_token: token },
    host,
    port,
    settings: { event_index: index, event_source: source, event_sourcetype: sourceType },
  });
}

interface Partner {
  readonly secrets: Readonly<Record<string, Secret>>;
  /** @default the address is among the settings */
  readonly host?: string;
  /** @default 443 */
  readonly port?: number | PlanTime;
  readonly settings: Readonly<Record<string, string | undefined>>;
}

/** With TLS and the check of the host's name, which Fluent Bit has off. */
function partnerOutput(
  plugin: string,
  { options = {}, ...away }: AnyAwayFor & { readonly options?: Readonly<Record<string, string | undefined>> },
  { secrets, host, port = 443, settings }: Partner,
): FirelensOutput {
  const derived = given({ ...address(host, port), ...TLS, ...settings });
  const further = given(options);
  return {
    plugin,
    options: (place) => ({ ...knownTo(place, plugin, derived), ...further }),
    secrets,
    away,
    takesLines: false,
    tracesErrors: false,
    problems: [...addressProblems(host, port), ...awayForProblems(away), ...valueProblems({ ...derived, ...further })],
  };
}

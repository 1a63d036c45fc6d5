import type { PlanTime } from "../../terraform/plan-time";
import type { Secret } from "../secret";
import { searchCredentials, type SearchCredentials, type SigV4Auth, type UserAuth } from "./auth";
import type { FurtherOptions } from "./option-table";
import type { FirelensOutput } from "./output";
import type { AwayFor } from "./retry";
import { searchOutput, type SearchOutputBase, type SearchSetting } from "./search-output";

/** A key of Elasticsearch's own; images of 3.x only. */
export interface ApiKeyAuth {
  /** An API key, in the header `Authorization`. */
  readonly type: "apiKey";
  /** The key as Elasticsearch encodes it. */
  readonly key: Secret;
}

/** A deployment of Elastic Cloud. */
export interface ElasticCloudAuth {
  /** A deployment of Elastic Cloud, by its Cloud ID. */
  readonly type: "elasticCloud";
  /** Its Cloud ID, which says where it is. */
  readonly cloudId: string;
  /** A secret that holds `user:password`. */
  readonly credentials: Secret;
}

/** Where Elasticsearch is, and who writes. */
export type ElasticsearchDestination =
  | {
      /** Host name, without `https://`. */
      readonly host: string;
      /** @default 443 */
      readonly port?: number | PlanTime;
      /** Who writes: a user, an API key, or the task role by AWS's signature. */
      readonly auth: UserAuth | ApiKeyAuth | SigV4Auth;
    }
  | {
      /** Where the deployment is, and who writes. */
      readonly auth: ElasticCloudAuth;
      /** The Cloud ID says where it is. */
      readonly host?: undefined;
      /** The Cloud ID says where it is. */
      readonly port?: undefined;
    };

/** What the settings of {@link elasticsearchOutput} say. */
export type ElasticsearchSetting = SearchSetting | "http_api_key" | "cloud_id" | "cloud_auth";

/** Settings of {@link elasticsearchOutput}. */
export type ElasticsearchOutputOptions = SearchOutputBase &
  ElasticsearchDestination &
  AwayFor & {
    /** Options of the output `es` beyond these, such as `{ compress: "gzip" }`. @default none */
    readonly options?: FurtherOptions<"es", ElasticsearchSetting>;
  };

/**
 * Sends records to Elasticsearch 7 to 9 (Fluent Bit documentation, "Elasticsearch"); what follows is the same as for
 * `opensearchOutput`. It was tried with OpenSearch alone, to which the two outputs write alike.
 */
export function elasticsearchOutput(options: ElasticsearchOutputOptions): FirelensOutput {
  return searchOutput({ ...options, plugin: "es", ...credentials(options.auth) });
}

function credentials(auth: ElasticsearchOutputOptions["auth"]): SearchCredentials {
  switch (auth.type) {
    case "apiKey":
      return { auth: {}, secrets: { HTTP_API_Key: auth.key } };
    case "elasticCloud":
      return { auth: { Cloud_ID: auth.cloudId }, secrets: { Cloud_Auth: auth.credentials } };
    default:
      return searchCredentials(auth);
  }
}

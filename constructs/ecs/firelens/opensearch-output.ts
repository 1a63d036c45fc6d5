import type { ISearchDomain } from "../../opensearch/search-domain-props";
import type { PlanTime } from "../../terraform/plan-time";
import { searchCredentials, type SigV4Auth, type UserAuth } from "./auth";
import type { FurtherOptions } from "./option-table";
import type { FirelensOutput } from "./output";
import type { AwayFor } from "./retry";
import { searchOutput, type SearchOutputBase, type SearchSetting } from "./search-output";

/**
 * A domain of Amazon OpenSearch Service: a `SearchDomain`, which lets the task role write by all its locks (`grantWrite`), or
 * cdktf's `OpensearchDomain`, of which the task role's own policy alone is written.
 */
export type WritableDomain = Pick<ISearchDomain, "arn" | "endpoint"> & Partial<Pick<ISearchDomain, "grantWrite">>;

/** Where OpenSearch is, and who writes. */
export type OpenSearchDestination =
  /** A domain of this program: the task role is allowed to write, and to do nothing else. */
  | {
      /** Records go to its endpoint; the task role is allowed to write to its ARN. */
      readonly domain: WritableDomain;
      /** The task role signs: its own policy allows it to write. */
      readonly auth: SigV4Auth;
      /** Follows from the domain. */
      readonly host?: undefined;
      /** Follows from the domain: 443. */
      readonly port?: undefined;
    }
  /** Any other: what the task role needs there is up to its owner. */
  | {
      /** Host name, without `https://`. */
      readonly host: string;
      /** @default 443 */
      readonly port?: number | PlanTime;
      /** Who writes: the task role by AWS's signature, or a user. */
      readonly auth: SigV4Auth | UserAuth;
      /** Not with a `host`. */
      readonly domain?: undefined;
    };

/** Settings of {@link opensearchOutput}. */
export type OpenSearchOutputOptions = SearchOutputBase &
  OpenSearchDestination &
  AwayFor & {
    /** Options of the output `opensearch` beyond these, such as `{ compress: "gzip" }`. @default none */
    readonly options?: FurtherOptions<"opensearch", SearchSetting>;
  };

/**
 * Sends records to OpenSearch 1.x, 2.x or 3.x (Fluent Bit documentation, "OpenSearch").
 *
 * Port, TLS with the check of the host's name, `Suppress_Type_Name`, `Replace_Dots`, `Generate_ID` and an unlimited
 * `Buffer_Size` follow. `Generate_ID` makes one document of two equal lines in the same millisecond.
 */
export function opensearchOutput(options: OpenSearchOutputOptions): FirelensOutput {
  const { domain, host, auth } = options;
  return searchOutput({
    ...options,
    plugin: "opensearch",
    host: domain === undefined ? host : domain.endpoint,
    ...searchCredentials(auth),
  });
}

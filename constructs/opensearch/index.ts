/**
 * Amazon OpenSearch Service: domains, and what is installed in them.
 *
 * @packageDocumentation
 */
export { SEARCH_PRESETS } from "./search-capacity";
export type {
  DedicatedMasters,
  PresetShape,
  SearchCapacity,
  SearchInstanceType,
  SearchPreset,
} from "./search-capacity";
export type { SearchRoles } from "./search-access";
export { SearchDomain } from "./search-domain";
export type { SearchLogPublishing, SearchLogType } from "./search-domain-logs";
export type { ISearchDomain, SearchDomainProps } from "./search-domain-props";

/**
 * Amazon OpenSearch Service: domains, and what is installed in them.
 *
 * @packageDocumentation
 */
export { accessRoles, type AccessRolesProps } from "./access-roles";
export { indexTemplate, type IndexTemplateProps } from "./index-template";
export { lifecyclePolicy, type LifecyclePolicyProps } from "./lifecycle-policy";
export { logDocuments, type LogDocumentsProps } from "./log-documents";
export { LogForwarder, type LogForwarderProps } from "./log-forwarder";
export { savedObjects, savedObjectsFile } from "./saved-objects";
export type { SavedObject, SavedObjectReference, SavedObjectsProps, SavedObjectType } from "./saved-objects";
export { SEARCH_PRESETS } from "./search-capacity";
export type {
  DedicatedMasters,
  PresetShape,
  SearchCapacity,
  SearchInstanceType,
  SearchPreset,
} from "./search-capacity";
export type { SearchRoles } from "./search-access";
export type { SearchDocument, SearchEngine } from "./search-document";
export { SearchDomain } from "./search-domain";
export type { SearchLogPublishing, SearchLogType } from "./search-domain-logs";
export type { ISearchDomain, SearchDomainProps } from "./search-domain-props";
export { endpointArn, endpointRegion, type SearchEndpoint } from "./search-endpoint";
export type { SearchServer } from "./search-server";
export { SearchSetup, type SearchSetupProps } from "./search-setup";
export { searchSetupFiles, type SearchSetupFilesProps } from "./search-setup-files";

/** Search domains, and what is installed there: the codes of problems. */
export type SearchCode =
  | "search-domain-capacity"
  | "search-domain-storage"
  | "search-domain-subnets"
  | "search-domain-engine"
  | "search-domain-window"
  | "search-domain-administrator"
  | "search-index-name"
  | "search-retention"
  | "search-document"
  | "search-template-replicas"
  | "log-forwarder-loop";

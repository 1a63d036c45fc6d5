import { accessRoles } from "./access-roles";
import { indexTemplate } from "./index-template";
import { lifecyclePolicy } from "./lifecycle-policy";
import type { SavedObject } from "./saved-objects";
import { jsonOf, type SearchDocument, type SearchEngine } from "./search-document";

/** What log records need of a search server. */
export interface LogDocumentsProps {
  /** @default `opensearch` */
  readonly engine?: SearchEngine;
  /** What the names of the indexes begin with: the log router's prefix. */
  readonly prefix: string;
  /** Days after which an index is deleted. */
  readonly retentionDays: number;
  /** Copies of each shard besides itself: `domain.shape.replicas`. */
  readonly replicas: number;
  /** ARNs of the IAM roles that write. @default whoever is mapped stays so, but with `writingUsers` */
  readonly writers?: readonly string[];
  /** The server's own users that write. @default whoever is mapped stays so, but with `writers` */
  readonly writingUsers?: readonly string[];
  /** ARNs of the IAM roles that read. @default whoever is mapped stays so */
  readonly readers?: readonly string[];
  /** What Dashboards shows, to everybody who reads. @default nothing */
  readonly savedObjects?: readonly SavedObject[];
}

/**
 * What is installed for log records, in the order in which that has to be: roles and mappings, the lifecycle policy before the
 * template, both before the first index, then the saved objects of OpenSearch Dashboards.
 */
export function logDocuments(props: LogDocumentsProps): SearchDocument[] {
  const { engine = "opensearch", prefix, retentionDays, replicas, savedObjects = [] } = props;
  const settings = engine === "elasticsearch" ? { "index.lifecycle.name": prefix } : {};
  return [
    ...accessRoles({ ...props, engine }),
    lifecyclePolicy({ engine, prefix, retentionDays }),
    indexTemplate({ prefix, replicas, settings }),
    ...(engine === "opensearch" ? savedObjects.map(savedObjectDocument) : []),
  ];
}

/** For everybody, by the tenant that all share (OpenSearch Dashboards, "Saved objects API"; "Multi-tenancy"). */
export function savedObjectDocument(object: SavedObject): SearchDocument {
  const { type, id, attributes, references, migrationVersion } = object;
  return {
    method: "POST",
    path: `/_dashboards/api/saved_objects/${type}/${id}?overwrite=true`,
    body: jsonOf({ attributes, references, migrationVersion }),
    headers: { "osd-xsrf": "true", securitytenant: "global" },
  };
}

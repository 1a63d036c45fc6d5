import { indexPattern, type SearchDocument, type SearchEngine } from "./search-document";

/** Who writes and who reads, in the server's own access control. */
export interface AccessRolesProps {
  /** What the server is, and so the API of its access control. */
  readonly engine: SearchEngine;
  /** What the names of the indexes begin with. */
  readonly prefix: string;
  /** ARNs of the IAM roles that write. @default whoever is mapped stays so, but with `writingUsers` */
  readonly writers?: readonly string[];
  /** The server's own users that write. @default whoever is mapped stays so, but with `writers` */
  readonly writingUsers?: readonly string[];
  /** ARNs of the IAM roles that read. @default whoever is mapped stays so */
  readonly readers?: readonly string[];
}

/**
 * Roles of the server, the third of three locks, and who has them (OpenSearch, "Users and roles"): a writer makes indexes of the
 * prefix and adds to them, and does nothing else; a reader searches them, and sees what Dashboards keeps for everybody.
 *
 * What a writer needs was found with the security plugin of OpenSearch 2.19: with any of it left out, Fluent Bit's request is
 * refused. Whether a record is added or replaced is one permission.
 *
 * In Elasticsearch the roles are given to a user or to an API key, which nothing here makes.
 */
export function accessRoles(props: AccessRolesProps): SearchDocument[] {
  return [...writerRole(props), ...readerRole(props)];
}

/** Who writes. */
export function writerRole({ engine, prefix, writers, writingUsers }: AccessRolesProps): SearchDocument[] {
  const [name, indexes] = [`${prefix}_log_writer`, [indexPattern(prefix)]];
  if (engine === "elasticsearch") {
    return [elasticsearchRole(name, { indices: [{ names: indexes, privileges: ["auto_configure", "create_doc"] }] })];
  }
  return [
    role(name, {
      cluster_permissions: ["indices:data/write/bulk"],
      index_permissions: [{ index_patterns: indexes, allowed_actions: WRITE }],
    }),
    ...((writers ?? writingUsers) ? [mapping(name, writers, writingUsers)] : []),
  ];
}

function readerRole({ engine, prefix, readers }: AccessRolesProps): SearchDocument[] {
  const [name, indexes] = [`${prefix}_log_reader`, [indexPattern(prefix)]];
  if (engine === "elasticsearch") {
    return [elasticsearchRole(name, { indices: [{ names: indexes, privileges: ["read", "view_index_metadata"] }] })];
  }
  return [
    role(name, {
      cluster_permissions: ["cluster_composite_ops_ro"],
      index_permissions: [{ index_patterns: indexes, allowed_actions: ["read"] }],
      tenant_permissions: [{ tenant_patterns: ["global_tenant"], allowed_actions: ["kibana_all_read"] }],
    }),
    ...(readers ? [mapping(name, readers)] : []),
  ];
}

const WRITE = ["indices:data/write/index", "indices:data/write/bulk*", "indices:admin/create"];

type Body = SearchDocument["body"];

function role(name: string, body: Body): SearchDocument {
  return { method: "PUT", path: `/_plugins/_security/api/roles/${name}`, body };
}

function mapping(name: string, roleArns: readonly string[] = [], users?: readonly string[]): SearchDocument {
  const body = { backend_roles: roleArns, ...(users && { users }) };
  return { method: "PUT", path: `/_plugins/_security/api/rolesmapping/${name}`, body };
}

function elasticsearchRole(name: string, body: Body): SearchDocument {
  return { method: "PUT", path: `/_security/role/${name}`, body };
}

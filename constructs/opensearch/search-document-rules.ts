import { HOST_ALONE } from "../core/domain-name";
import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { wholeNumber } from "../core/values";
import type { PresetShape } from "./search-capacity";
import type { SearchDocument } from "./search-document";

/** Bytes of an index's name (OpenSearch, "Create index": naming restrictions), without the date, as in `-2026.11.26`. */
const MOST = 255 - "-2026.11.26".length;

/**
 * What OpenSearch refuses as a prefix, and what asks for trouble: `.app` is hidden, and `é` is several bytes (OpenSearch,
 * "Create index": naming restrictions).
 */
export function indexPrefixProblems(prefix: string): Problem[] {
  const text = known(prefix);
  if (text === undefined || (/^[a-z0-9][a-z0-9._-]*$/.test(text) && text.length <= MOST)) return [];
  const rule = `what indexes' names begin with has 1 to ${MOST} lower-case letters, digits and ._-, a letter or digit first`;
  return [problem("search-index-name", rule, text, "write it like app; the date comes behind it")];
}

/** A host name alone: what is in front of it and behind it is written here. */
export function hostProblems(host: string): Problem[] {
  const text = known(host);
  if (text === undefined || HOST_ALONE.test(text)) return [];
  const rule = "a search server is given by its host name, without https://, port or path";
  return [problem("search-document", rule, text, "write it like logs.example.org")];
}

/** Days for which records stay. */
export function retentionProblems(days: number): Problem[] {
  const bounds = { code: "search-retention", what: "retentionDays", min: 1, max: 3_650, unit: "days" } as const;
  return wholeNumber(days, bounds);
}

/** A document is sent to a path of the server, and to none that a slip changes the server as a whole with. */
export function documentProblems(documents: readonly SearchDocument[]): Problem[] {
  const code = "search-document";
  const wrong = documents.filter(({ path }) => !/^\/[^\s/?#][^\s?#]*(\?[^\s#]*)?$/.test(known(path) ?? "/_"));
  return [
    ...documents.flatMap(({ problems = [] }) => problems),
    ...wrong.map(({ path }) =>
      problem(
        code,
        "a document's path begins with / and names what is installed",
        path,
        "write it like /_index_template/app",
      ),
    ),
    ...(documents.length === 0 ? [problem(code, "a search setup installs something", "no documents", "add some")] : []),
  ];
}

/**
 * What a template's copies mean for the domain: one more than it has nodes stays without a node, so that the cluster is yellow
 * for ever; with a standby zone, each zone has one (developer guide, "Multi-AZ with Standby").
 */
export function replicaWarnings(documents: readonly SearchDocument[], shape: PresetShape): Problem[] {
  const { capacity, standby } = shape;
  const nodes = known(capacity.instanceCount) ?? Infinity;
  return documents.flatMap(({ path, body }) => {
    const replicas = replicasIn(body);
    if (!path.startsWith("/_index_template/") || replicas === undefined) return [];
    const code = "search-template-replicas";
    if (replicas >= nodes) {
      const rule = `a domain of ${nodes} data nodes has room for ${nodes - 1} copies of a shard besides itself`;
      return [problem(code, rule, replicas, `write ${shape.replicas}`)];
    }
    if (!standby || (replicas + 1) % 3 === 0) return [];
    const rule = "a domain with a standby zone has a multiple of three copies of each shard";
    return [problem(code, rule, replicas + 1, "write 2 replicas besides the first")];
  });
}

function replicasIn(body: unknown): number | undefined {
  const found = ["template", "settings", "number_of_replicas"].reduce(field, body);
  return typeof found === "number" ? known(found) : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

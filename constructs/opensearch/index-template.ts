import { finiteProblems } from "../core/finite";
import type { Json } from "../core/json";
import { indexPattern, type SearchDocument } from "./search-document";
import { indexPrefixProblems } from "./search-document-rules";

/** Settings of {@link indexTemplate}. */
export interface IndexTemplateProps {
  /** What the names of the indexes begin with. */
  readonly prefix: string;
  /** Copies of each shard besides itself: `domain.shape.replicas`. */
  readonly replicas: number;
  /** Settings of an index besides those of the template. @default none */
  readonly settings?: Readonly<Record<string, Json>>;
}

/** Text that is looked for word by word; how often a word comes makes no difference to a log. */
const TEXT = { type: "text", norms: false };

/** Text that is looked for as a whole, and counted; Lucene refuses a longer one, and the whole record with it. */
const KEYWORD = { type: "keyword", ignore_above: 1_024 };

/** Fields of FireLens, and those that applications' loggers write. All others stay in the record, and are not searched. */
const PROPERTIES = {
  "@timestamp": { type: "date", format: "strict_date_optional_time_nanos||epoch_millis" },
  log: TEXT,
  source: KEYWORD,
  container_id: KEYWORD,
  container_name: KEYWORD,
  ecs_cluster: KEYWORD,
  ecs_task_arn: KEYWORD,
  ecs_task_definition: KEYWORD,
  level: KEYWORD,
  message: TEXT,
  logger: KEYWORD,
  method: KEYWORD,
  path: KEYWORD,
  status: { type: "short" },
  duration_ms: { type: "float" },
  request_id: KEYWORD,
  trace_id: KEYWORD,
  // An object in one record, text in the next: neither is refused, and both are kept.
  error: { type: "object", enabled: false },
  error_type: KEYWORD,
  error_message: TEXT,
  error_stack: TEXT,
  partial_message: KEYWORD,
  partial_id: KEYWORD,
  partial_ordinal: KEYWORD,
  partial_last: KEYWORD,
};

/**
 * A template for indexes of log records (OpenSearch, "Index templates") that refuses no record for a field's value: Fluent Bit
 * sends a whole chunk again for each record that is refused.
 *
 * A field that is not in it is kept and shown, but not searched (`dynamic: false`): a thousand fields of one careless
 * application would fill the mapping. A value that does not fit its field is kept and not searched (`ignore_malformed`).
 */
export function indexTemplate({ prefix, replicas, settings = {} }: IndexTemplateProps): SearchDocument {
  const template = {
    settings: {
      number_of_shards: 1,
      number_of_replicas: replicas,
      refresh_interval: "5s",
      codec: "best_compression",
      "index.mapping.total_fields.limit": 500,
      "index.mapping.ignore_malformed": true,
      "index.query.default_field": ["log", "message"],
      "index.search.slowlog.threshold.query.warn": "10s",
      "index.indexing.slowlog.threshold.index.warn": "10s",
      ...settings,
    },
    mappings: { dynamic: false, properties: PROPERTIES },
  };
  const body = { index_patterns: [indexPattern(prefix)], priority: 500, template };
  const problems = [...finiteProblems({ replicas }), ...indexPrefixProblems(prefix)];
  return { method: "PUT", path: `/_index_template/${prefix}`, body, problems };
}

import { savedObject, type SavedObject } from "./saved-object";
import { searchSource } from "./saved-search";

/** Aggregations of the query DSL, by name. */
export type Aggregations = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A chart in Vega-Lite over one request to the server. */
export interface VegaChart {
  /** Ends its id. */
  readonly key: string;
  readonly title: string;
  /** What it answers, a sentence. */
  readonly description: string;
  /** In Lucene's syntax. @default all records */
  readonly query?: string;
  readonly aggs: Aggregations;
  /** Which buckets are the rows, such as `aggregations.time.buckets`. */
  readonly rows: string;
  /** Buckets within a row that are rows of their own, such as `container.buckets`, as the name of each. */
  readonly inner?: { readonly of: string; readonly as: string };
  readonly mark: "bar" | "line";
  readonly encoding: Readonly<Record<string, unknown>>;
}

/**
 * The request of a chart. Dashboards puts its own filters and the chosen time into it where it says so (OpenSearch Dashboards,
 * vis_type_vega, opensearch_query_parser.ts).
 */
export function chartRequest(index: string, { query, aggs }: VegaChart): Readonly<Record<string, unknown>> {
  const lucene = query === undefined ? [] : [{ query_string: { query, analyze_wildcard: true } }];
  const bool = {
    must: ["%dashboard_context-must_clause%", ...lucene],
    filter: ["%dashboard_context-filter_clause%", { range: { "@timestamp": { "%timefilter%": true } } }],
    must_not: ["%dashboard_context-must_not_clause%"],
  };
  return { index, body: { size: 0, query: { bool }, aggs } };
}

export function chartObject(id: string, title: string, index: string, chart: VegaChart): SavedObject {
  const { description, rows, inner, mark, encoding } = chart;
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    data: { url: chartRequest(index, chart), format: { property: rows } },
    ...(inner && { transform: [{ flatten: [inner.of], as: [inner.as] }] }),
    mark: { type: mark, tooltip: true },
    encoding,
  };
  const visState = { title, type: "vega", params: { spec: JSON.stringify(spec, undefined, 2) }, aggs: [] };
  return savedObject("visualization", id, {
    ...{ title, description, visState: JSON.stringify(visState), uiStateJSON: "{}", version: 1 },
    kibanaSavedObjectMeta: searchSource(""),
  });
}

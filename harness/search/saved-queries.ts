import type { SavedObject } from "../../constructs/opensearch/saved-objects";
import type { Count } from "./predictions";

/** A time range, as a person chooses it in Dashboards: milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What Dashboards sends for a saved object. */
export interface SavedQuery {
  readonly index: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const SEARCH_SIZE = 500; // of Discover, by default

/** The search of a saved object of the type `search`: what Discover asks. */
export function searchOf(search: SavedObject, objects: readonly SavedObject[], range: TimeRange): SavedQuery {
  const { kibanaSavedObjectMeta, sort } = search.attributes as unknown as SearchAttributes;
  const source = JSON.parse(kibanaSavedObjectMeta.searchSourceJSON) as { query: LuceneQuery; indexRefName: string };
  if (source.query.language !== "lucene") throw new Error(`${search.id} is in ${source.query.language}, not Lucene.`);
  const reference = search.references.find(({ name }) => name === source.indexRefName);
  const pattern = objects.find(({ type, id }) => type === reference?.type && id === reference.id);
  if (pattern === undefined) throw new Error(`${search.id} has no index pattern.`);
  const { title, timeFieldName } = pattern.attributes as { title: string; timeFieldName: string };
  const query = { query_string: { query: source.query.query, analyze_wildcard: true } };
  const body = {
    ...{ size: SEARCH_SIZE, track_total_hits: true, sort: sort.map(([field, order]) => ({ [field]: { order } })) },
    query: { bool: { must: [query], filter: [{ range: { [timeFieldName]: between(range) } }] } },
  };
  return { index: title, body };
}

/** How many records a search found, and what it sorted the shown ones by. */
export function hitsOf(answer: unknown): { readonly total: number; readonly values: readonly number[] } {
  const { hits } = answer as SearchHits;
  return { total: hits.total.value, values: hits.hits.map(({ sort: [value] }) => value) };
}

interface SearchHits {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly sort: readonly [number] }[];
  };
}

/** The request of a Vega chart, its placeholders filled in as Dashboards does where no filter is set. */
export function chartRequestOf(chart: SavedObject, range: TimeRange): SavedQuery {
  const { url } = vegaSpec(chart).data;
  return { index: url.index, body: filled(url.body, range) as SavedQuery["body"] };
}

/** What a chart that counts draws: which group, which colour, how many. */
export function countsOf(chart: SavedObject, answer: unknown): readonly Count[] {
  return rowsOf(chart, answer).map((row) => {
    const { x, y, color } = shown(chart, row);
    // Bars stand on the axis of their group, or lie at it.
    const number = vegaSpec(chart).encoding["x"]?.type === "quantitative" ? x : y;
    return [groupOf(row), color?.toString(), Number(number)];
  });
}

/** A percentile as a chart draws it. */
export interface Percentile {
  readonly group: string;
  readonly percent: number;
  readonly value: number;
}

/** What a chart of percentiles draws; without colours they are all 95. */
export function percentilesOf(chart: SavedObject, answer: unknown): readonly Percentile[] {
  return rowsOf(chart, answer).map((row) => {
    const { x, y, color = 95 } = shown(chart, row);
    const value = vegaSpec(chart).encoding["x"]?.type === "quantitative" ? x : y;
    return { group: groupOf(row), percent: Number(color), value: Number(value) };
  });
}

/** The rows that Vega makes of the server's answer. */
function rowsOf(chart: SavedObject, answer: unknown): readonly Row[] {
  const { data, transform = [] } = vegaSpec(chart);
  const rows = at(answer, data.format.property) as Row[];
  const [step] = transform;
  if (step === undefined) return rows;
  const [[path], [name]] = [step.flatten, step.as];
  return rows.flatMap((row) => (at(row, path) as unknown[]).map((inner) => ({ ...row, [name]: inner })));
}

function shown(chart: SavedObject, row: Row): Readonly<Record<string, string | number | undefined>> {
  const channels = Object.entries(vegaSpec(chart).encoding);
  return Object.fromEntries(channels.map(([name, { field }]) => [name, at(row, field) as string | number | undefined]));
}

/** A time is a number in an answer. */
function groupOf({ key }: Row): string {
  return typeof key === "number" ? new Date(key).toISOString() : String(key);
}

type Row = Readonly<Record<string, unknown>>;

interface LuceneQuery {
  readonly query: string;
  readonly language: string;
}

interface SearchAttributes {
  readonly kibanaSavedObjectMeta: { readonly searchSourceJSON: string };
  readonly sort: readonly (readonly [string, string])[];
}

/** Of Vega-Lite, what our charts use. */
export interface VegaSpec {
  readonly data: { readonly url: SavedQuery; readonly format: { readonly property: string } };
  readonly transform?: readonly { readonly flatten: readonly [string]; readonly as: readonly [string] }[];
  readonly encoding: Readonly<Record<string, { readonly field: string; readonly type: string }>>;
}

export function vegaSpec(chart: SavedObject): VegaSpec {
  const visState = JSON.parse(String(chart.attributes["visState"])) as { type: string; params: { spec: string } };
  if (visState.type !== "vega") throw new Error(`${chart.id} is ${visState.type}, not Vega.`);
  return JSON.parse(visState.params.spec) as VegaSpec;
}

/** OpenSearch Dashboards, src/plugins/vis_type_vega/public/data_model/opensearch_query_parser.ts. */
function filled(value: unknown, range: TimeRange): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !/^%dashboard_context-\w+%$/.test(String(item))).map((item) => filled(item, range));
  }
  if (typeof value !== "object" || value === null) return value;
  if ("%timefilter%" in value) return between(range);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, range)]));
}

function between({ from, to }: TimeRange): Readonly<Record<string, string>> {
  const iso = (time: number) => new Date(time).toISOString();
  return { gte: iso(from), lte: iso(to), format: "strict_date_optional_time" };
}

/** `a.b[0].c` of a value. */
function at(value: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
  return steps.reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>>)[step], value);
}

/** All fields that a saved object names: of its query, its columns and order, and its aggregations. */
export function fieldsOf(object: SavedObject): readonly string[] {
  if (object.type === "index-pattern") return [String(object.attributes["timeFieldName"])];
  if (object.type === "dashboard") return [];
  const fields = new Set<string>();
  collect(object.type === "search" ? object.attributes : vegaSpec(object).data.url.body, fields);
  return [...fields].sort();
}

function collect(value: unknown, fields: Set<string>, key = ""): void {
  if (key === "sort") {
    for (const [field] of value as string[][]) fields.add(String(field));
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, fields, key);
  } else if (typeof value === "object" && value !== null) {
    if (key === "range") for (const field of Object.keys(value)) fields.add(field);
    for (const [inner, content] of Object.entries(value)) collect(content, fields, inner);
  } else if (key === "field" || key === "columns") {
    fields.add(String(value));
  } else if (key === "query") {
    for (const field of luceneFields(String(value))) fields.add(field);
  } else if (key === "searchSourceJSON") {
    collect(JSON.parse(String(value)), fields);
  }
}

/** `field:` and `_exists_:field`, outside quotes; a word without a field is searched in the default fields. */
function luceneFields(query: string): string[] {
  const named = [...query.replaceAll(/"[^"]*"/g, "text").matchAll(/([\w.@]+):([\w.@]+)?/g)];
  return named.flatMap(([, field = "", value = ""]) => (field === "_exists_" ? [value] : [field]));
}

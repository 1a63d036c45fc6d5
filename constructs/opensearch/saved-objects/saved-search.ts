import { savedObject, type SavedObject } from "./saved-object";

/** A search of the page Discover. */
export interface SavedSearch {
  /** Ends its id. */
  readonly key: string;
  readonly title: string;
  /** What it answers, a sentence. */
  readonly description: string;
  /** In Lucene's syntax, which the server itself understands (`query_string`). */
  readonly query: string;
  readonly columns: readonly string[];
  /** Field that it is sorted by, highest first. */
  readonly sort: string;
}

const INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

/** What Dashboards keeps of a search: of the index pattern it names the reference alone. */
export function searchSource(query: string, indexRefName?: string): Readonly<Record<string, unknown>> {
  const source = { query: { query, language: "lucene" }, filter: [], ...(indexRefName && { indexRefName }) };
  return { searchSourceJSON: JSON.stringify(source) };
}

export function searchObject(id: string, title: string, search: SavedSearch, indexPatternId: string): SavedObject {
  const { description, query, columns, sort } = search;
  const attributes = {
    ...{ title, description, columns, sort: [[sort, "desc"]], hits: 0, version: 1 },
    kibanaSavedObjectMeta: searchSource(query, INDEX),
  };
  return savedObject("search", id, attributes, [{ name: INDEX, type: "index-pattern", id: indexPatternId }]);
}

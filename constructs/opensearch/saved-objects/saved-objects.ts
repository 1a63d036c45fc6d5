import { APPLICATION_CHARTS } from "./application-charts";
import { APPLICATION_SEARCHES } from "./application-searches";
import { savedObject, type SavedObject } from "./saved-object";
import { searchObject, searchSource } from "./saved-search";
import { chartObject } from "./vega-chart";

/** Counts what changes in {@link savedObjects}; the dashboard's description says it, so that a person sees which one is there. */
const VERSION = 1;

/** Whose records {@link savedObjects} show. */
export interface SavedObjectsProps {
  /** The indexes, such as `app-*`: as in the index template. Without its end, it starts all ids. */
  readonly indexPattern: string;
  /** Starts all titles. @default the index pattern without its end: `app` */
  readonly title?: string;
}

/**
 * What a person sees of the application's log in OpenSearch Dashboards: the index pattern, searches (errors, database errors,
 * server errors, slowest requests, lines without fields), charts (errors over time and by task and container, status codes,
 * slowest paths ...), and a dashboard that holds them all. Searches are in Lucene's syntax and charts in Vega, so that
 * each query is what the server itself gets. All fields are in the index template that `SearchSetup` installs.
 *
 * @returns the objects, those that others refer to first
 */
export function savedObjects({ indexPattern, title }: SavedObjectsProps): readonly SavedObject[] {
  const prefix = indexPattern.replace(/[-.]?\*$/, "");
  const id = (key: string) => `${prefix}-${key}`;
  const named = (text: string) => `${title ?? prefix}: ${text}`;
  const pattern = savedObject("index-pattern", prefix, { title: indexPattern, timeFieldName: "@timestamp" });
  const charts = APPLICATION_CHARTS.map((chart) => chartObject(id(chart.key), named(chart.title), indexPattern, chart));
  const searches = APPLICATION_SEARCHES.map((search) =>
    searchObject(id(`search-${search.key}`), named(search.title), search, pattern.id),
  );
  return [pattern, ...searches, ...charts, dashboardObject(id("overview"), named("overview"), charts, searches)];
}

/** Two charts a row, and the searches below them, of Dashboards' 48 columns. */
function dashboardObject(
  id: string,
  title: string,
  charts: readonly SavedObject[],
  searches: readonly SavedObject[],
): SavedObject {
  const below = Math.ceil(charts.length / 2) * 12;
  const panels = [
    ...charts.map((object, at) => ({ object, x: (at % 2) * 24, y: Math.floor(at / 2) * 12, w: 24, h: 12 })),
    ...searches.map((object, at) => ({ object, x: 0, y: below + at * 15, w: 48, h: 15 })),
  ].map(({ object, ...grid }, at) => ({ object, grid: { ...grid, i: String(at) }, ref: `panel_${at}` }));
  const attributes = {
    title,
    description: `The application's log. Version ${VERSION}.`,
    panelsJSON: JSON.stringify(
      panels.map(({ grid, ref }) => ({
        ...{ version: "2.19.0", gridData: grid, panelIndex: grid.i, embeddableConfig: {}, panelRefName: ref },
      })),
    ),
    optionsJSON: JSON.stringify({ hidePanelTitles: false, useMargins: true }),
    ...{ hits: 0, version: 1, timeRestore: true, timeFrom: "now-24h", timeTo: "now" },
    kibanaSavedObjectMeta: searchSource(""),
  };
  const references = panels.map(({ object, ref }) => ({ name: ref, type: object.type, id: object.id }));
  return savedObject("dashboard", id, attributes, references);
}

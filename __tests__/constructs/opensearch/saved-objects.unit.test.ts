import { indexTemplate } from "../../../constructs/opensearch";
import { savedObjects, savedObjectsFile } from "../../../constructs/opensearch/saved-objects";
import { chartRequestOf, fieldsOf, searchOf, vegaSpec } from "../../../harness/search/saved-queries";

const OBJECTS = savedObjects({ indexPattern: "app-*", title: "students" });
const ofType = (type: string) => OBJECTS.filter((object) => object.type === type);
const RANGE = { from: 0, to: 1000 };

describe("the saved objects", () => {
  it("have ids of the indexes' name, and titles of their own", () => {
    expect(OBJECTS.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "index-pattern app",
      "search app-search-errors",
      "search app-search-database-errors",
      "search app-search-server-errors",
      "search app-search-slowest",
      "search app-search-without-fields",
      "visualization app-errors-over-time",
      "visualization app-errors-by-task",
      "visualization app-database-errors-over-time",
      "visualization app-status-over-time",
      "visualization app-slowest-paths",
      "visualization app-duration-over-time",
      "visualization app-lines-by-container",
      "dashboard app-overview",
    ]);
    const titles = OBJECTS.map(({ attributes }) => String(attributes["title"]));
    expect(new Set(titles).size).toBe(OBJECTS.length);
    expect(titles.slice(1).every((title) => title.startsWith("students: "))).toBe(true);
    expect(savedObjects({ indexPattern: "app-*" })[1]?.attributes["title"]).toBe("app: Errors");
  });

  it("refer to what is there, and comes before", () => {
    const known = new Set<string>();
    for (const { type, id, references } of OBJECTS) {
      for (const reference of references) expect(known).toContain(`${reference.type} ${reference.id}`);
      known.add(`${type} ${id}`);
    }
  });

  it("name each reference that their attributes use, and no other", () => {
    for (const { attributes, references } of OBJECTS) {
      const text = JSON.stringify(attributes);
      const used = [...text.matchAll(/(?:panelRefName|indexRefName)\\*":\\*"([\w.]+)/g)].map(([, name]) => name);
      expect(used).toEqual(references.map(({ name }) => name));
    }
  });

  it("are all on the dashboard, beside and below each other", () => {
    const [dashboard] = ofType("dashboard");
    const panels = JSON.parse(String(dashboard?.attributes["panelsJSON"])) as { gridData: Grid }[];
    expect(panels).toHaveLength(ofType("visualization").length + ofType("search").length);
    const cells = panels.flatMap(({ gridData: grid }) =>
      Array.from({ length: grid.w * grid.h }, (_, cell) => {
        return `${grid.x + (cell % grid.w)} ${grid.y + Math.floor(cell / grid.w)}`;
      }),
    );
    expect(cells.filter((cell, index) => cells.indexOf(cell) !== index)).toEqual([]);
  });

  it("say in which form they are, so that Dashboards can migrate them", () => {
    for (const { type, migrationVersion } of OBJECTS) {
      expect(migrationVersion).toEqual({ [type]: expect.stringMatching(/^7\.\d+\.\d+$/) });
    }
  });

  it("are a file of a line each, that reads back to the same", () => {
    const lines = savedObjectsFile(OBJECTS).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(OBJECTS);
  });
});

describe("their queries", () => {
  it("ask for fields that the index template has", () => {
    const { template } = indexTemplate({ prefix: "app", replicas: 0 }).body as unknown as Template;
    const asked = new Set(OBJECTS.flatMap(fieldsOf));
    expect([...asked].filter((field) => !(field in template.mappings.properties))).toEqual([]);
    expect(asked).toContain("duration_ms");
    // A word without a field is looked for in these.
    expect(template.settings["index.query.default_field"]).toEqual(["log", "message"]);
  });

  it("are of the chosen time, and without placeholders once it is chosen", () => {
    const filter = { range: { "@timestamp": { gte: "1970-01-01T00:00:00.000Z", lte: "1970-01-01T00:00:01.000Z" } } };
    const queries = [
      ...ofType("search").map((search) => searchOf(search, OBJECTS, RANGE)),
      ...ofType("visualization").map((chart) => chartRequestOf(chart, RANGE)),
    ];
    for (const query of queries) {
      expect(query).toMatchObject({ index: "app-*", body: { query: { bool: { filter: [filter] } } } });
      expect(JSON.stringify(query)).not.toContain("%");
    }
  });

  it("let Dashboards add its filters to each chart", () => {
    for (const chart of ofType("visualization")) {
      const { must, filter, must_not } = (vegaSpec(chart).data.url.body["query"] as Query).bool;
      expect([must[0], filter[0], must_not[0]]).toEqual(
        ["must", "filter", "must_not"].map((clause) => `%dashboard_context-${clause}_clause%`),
      );
    }
  });
});

interface Template {
  readonly template: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly mappings: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

interface Grid {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Query {
  readonly bool: Readonly<Record<"must" | "filter" | "must_not", readonly unknown[]>>;
}

/** What OpenSearch Dashboards keeps under a name. */
export type SavedObjectType = "index-pattern" | "search" | "visualization" | "dashboard";

/** What a saved object needs of another: `name` is what its attributes call it. */
export interface SavedObjectReference {
  /** What the attributes call it, such as `kibanaSavedObjectMeta.searchSourceJSON.index`. */
  readonly name: string;
  /** Of the object that is needed. */
  readonly type: SavedObjectType;
  /** Of the object that is needed. */
  readonly id: string;
}

/**
 * A document of OpenSearch Dashboards (OpenSearch Dashboards, "Saved objects API"). Its id stays what it is when its content
 * changes, so that importing it again replaces it.
 */
export interface SavedObject {
  /** With its `id`, what it is known by. */
  readonly type: SavedObjectType;
  /** Unique among the objects of its type. */
  readonly id: string;
  /** Its content, as its type has it. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The objects that it shows or searches; an empty list where it needs nothing. */
  readonly references: readonly SavedObjectReference[];
  /** The form of its attributes, as Dashboards counts it: older ones are migrated when they are imported. */
  readonly migrationVersion: Readonly<Partial<Record<SavedObjectType, string>>>;
}

/** The newest form of each type in OpenSearch Dashboards 1.x to 3.x: what it writes when it exports one. */
const FORMS: Readonly<Record<SavedObjectType, string>> = {
  "index-pattern": "7.6.0",
  search: "7.9.3",
  visualization: "7.10.0",
  dashboard: "7.9.3",
};

/** @internal */
export function savedObject(
  type: SavedObjectType,
  id: string,
  attributes: SavedObject["attributes"],
  references: readonly SavedObjectReference[] = [],
): SavedObject {
  return { type, id, attributes, references, migrationVersion: { [type]: FORMS[type] } };
}

/**
 * The objects as a file that Dashboards imports ("Stack Management", "Saved objects", "Import"), a line each.
 *
 * @returns NDJSON, the same bytes for the same objects
 */
export function savedObjectsFile(objects: readonly SavedObject[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("");
}

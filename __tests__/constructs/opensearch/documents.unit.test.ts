import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as Ism from "@opensearch-project/opensearch/api/_types/ism._common.js";
import {
  accessRoles,
  indexTemplate,
  lifecyclePolicy,
  logDocuments,
  savedObjects,
} from "../../../constructs/opensearch";
import { ismPolicy, type IsmPolicy } from "../../../constructs/opensearch/lifecycle-policy";
import { APPLICATION_CHARTS } from "../../../constructs/opensearch/saved-objects/application-charts";
import { APPLICATION_SEARCHES } from "../../../constructs/opensearch/saved-objects/application-searches";

const paths = (documents: readonly { readonly path: string }[]) => documents.map(({ path }) => path);

describe("a lifecycle policy", () => {
  test("is what the official client's type takes", () => {
    // Does not compile otherwise: a field that is misspelt is named. Conditions are open there.
    const fits: [Foreign<IsmPolicy, Ism.PolicyEnvelope>] extends [never]
      ? true
      : Foreign<IsmPolicy, Ism.PolicyEnvelope> = true;
    expect(fits).toBe(true);
    const policy = ismPolicy("app", 30);
    expect(policy.policy.states.map(({ name, transitions }) => [name, transitions])).toEqual([
      ["hot", [{ state_name: "delete", conditions: { min_index_age: "30d" } }]],
      ["delete", []],
    ]);
  });

  test("is one that the server has, or the other", () => {
    const of = (engine: "opensearch" | "elasticsearch") => lifecyclePolicy({ engine, prefix: "app", retentionDays: 7 });
    expect(of("opensearch")).toMatchObject({ method: "PUT", path: "/_plugins/_ism/policies/app", versioned: true });
    expect(of("elasticsearch")).toMatchObject({
      path: "/_ilm/policy/app",
      body: { policy: { phases: { delete: { min_age: "7d" } } } },
    });
  });
});

/** Fields that the other type does not have, at any depth: nothing, if ours are all among its own. */
type Foreign<Ours, Theirs> = Ours extends readonly (infer Item)[]
  ? Foreign<Item, ItemOf<Theirs>>
  : Ours extends object
    ? {
        [Key in keyof Ours & string]: Key extends keyof Theirs
          ? Foreign<NonNullable<Ours[Key]>, NonNullable<Theirs[Key]>>
          : Key;
      }[keyof Ours & string]
    : never;

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never;

describe("an index template", () => {
  const { body } = indexTemplate({ prefix: "app", replicas: 1 });
  const { template } = body as unknown as { template: { mappings: { properties: Record<string, { type: string }> } } };
  const properties = template.mappings.properties;

  test("is for the prefix alone", () => expect(body).toMatchObject({ index_patterns: ["app-*"], priority: 500 }));

  test("refuses no record for a value, and no text for its length", () => {
    expect(template).toMatchObject({
      settings: { "index.mapping.ignore_malformed": true, number_of_replicas: 1 },
      mappings: { dynamic: false },
    });
    const keywords = Object.values(properties).filter(({ type }) => type === "keyword");
    for (const keyword of keywords) expect(keyword).toHaveProperty("ignore_above", 1024);
    expect(keywords.length).toBeGreaterThan(5);
  });

  test("has every field that the saved searches and charts name", () => {
    const used = JSON.stringify([APPLICATION_CHARTS, APPLICATION_SEARCHES]);
    const fields = [...used.matchAll(/"field":"([a-z_@]+)"|_exists_:(\w+)/g)].flatMap(([, a, b]) => a ?? b ?? []);
    const inRecord = fields.filter((field) => !["key", "doc_count"].includes(field));
    expect(inRecord.length).toBeGreaterThan(5);
    for (const field of inRecord) expect(Object.keys(properties)).toContain(field);
    for (const { columns } of APPLICATION_SEARCHES)
      for (const column of columns) expect(Object.keys(properties)).toContain(column);
  });
});

describe("access", () => {
  test("a writer makes indexes of the prefix and adds to them, a reader searches them", () => {
    const [writer, writers, reader, readers] = accessRoles({
      ...{ engine: "opensearch", prefix: "app" },
      writers: ["arn:aws:iam::123456789012:role/app"],
      readers: [],
    });
    expect(writer?.body).toEqual({
      cluster_permissions: ["indices:data/write/bulk"],
      index_permissions: [
        {
          index_patterns: ["app-*"],
          allowed_actions: ["indices:data/write/index", "indices:data/write/bulk*", "indices:admin/create"],
        },
      ],
    });
    expect(writers?.body).toEqual({ backend_roles: ["arn:aws:iam::123456789012:role/app"] });
    expect(reader?.body).toMatchObject({
      index_permissions: [{ index_patterns: ["app-*"], allowed_actions: ["read"] }],
    });
    expect(readers?.body).toEqual({ backend_roles: [] });
  });

  test("is left as it is where nobody says who has it, and may be a user's of the server's own", () => {
    expect(paths(accessRoles({ engine: "opensearch", prefix: "app" }))).toEqual([
      "/_plugins/_security/api/roles/app_log_writer",
      "/_plugins/_security/api/roles/app_log_reader",
    ]);
    const [, mapping] = accessRoles({ engine: "opensearch", prefix: "app", writingUsers: ["router"] });
    expect(mapping?.body).toEqual({ backend_roles: [], users: ["router"] });
  });

  test("is given in Elasticsearch to users, which nothing here makes", () => {
    expect(paths(accessRoles({ engine: "elasticsearch", prefix: "app" }))).toEqual([
      "/_security/role/app_log_writer",
      "/_security/role/app_log_reader",
    ]);
  });
});

test("the policy and the template come before the first index, and what is shown last", () => {
  const objects = savedObjects({ indexPattern: "app-*" });
  const nobody = { writers: [], readers: [] };
  const all = logDocuments({ prefix: "app", retentionDays: 30, replicas: 0, ...nobody, savedObjects: objects });
  expect(paths(all).slice(4, 7)).toEqual([
    "/_plugins/_ism/policies/app",
    "/_index_template/app",
    "/_dashboards/api/saved_objects/index-pattern/app?overwrite=true",
  ]);
  expect(all).toHaveLength(6 + objects.length);
  const elastic = logDocuments({ engine: "elasticsearch", prefix: "app", retentionDays: 30, replicas: 0 });
  expect(elastic.at(-1)?.body).toMatchObject({ template: { settings: { "index.lifecycle.name": "app" } } });
});

test("the functions' code is what is in its folder", () => {
  const folder = "constructs/opensearch/functions";
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
  expect(JSON.parse(readFileSync(`${folder}.json`, "utf8"))).toEqual(Object.fromEntries(files));
});

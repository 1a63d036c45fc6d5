import { plannedValues, resourceChanges, type PlannedChange, type ShownPlan } from "../../testing/plan-json";

const empty: ShownPlan = { format_version: "1.2", planned_values: { root_module: {} }, configuration: {} };

describe("plannedValues", () => {
  it("finds resources in the root module and in modules inside modules", () => {
    const inner = { resources: [{ address: "module.a.module.b.x.y", values: { n: 2 } }] };
    const root_module = {
      resources: [{ address: "x.y", values: { n: 1 } }],
      child_modules: [{ child_modules: [inner] }],
    };
    expect(plannedValues({ ...empty, planned_values: { root_module } })).toEqual(
      new Map([
        ["x.y", { n: 1 }],
        ["module.a.module.b.x.y", { n: 2 }],
      ]),
    );
  });
});

describe("resourceChanges", () => {
  const change = (address: string, actions: string[], importing?: { id: string }): PlannedChange => ({
    address,
    mode: "managed",
    type: "x",
    change: { actions, before: null, after: null, after_unknown: {}, after_sensitive: {}, importing },
  });

  it("leaves out what the plan does not change, and keeps imports", () => {
    const resource_changes = [
      change("x.same", ["no-op"]),
      change("x.read", ["read"]),
      change("x.replaced", ["delete", "create"]),
      change("x.imported", ["no-op"], { id: "app" }),
    ];
    expect(resourceChanges({ ...empty, resource_changes })).toEqual([
      { address: "x.replaced", actions: ["delete", "create"], imported: false },
      { address: "x.imported", actions: ["no-op"], imported: true },
    ]);
  });

  it("takes a plan without changes", () => {
    expect(resourceChanges(empty)).toEqual([]);
  });
});

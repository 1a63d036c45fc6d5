import { type Fields, fieldsOf, isFields } from "./fields";

/** What a plan does to a resource, a data source or an output. */
export interface Change {
  /** Terraform's words: `update`, `delete,create`, `read` and such. */
  readonly actions: string;
  /** What becomes of each value that changes, by its path: JSON, or {@link UNKNOWN}. */
  readonly becomes: ReadonlyMap<string, string>;
  /** What it depends on: `aws_iam_role.app`, `data.aws_vpc.main`, `module.network`. */
  readonly dependsOn: readonly string[];
}

/** What a plan changes, by address; an output's is `output.NAME`. */
export type Changes = ReadonlyMap<string, Change>;

/** A value that is known after the apply. */
export const UNKNOWN = "unknown";

/** What a plan changes, as `terraform show -json PLAN` prints it. */
export function changesOf(plan: Fields): Changes {
  const dependencies = dependenciesIn(plan);
  const changes = new Map<string, Change>();
  const add = (address: string, change: unknown): void => {
    const { actions, before, after, after_unknown: unknown } = isFields(change) ? change : {};
    const done = Array.isArray(actions) ? actions.join() : "";
    if (done === "no-op") return;
    changes.set(address, {
      actions: done,
      becomes: new Map(changed(before, after, unknown, "")),
      dependsOn: dependencies.get(withoutInstances(address)) ?? [],
    });
  };
  for (const { address, change } of fieldsOf(plan["resource_changes"])) add(String(address), change);
  const outputs = isFields(plan["output_changes"]) ? plan["output_changes"] : {};
  for (const [name, change] of Object.entries(outputs)) add(`output.${name}`, change);
  return changes;
}

/** `aws_iam_role.app` of `aws_iam_role.app["a"]`. */
export function withoutInstances(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

function changed(before: unknown, after: unknown, unknown: unknown, path: string): [string, string][] {
  if (unknown === true) return [[path, UNKNOWN]];
  if ([before, after, unknown].some((each) => typeof each === "object" && each !== null)) {
    const parts = [before, after, unknown].map((each) => (typeof each === "object" && each !== null ? each : {}));
    const keys = new Set(parts.flatMap((each) => Object.keys(each)));
    const [a = {}, b = {}, c = {}] = parts as Fields[];
    return [...keys].flatMap((key) => changed(a[key], b[key], c[key], path === "" ? key : `${path}.${key}`));
  }
  return (before ?? null) === (after ?? null) ? [] : [[path, JSON.stringify(after ?? null)]];
}

/** What each resource of the state depends on, and each data source and output of the root refers to. */
function dependenciesIn({ prior_state: state, configuration }: Fields): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const visit = (module: unknown): void => {
    if (!isFields(module)) return;
    for (const { address, depends_on: after } of fieldsOf(module["resources"])) {
      if (Array.isArray(after)) found.set(withoutInstances(String(address)), after.map(String));
    }
    fieldsOf(module["child_modules"]).forEach(visit);
  };
  const values = isFields(state) ? state["values"] : undefined;
  visit(isFields(values) ? values["root_module"] : undefined);
  const root = isFields(configuration) ? configuration["root_module"] : undefined;
  const { resources, outputs } = isFields(root) ? root : {};
  for (const data of fieldsOf(resources))
    if (data["mode"] === "data") found.set(String(data["address"]), referred(data));
  for (const [name, output] of Object.entries(isFields(outputs) ? outputs : {})) {
    found.set(`output.${name}`, referred(output));
  }
  return found;
}

/** All that a part of the configuration refers to, without attributes. */
function referred(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(referred);
  if (!isFields(data)) return [];
  return Object.entries(data).flatMap(([key, part]) => {
    if (key !== "references" && key !== "depends_on") return referred(part);
    return Array.isArray(part) ? part.map((text) => withoutAttributes(withoutInstances(String(text)))) : [];
  });
}

function withoutAttributes(reference: string): string {
  const steps = reference.split(".");
  return steps.slice(0, steps[0] === "data" ? 3 : 2).join(".");
}

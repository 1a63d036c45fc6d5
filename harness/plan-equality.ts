import type { PlannedChange, ShownPlan } from "../testing/plan-json";

/**
 * Every difference between what two configurations plan, one line each: `address.attribute: reference …, synthesized …`.
 * Compared are all resources attribute by attribute (values, what is known only after the apply, what is sensitive, the
 * action), the variables' values, the outputs, and the provider's region and tags. Text that holds JSON (policies,
 * container definitions) is compared as JSON.
 *
 * @returns an empty list for equal plans
 */
export function planDifferences(reference: ShownPlan, synthesized: ShownPlan): string[] {
  const expected = flattenPlan(reference);
  const actual = flattenPlan(synthesized);
  return [...new Set([...expected.keys(), ...actual.keys()])].sort().flatMap((path) => {
    const [before, after] = [expected.get(path) ?? "absent", actual.get(path) ?? "absent"];
    return before === after ? [] : [`${path}: reference ${before}, synthesized ${after}`];
  });
}

type Leaves = Map<string, string>;

function flattenPlan(plan: ShownPlan): Leaves {
  const leaves: Leaves = new Map();
  for (const resource of plan.resource_changes ?? []) flattenChange(resource, leaves);
  for (const [name, { value }] of Object.entries(plan.variables ?? {})) flatten(`var.${name}`, value, leaves);
  flatten("output", plan.output_changes, leaves);
  for (const [name, { expressions }] of Object.entries(plan.configuration.provider_config ?? {})) {
    flatten(`provider.${name}`, comparable(expressions), leaves);
  }
  return leaves;
}

function flattenChange({ address, mode, change }: PlannedChange, leaves: Leaves): void {
  flatten(address, change.after, leaves);
  leaves.set(address, `${mode} ${change.actions.join("+")}`);
  for (const path of truths(address, change.after_unknown)) leaves.set(path, "known after apply");
  for (const path of truths(address, change.after_sensitive)) leaves.set(`${path} (sensitive)`, "true");
}

/** One entry for each value that has no parts; empty lists and objects count as such. */
function flatten(path: string, value: unknown, leaves: Leaves): void {
  const parts = partsOf(value);
  if (parts === undefined) leaves.set(path, value === undefined ? "absent" : JSON.stringify(value));
  else for (const [key, part] of parts) flatten(`${path}${key}`, part, leaves);
}

/** The paths at which a tree of booleans is `true`; absent and `false` mean the same there. */
function truths(path: string, value: unknown): string[] {
  if (value === true) return [path];
  return (partsOf(value) ?? []).flatMap(([key, part]) => truths(`${path}${key}`, part));
}

function partsOf(value: unknown): [string, unknown][] | undefined {
  if (typeof value === "string") {
    const parsed = parsedJson(value);
    return parsed === undefined ? undefined : partsOf(parsed)?.map(([key, part]) => [`(json)${key}`, part]);
  }
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return undefined;
  return Array.isArray(value)
    ? value.map((part, index) => [`[${index}]`, part])
    : Object.entries(value).map(([key, part]) => [`.${key}`, part]);
}

function parsedJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * An expression as HCL and JSON configurations show it alike: references in the order of the alphabet, not of the text;
 * and without the text itself, which Terraform adds as `constant_value` in JSON configurations only.
 */
function comparable(expression: unknown): unknown {
  if (typeof expression !== "object" || expression === null) return expression;
  if (Array.isArray(expression)) return expression.map(comparable);
  if ("references" in expression && Array.isArray(expression.references)) {
    return { references: (expression.references as unknown[]).map(String).sort() };
  }
  return Object.fromEntries(Object.entries(expression).map(([key, part]) => [key, comparable(part)]));
}

/** Attribute values of one resource. */
export type Values = Readonly<Record<string, unknown>>;

/** One entry of `resource_changes`. */
export interface PlannedChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
    /** `true` where a value is known only after the apply; same shape as `after`. */
    readonly after_unknown: Values;
    /** `true` where a value is sensitive; same shape as `after`. */
    readonly after_sensitive: unknown;
    readonly importing?: { readonly id: string };
  };
}

/** The parts of `terraform show -json PLAN` that tests read (Terraform docs: "JSON Output Format"). */
export interface ShownPlan {
  readonly format_version: string;
  readonly variables?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly planned_values: {
    readonly root_module: ValuesModule;
  };
  readonly resource_changes?: readonly PlannedChange[];
  readonly output_changes?: Readonly<Record<string, unknown>>;
  readonly configuration: {
    readonly provider_config?: Readonly<Record<string, { readonly name: string; readonly expressions?: unknown }>>;
  };
}

interface ValuesModule {
  readonly resources?: readonly { readonly address: string; readonly values: Values }[];
  readonly child_modules?: readonly ValuesModule[];
}

/** What a plan does to one resource. */
export interface ResourceChange {
  readonly address: string;
  /** Terraform's words: `["create"]`, `["update"]`, `["delete"]`, `["delete", "create"]`, `["no-op"]` when imported … */
  readonly actions: readonly string[];
  readonly imported: boolean;
}

/**
 * What the plan does, one line for each resource, sorted: `create aws_lb.web`, `replace …`, `import, update …`,
 * `forget …`.
 */
export function planLines(plan: ShownPlan): string[] {
  return resourceChanges(plan)
    .map(({ address, actions, imported }) => {
      const verb = actions.length > 1 ? "replace" : actions.join();
      return `${[...(imported ? ["import"] : []), ...(verb === "no-op" ? [] : [verb])].join(", ")} ${address}`;
    })
    .sort();
}

/** All planned values by resource address, those inside modules included. */
export function plannedValues(plan: ShownPlan): Map<string, Values> {
  const found = new Map<string, Values>();
  const visit = (module: ValuesModule): void => {
    for (const { address, values } of module.resources ?? []) found.set(address, values);
    module.child_modules?.forEach(visit);
  };
  visit(plan.planned_values.root_module);
  return found;
}

/** What the plan does: every resource it creates, updates, replaces, destroys, imports or forgets. */
export function resourceChanges(plan: ShownPlan): ResourceChange[] {
  return (plan.resource_changes ?? [])
    .map(({ address, change }) => ({ address, actions: change.actions, imported: change.importing !== undefined }))
    .filter(({ actions, imported }) => imported || !["no-op", "read"].includes(actions.join()));
}

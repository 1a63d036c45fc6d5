/** Attribute values of one resource. */
export type Values = Readonly<Record<string, unknown>>;

/** One entry of `resource_changes`. */
export interface PlannedChange {
  /** Such as `module.app.aws_ecs_service.web[0]`. */
  readonly address: string;
  /** A resource, or a data source. */
  readonly mode: "managed" | "data";
  /** Such as `aws_ecs_service`. */
  readonly type: string;
  /** What happens to it, and its values before and after. */
  readonly change: {
    /**
     * `["no-op"]`, `["create"]`, `["read"]`, `["update"]`, `["delete"]`, `["delete", "create"]`, `["create", "delete"]`,
     * `["forget"]`.
     */
    readonly actions: readonly string[];
    /** `null` where it is created. */
    readonly before: Values | null;
    /** Without what is known only after the apply; `null` where it is destroyed. */
    readonly after: Values | null;
    /** `true` where a value is known only after the apply; same shape as `after`. */
    readonly after_unknown: Values;
    /** `true` where a value is sensitive; same shape as `after`. */
    readonly after_sensitive: unknown;
    /** How it comes into the state. @default it is not imported */
    readonly importing?: {
      /** What the provider finds it by. */
      readonly id: string;
    };
  };
}

/** The parts of `terraform show -json PLAN` that tests read (Terraform docs: "JSON Output Format"). */
export interface ShownPlan {
  /** Version of the format, `<major>.<minor>`: a new minor version only adds to it. */
  readonly format_version: string;
  /** Values of the root module's variables, by their names. @default it has no variables */
  readonly variables?: Readonly<
    Record<
      string,
      {
        /** As JSON. @default it is null */
        readonly value?: unknown;
      }
    >
  >;
  /** What is there after the apply, as far as it is known. */
  readonly planned_values: {
    /** Its resources, and its modules. */
    readonly root_module: ValuesModule;
  };
  /** What happens to each resource. @default there are no resources */
  readonly resource_changes?: readonly PlannedChange[];
  /** What happens to each output, by its name. @default there are no outputs */
  readonly output_changes?: Readonly<Record<string, unknown>>;
  /** What the plan was made of. */
  readonly configuration: {
    /** Provider blocks, by name and module. @default no provider is configured */
    readonly provider_config?: Readonly<
      Record<
        string,
        {
          /** Such as `aws`. */
          readonly name: string;
          /** The block's arguments. @default it has no arguments */
          readonly expressions?: unknown;
        }
      >
    >;
  };
}

interface ValuesModule {
  readonly resources?: readonly { readonly address: string; readonly values: Values }[];
  readonly child_modules?: readonly ValuesModule[];
}

/** What a plan does to one resource. */
export interface ResourceChange {
  /** Such as `module.app.aws_ecs_service.web[0]`. */
  readonly address: string;
  /** Terraform's words: `["create"]`, `["update"]`, `["delete"]`, `["delete", "create"]`, `["no-op"]` when imported … */
  readonly actions: readonly string[];
  /** Whether it was there before, and now comes into the state. */
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

import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MatcherContext, SyncExpectationResult } from "expect";
import { type ResourceChange, resourceChanges } from "../plan-json";
import { TerraformWorkspace, type VariableOptions } from "../terraform";

/** What a plan may do: how many resources, or exactly which. */
export interface PlannedActions {
  /** Created, those that replace another one included. @default 0 */
  readonly add?: number | readonly string[];
  /** Updated in place. @default 0 */
  readonly change?: number | readonly string[];
  /** Destroyed, those that are replaced included. @default 0 */
  readonly destroy?: number | readonly string[];
  /** Taken into the state by an `import` block. @default 0 */
  readonly import?: number | readonly string[];
}

/** What every planning matcher takes. */
export interface PlanMatcherOptions extends VariableOptions {
  /** Whether to ask the provider for the present state of everything. @default true */
  readonly refresh?: boolean;
}

/** See `toPlanNoChanges` in `matchers.ts`. */
export async function toPlanNoChanges(
  this: MatcherContext,
  received: unknown,
  options: PlanMatcherOptions = {},
): Promise<SyncExpectationResult> {
  const { changes, text, isEmpty } = await plan(received, "toPlanNoChanges", options);
  const hint = hintOf(this, "toPlanNoChanges", "");
  const said = isEmpty ? "Terraform plans no changes." : changes.length > 0 ? list(changes) : text.trim();
  return { pass: isEmpty, message: () => `${hint}\n\n${said}` };
}

/** See `toPlanOnly` in `matchers.ts`. */
export async function toPlanOnly(
  this: MatcherContext,
  received: unknown,
  expected: PlannedActions,
  options: PlanMatcherOptions = {},
): Promise<SyncExpectationResult> {
  const { changes } = await plan(received, "toPlanOnly", options);
  const planned = Object.fromEntries(
    KINDS.map((kind) => [kind, changes.filter((change) => DOES[kind](change)).map(({ address }) => address)]),
  ) as Record<Kind, string[]>;
  const problems = [
    ...KINDS.flatMap((kind) => difference(this, kind, expected[kind] ?? 0, planned[kind])),
    ...changes
      .filter((change) => !KINDS.some((kind) => DOES[kind](change)))
      .map((change) => `Not expected: ${show(change)}`),
  ];
  const hint = hintOf(this, "toPlanOnly", "actions");
  const said = problems.length === 0 ? list(changes) : `${problems.join("\n")}\n\n${list(changes)}`;
  return { pass: problems.length === 0, message: () => `${hint}\n\n${said}` };
}

const KINDS = ["add", "change", "destroy", "import"] as const;

type Kind = (typeof KINDS)[number];

/** As Terraform counts in the last line of a plan: a replacement is one to add and one to destroy. */
const DOES: Readonly<Record<Kind, (change: ResourceChange) => boolean>> = {
  add: ({ actions }) => actions.includes("create"),
  change: ({ actions }) => actions.includes("update"),
  destroy: ({ actions }) => actions.includes("delete"),
  import: ({ imported }) => imported,
};

function difference(
  { equals }: MatcherContext,
  kind: Kind,
  expected: number | readonly string[],
  planned: readonly string[],
): string[] {
  if (typeof expected === "number") {
    return expected === planned.length ? [] : [`To ${kind}: expected ${expected}, planned ${planned.length}`];
  }
  if (equals([...expected].sort(), [...planned].sort())) return [];
  const missing = expected.filter((address) => !planned.includes(address));
  const extra = planned.filter((address) => !expected.includes(address));
  const part = (what: string, addresses: readonly string[]): string[] =>
    addresses.length === 0 ? [] : [`${what} ${addresses.join(", ")}`];
  return [`To ${kind}: ${[...part("not planned:", missing), ...part("not expected:", extra)].join("; ")}`];
}

function list(changes: readonly ResourceChange[]): string {
  // What is lost comes first.
  const order = [...changes].sort((a, b) => Number(DOES.destroy(b)) - Number(DOES.destroy(a)));
  return changes.length === 0
    ? "Terraform plans no changes."
    : `Terraform plans to\n${order.map((each) => `  ${show(each)}`).join("\n")}`;
}

function show({ address, actions, imported }: ResourceChange): string {
  const done = actions.length === 2 ? "REPLACE" : actions[0] === "delete" ? "DESTROY" : (actions[0] ?? "");
  return `${[...(imported ? ["import"] : []), ...(done === "no-op" ? [] : [done])].join(" and ")} ${address}`;
}

function hintOf({ utils, isNot, promise }: MatcherContext, matcher: string, expected: string): string {
  return utils.matcherHint(matcher, "directory", expected, { isNot: isNot ?? false, promise: promise ?? "" });
}

interface Plan {
  readonly changes: readonly ResourceChange[];
  readonly text: string;
  readonly isEmpty: boolean;
}

async function plan(received: unknown, matcher: string, options: PlanMatcherOptions): Promise<Plan> {
  const workspace = workspaceOf(received);
  const scratch = mkdtempSync(join(tmpdir(), "plan-"));
  const out = join(scratch, "saved.tfplan");
  try {
    await workspace.init();
    const { exitCode, text } = await workspace.plan({ ...options, out });
    return { changes: resourceChanges(await workspace.show(out)), text, isEmpty: exitCode === 0 };
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes("did not start")) throw error;
    throw new Error(
      `${matcher} needs Terraform: ${error.message} Install it (https://developer.hashicorp.com/terraform/install) or ` +
        `OpenTofu (https://opentofu.org/docs/intro/install), or name the program in TERRAFORM_BINARY_NAME.`,
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The user's own directory is planned with the user's own environment: the account, the variables, the workspace. */
function workspaceOf(received: unknown): TerraformWorkspace {
  if (isWorkspace(received)) return received;
  if (typeof received !== "string" || !existsSync(received)) {
    throw new Error(`expected the directory of a synthesized stack, got: ${String(received)}; synthesize it first`);
  }
  return new TerraformWorkspace(stackDirectory(received), { env: process.env });
}

/** Not by `instanceof`: the package holds the class twice, for cdktf and for cdktn. */
function isWorkspace(received: unknown): received is TerraformWorkspace {
  return typeof received === "object" && received !== null && "plan" in received && "show" in received;
}

/** `Testing.fullSynth` returns the directory above the stacks. */
function stackDirectory(directory: string): string {
  if (readdirSync(directory).some((name) => name.endsWith(".tf") || name.endsWith(".tf.json"))) return directory;
  const stacks = join(directory, "stacks");
  const [only, ...more] = existsSync(stacks) ? readdirSync(stacks) : [];
  if (only !== undefined && more.length === 0) return join(stacks, only);
  const found =
    only === undefined ? "no Terraform files" : `the stacks ${[only, ...more].join(", ")}; name one of them`;
  throw new Error(`expected the directory of a synthesized stack, got: ${directory}, which holds ${found}`);
}

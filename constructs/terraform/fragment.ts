import type { TerraformStack } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { ValidateProviderPresence } from "cdktf/lib/validations";

/** Blocks of one kind, as Terraform's JSON syntax has them: type, then name, then arguments. */
export type FragmentBlocks = Record<string, Record<string, Record<string, unknown>>>;

/** What a Terraform directory can take in beside its own files: blocks that bring no setting of their own. */
export interface Fragment {
  /** By their types and names. @default the stack has no resource */
  readonly resource?: FragmentBlocks;
  /** By their types and names. @default the stack has no data source */
  readonly data?: FragmentBlocks;
}

/** What `toTerraform` returns; cdktf types it `any`. */
type Document = Fragment & Readonly<Record<string, unknown>>;

/** The host has its own backend, providers and version constraints. */
const LEFT_TO_HOST: ReadonlySet<string> = new Set(["//", "terraform", "provider"]);

/**
 * The resources and data sources of a stack, and nothing else, for a Terraform directory that has the rest: its own
 * `terraform` and `provider` blocks count, the stack's are left out. Runs the stack's aspects and validations, except
 * that a stack needs no provider here.
 *
 * @throws Error with all broken rules, or where the stack holds what the host declares itself (a variable, an output, a
 * module): refer to those with `hostVariable`, `hostModule` and `hostReference`; or what writes files of its own
 */
export function toFragment(stack: TerraformStack): Fragment {
  refuseFiles(stack);
  invokeAspects(stack);
  stack.prepareStack();
  validate(stack);
  const { resource, data, ...rest } = stack.toTerraform() as Document;
  const foreign = Object.keys(rest).filter((key) => !LEFT_TO_HOST.has(key));
  if (foreign.length > 0) {
    throw new Error(
      `a fragment holds resource and data blocks only, got: ${foreign.join(", ")} (stack ${stack.node.path}); ` +
        `refer to the host's own with hostVariable, hostModule or hostReference`,
    );
  }
  return { resource: resource && withoutMetadata(resource), data: data && withoutMetadata(data) };
}

/** Where cdktf keeps what a construct writes besides its stack's JSON. */
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");

/** What a construct would write beside the stack's JSON, such as a function's code, has no place in a fragment. */
function refuseFiles(stack: TerraformStack): void {
  const writing = stack.node.findAll().find((construct) => Reflect.get(construct, CUSTOM_SYNTHESIS) !== undefined);
  if (writing === undefined) return;
  throw new Error(
    `a fragment holds resource and data blocks only, got: files beside it (construct ${writing.node.path}); ` +
      `synthesize a stack instead`,
  );
}

function validate(stack: TerraformStack): void {
  const expected = new Set(new ValidateProviderPresence(stack).validate());
  const errors = stack.node.findAll().flatMap(({ node }) => {
    const broken = node.validate().filter((message) => !expected.has(message));
    const annotated = node.metadata.filter(({ type }) => type === "@cdktf/error").map(({ data }) => String(data));
    return [...broken, ...annotated].map((message) => `[${node.path}] ${message}`);
  });
  if (errors.length > 0) throw new Error(errors.join("\n"));
}

/** cdktf puts its own metadata under `//` in every block. */
function withoutMetadata(blocks: FragmentBlocks): FragmentBlocks {
  const mapValues = <V, W>(record: Record<string, V>, change: (value: V) => W): Record<string, W> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  return mapValues(blocks, (named) =>
    mapValues(named, (block) => Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//"))),
  );
}

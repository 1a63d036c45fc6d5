import { Aspects, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Versions of the AWS provider that the output is proved with. The bindings would pin one exact version and name the
 * source without its namespace, which existing lock files and OpenTofu refuse.
 */
export const AWS_PROVIDER_VERSIONS = ">= 5.100.0, < 7.0.0";

/** Where a stack says which provider it takes. */
const PATH = ["terraform", "required_providers", "aws"];

/**
 * States which AWS provider the stack takes.
 *
 * @param version a Terraform version constraint
 */
export function requireAwsProvider(stack: TerraformStack, version: string = AWS_PROVIDER_VERSIONS): void {
  stack.addOverride(PATH.join("."), { source: "hashicorp/aws", version });
}

/** Stacks that hold a construct of this library: one may hold many thousand. */
const waiting = new WeakSet<TerraformStack>();

/** Stacks that call {@link stateProvedProvider} themselves. */
const callers = new WeakSet<TerraformStack>();

/**
 * Lets the stack take the versions that the output is proved with, unless the program says something about the provider
 * itself: that is known when the program is complete.
 */
export function requireProvedProvider(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (waiting.has(stack)) return;
  waiting.add(stack);
  // A stack of cdktf's own is looked at where cdktf looks at all constructs before it writes them.
  if (!callers.has(stack))
    Aspects.of(stack).add({ visit: (node) => (node === stack ? stateProvedProvider(stack) : undefined) });
}

/** Says that the stack calls {@link stateProvedProvider} before it is written, which costs nothing for each construct. */
export function statesProvedProvider(stack: TerraformStack): void {
  callers.add(stack);
}

/** The versions of the provider that a stack which holds a construct of this library takes: its own, or the proved ones. */
export function providerVersionsOf(stack: TerraformStack): string {
  const version = field(statedProvider(stack), "version");
  return typeof version === "string" ? version : AWS_PROVIDER_VERSIONS;
}

/** Completes what the stack says of the provider, if it holds a construct of this library. */
export function stateProvedProvider(stack: TerraformStack): void {
  if (!waiting.has(stack)) return;
  const stated = statedProvider(stack);
  const proved = { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS };
  for (const [name, value] of Object.entries(proved)) {
    if (field(stated, name) === undefined) stack.addOverride([...PATH, name].join("."), value);
  }
}

/** What the program itself says of the provider. */
function statedProvider(stack: TerraformStack): unknown {
  const overrides: unknown = Reflect.get(stack, "rawOverrides"); // private in cdktf
  return PATH.reduce(field, overrides);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

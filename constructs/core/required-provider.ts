import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Versions of the AWS provider that the output is proved with. The bindings would pin one exact version and name the
 * source without its namespace, which existing lock files and OpenTofu refuse.
 */
export const AWS_PROVIDER_VERSIONS = ">= 5.100.0, < 7.0.0";

const PATH = ["terraform", "required_providers", "aws"];

/** Stacks that have been looked at: one may hold many thousand constructs. */
const stated = new WeakSet<TerraformStack>();

/**
 * States which AWS provider the stack takes.
 *
 * @param version a Terraform version constraint
 */
export function requireAwsProvider(stack: TerraformStack, version: string = AWS_PROVIDER_VERSIONS): void {
  stated.add(stack);
  stack.addOverride(PATH.join("."), { source: "hashicorp/aws", version });
}

/** States the versions that the output is proved with, unless the program says something about the provider itself. */
export function requireProvedProvider(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (stated.has(stack)) return;
  stated.add(stack);
  const overrides: unknown = Reflect.get(stack, "rawOverrides"); // private in cdktf
  if (PATH.reduce(field, overrides) === undefined) requireAwsProvider(stack);
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

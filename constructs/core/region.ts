import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformProvider, TerraformStack, type TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { REGION } from "./region-name";
import { isToken } from "./token";

/**
 * The region of a construct's stack, as far as its AWS provider says it: a token, or a region's name. A reference in
 * Terraform's own text is neither.
 *
 * @param place a construct, or anything else, which has none
 */
export function regionAt(place: object): string | undefined {
  const region = Construct.isConstruct(place) ? providerOf(TerraformStack.of(place))?.region : undefined;
  return isToken(region) || isRegion(region) ? region : undefined;
}

/** The region that a resource is made in, where the program says so itself. */
export function knownRegion(resource: TerraformResource): string | undefined {
  const { provider = providerOf(TerraformStack.of(resource)) } = resource;
  const region: unknown = Reflect.get(resource, "regionInput") ?? (provider && Reflect.get(provider, "region"));
  return isRegion(region) ? region : undefined;
}

function isRegion(region: unknown): region is string {
  return typeof region === "string" && REGION.test(region);
}

/** Providers that were found: to look through a stack for each of its constructs would take the square of their number. */
const found = new WeakMap<TerraformStack, AwsProvider>();

function providerOf(stack: TerraformStack): AwsProvider | undefined {
  const provider = found.get(stack) ?? findProvider(stack);
  if (provider) found.set(stack, provider);
  return provider;
}

/** Not by `instanceof`: under an alias of the bindings' package there are two copies of the class. */
function findProvider(stack: TerraformStack): AwsProvider | undefined {
  return stack.node.children.find(
    (child): child is AwsProvider =>
      TerraformProvider.isTerraformProvider(child) && child.terraformResourceType === "aws" && !child.alias,
  );
}

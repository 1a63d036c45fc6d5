import { TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "./address";
import { knownRegion } from "./region";
import { resolveTokens } from "./resolve";
import { stackElements } from "./stack-json";

/**
 * The region of the resource whose attribute a text is, where the program says it.
 *
 * @param text a token, such as `certificate.arn`, of a resource of the scope's stack
 * @param types Terraform's types of the resources that count
 */
export function referencedRegion(scope: Construct, text: string, types: readonly string[]): string | undefined {
  const reference = /^\$\{((\w+)\.[\w-]+)\.\w+\}$/.exec(String(resolveTokens(scope, text, false)));
  const [, address, type = ""] = reference ?? [];
  if (!types.includes(type)) return undefined;
  const resources = stackElements(TerraformStack.of(scope)).filter((one) => TerraformResource.isTerraformResource(one));
  const resource = resources.find((one) => addressOf(one) === address);
  return resource && knownRegion(resource);
}

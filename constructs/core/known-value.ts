import { DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { isVariable } from "./element-kind";
import { isToken } from "./token";

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/**
 * What a string will be, as far as it is known at synthesis: plain text is itself, a reference to a Terraform variable
 * of the stack counts with the variable's default. Anything else is known only at plan time.
 *
 * @returns the text, or `undefined` where it is known only at plan time
 */
export function knownValue(scope: Construct, value: string): string | undefined {
  if (!isToken(value)) return value;
  const stack = TerraformStack.of(scope);
  const text: unknown = Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
  if (typeof text !== "string") return undefined;
  const filled = text.replace(/\$\{var\.([A-Za-z0-9_-]+)\}/g, (reference, name: string) => {
    const variable = stack.node.tryFindChild(name);
    const value: unknown = isVariable(variable) ? variable.default : undefined;
    return typeof value === "string" ? value : reference;
  });
  return filled.includes("${") ? undefined : filled;
}

import { Fn, TerraformVariable, Token, Tokenization, type TerraformStack } from "cdktf";
import { isToken } from "./token";

/**
 * A value for a JSON field that is text. Terraform fills a number in without quotes, which AWS refuses there: what is
 * nothing but a number of Terraform becomes `tostring(…)`. Text around a reference makes it text anyway.
 */
export function numberAsText(value: string | number): string {
  if (!isToken(value)) return String(value);
  return mayBeNumber(value) ? Token.asString(Fn.tostring(value)) : String(value);
}

function mayBeNumber(value: unknown): boolean {
  if (typeof value === "number") return isToken(value);
  if (typeof value !== "string" || !isToken(value)) return false;
  const { length, firstToken } = Tokenization.reverseString(value);
  if (length !== 1 || firstToken === undefined) return false;
  // Private in cdktf: what a reference refers to, and what a token was made of.
  const variable = /^var\.([\w-]+)$/.exec(String(Reflect.get(firstToken, "identifier")))?.[1];
  if (variable === undefined) return mayBeNumber(Reflect.get(firstToken, "value"));
  return isNoText(Reflect.get(firstToken, "originStack") as TerraformStack | undefined, variable);
}

/** A variable without a type is whatever its value is. */
function isNoText(stack: TerraformStack | undefined, name: string): boolean {
  const variable =
    stack?.node.tryFindChild(name) ??
    stack?.node.findAll().find((each) => each instanceof TerraformVariable && each.friendlyUniqueId === name);
  if (!(variable instanceof TerraformVariable)) return false;
  return variable.type === undefined ? typeof variable.default !== "string" : variable.type !== "string";
}

import { Fn, Token, Tokenization, type TerraformStack, type TerraformVariable } from "cdktf";
import { isVariable } from "./element-kind";
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
  const variable = stack && variableOf(stack, name);
  if (variable === undefined) return false;
  return variable.type === undefined ? typeof variable.default !== "string" : variable.type !== "string";
}

/** Variables that were found: to look through a stack for each text would take the square of their number. */
const found = new WeakMap<TerraformStack, Map<string, TerraformVariable>>();

function variableOf(stack: TerraformStack, name: string): TerraformVariable | undefined {
  // Private in cdktf, which fixes the name of an element that it is asked for: others may be renamed yet.
  const isIt = (each: unknown): each is TerraformVariable =>
    isVariable(each) && Reflect.get(each, "_friendlyUniqueId") === name;
  const inStack = found.get(stack) ?? new Map<string, TerraformVariable>();
  found.set(stack, inStack);
  const variable = [inStack.get(name), stack.node.tryFindChild(name)].find(isIt) ?? stack.node.findAll().find(isIt);
  if (variable) inStack.set(name, variable);
  return variable;
}

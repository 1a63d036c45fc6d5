import type { Precondition } from "cdktf";
import { callFunction } from "./hcl-expression";
import type { NameRule } from "./name";
import { isToken } from "./token";

/**
 * What Terraform checks of a name before it plans: `checkName` knows the defaults of variables only, and `-var` may give
 * others.
 *
 * @returns nothing for a name that is known at synthesis
 */
export function namePreconditions({ what, min = 1, max, pattern, says }: NameRule, name: string): Precondition[] {
  if (!isToken(name)) return [];
  const check = (expression: string, rule: string): Precondition => ({
    condition: callFunction("can", callFunction("regex", expression, name)),
    errorMessage: `${capital(what)} ${rule}, got: ${name}; choose another value for a variable in it.`,
  });
  return [check(`^.{${min},${max}}$`, `has ${min} to ${max} characters`), check(pattern.source, `consists of ${says}`)];
}

/** Terraform's messages are sentences. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

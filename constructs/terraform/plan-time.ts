import { Token, type IResolvable, type TerraformVariable } from "cdktf";
import { isVariable } from "../core/element-kind";
import { explain } from "../core/problem";
import { isToken } from "../core/token";

/**
 * A value that is known only at plan time, for props whose values the compiler checks: there a plain `string` or
 * `number` token would look like any other string or number. {@link planTime} makes it. An interface, not an alias, since
 * the compiler's messages then name it.
 */
export interface PlanTime extends IResolvable {}

/**
 * Passes a value that is known only at plan time to a prop whose values are checked.
 *
 * @example planTime(memory) // a TerraformVariable
 * @example planTime(otherTask.cpu) // an attribute of a resource
 * @param value a Terraform variable, or a token: an attribute of a resource, a local, the result of a function
 * @throws TypeError for a value that is known already: it should be checked, so write it out
 */
export function planTime(value: TerraformVariable | IResolvable | string | number): PlanTime {
  if (isVariable(value)) return Token.asAny(value.value);
  if (isToken(value)) return Token.asAny(value);
  throw new TypeError(
    explain({
      code: "plan-time",
      rule: "planTime takes a value that is known only at plan time",
      got: value,
      fix: "write the value itself, so that it can be checked",
    }),
  );
}

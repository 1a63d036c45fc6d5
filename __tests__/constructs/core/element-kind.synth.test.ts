import { Testing, TerraformLocal, TerraformStack, TerraformVariable, Token } from "cdktf";
import { isLocal, isModule, isVariable } from "../../../constructs/core/element-kind";
import { planTime } from "../../../constructs/terraform";

/** A second copy of the framework, as the bindings bring one where a program has cdktn under the name cdktf. */
function secondCopy(): { TerraformStack: typeof TerraformStack; TerraformVariable: typeof TerraformVariable } {
  let copy: unknown;
  jest.isolateModules(() => void (copy = jest.requireActual("cdktf")));
  return copy as ReturnType<typeof secondCopy>;
}

test("an element of another copy of the framework is what it is", () => {
  const other = secondCopy();
  const stack = new other.TerraformStack(Testing.app(), "stack");
  const variable = new other.TerraformVariable(stack, "cpu", { type: "number" });
  expect(Object.getPrototypeOf(variable)).not.toBe(TerraformVariable.prototype);
  expect(isVariable(variable)).toBe(true);
  expect(Token.isUnresolved(planTime(variable))).toBe(true);
});

test("each kind is only itself", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const local = new TerraformLocal(stack, "here", "there");
  expect([isLocal(local), isModule(local), isVariable(local), isVariable(stack), isVariable("cpu")]).toEqual([
    ...[true, false, false, false, false],
  ]);
});

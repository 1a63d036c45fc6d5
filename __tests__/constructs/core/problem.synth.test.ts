import { TerraformStack, TerraformVariable } from "cdktf";
import { RootConstruct } from "constructs";
import { reportProblems, type Problem } from "../../../constructs/core/problem";

const problem = (got: unknown): Problem => ({ code: "port-number", rule: "a rule holds", got, fix: "do it otherwise" });

test("shows what is known only at plan time as a reference", () => {
  const stack = new TerraformStack(new RootConstruct(), "stack");
  const size = new TerraformVariable(stack, "size", {});
  reportProblems(stack, () => [problem(size.numberValue), problem([1, size.stringValue])]);
  expect(stack.node.validate()).toEqual([
    'port-number: a rule holds, got: "${var.size}"; do it otherwise',
    'port-number: a rule holds, got: [1,"${var.size}"]; do it otherwise',
  ]);
});

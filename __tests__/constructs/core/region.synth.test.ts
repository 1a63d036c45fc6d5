import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Node } from "constructs";
import { regionAt } from "../../../constructs/core/region";

// Rules ask for each construct of a stack, which may hold many thousand.
test("a stack is looked through for its provider once", () => {
  const stack = new TerraformStack(new App({ skipValidation: true }), "stack");
  expect(regionAt(stack)).toBeUndefined();
  new AwsProvider(stack, "aws", { region: "eu-west-3" });
  const children = jest.spyOn(Node.prototype, "children", "get");
  expect([regionAt(stack), regionAt(stack), regionAt(stack)]).toEqual(["eu-west-3", "eu-west-3", "eu-west-3"]);
  expect(children).toHaveBeenCalledTimes(1);
  children.mockRestore();
});

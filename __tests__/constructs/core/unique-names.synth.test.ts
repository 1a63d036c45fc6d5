import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { codeOf, said } from "../../../harness/errors/run";
import { logGroup } from "../../../harness/programs/parts";

// Not among the programs, since Terraform's provider knows the argument from version 6 on.
test.each([
  ["eu-west-1", "eu-west-2", []],
  ["eu-west-1", "eu-west-1", ["duplicate-name"]],
])("log groups of one name in regions %s and %s of one provider", (one, other, codes) => {
  const { errors } = said((stack) => {
    logGroup(stack, "logs");
    new CloudwatchLogGroup(stack, "a", { name: "app", region: one });
    new CloudwatchLogGroup(stack, "b", { name: "app", region: other });
  });
  expect(errors.map(codeOf)).toEqual(codes);
});

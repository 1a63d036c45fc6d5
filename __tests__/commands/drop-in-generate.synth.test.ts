import { generate, type GeneratedFile } from "../../commands/drop-in/generate";
import { readOptions } from "../../commands/drop-in/options";

/** The files that the command writes with these options. */
function filesOf(...args: string[]): GeneratedFile[] {
  const options = readOptions(["directory", ...args]);
  return options === "help" ? [] : generate(options.names);
}

test.each([
  [[], "arn:aws:logs:*:*:*"],
  [["--region", "cn-north-1"], "arn:aws-cn:logs:*:*:*"],
  // What a reference stands for is known to Terraform only; the blocks that are replaced say aws.
  [["--region", "var.region"], "arn:aws:logs:*:*:*"],
])("with %j the logs policy names the partition of the region", (args, arn) => {
  const [, iam] = filesOf(...args);
  expect(iam?.text).toContain(arn);
});

import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { FunctionAlias, FunctionCode, FunctionPermission, LambdaFunction } from "../../../constructs/lambda";
import { addressesOf, synth, type TerraformJson } from "../../../harness/synthesized-stack";

const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
const made = (stack: Construct, publish?: boolean) =>
  new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", publish });

const ARN = "arn:aws:lambda:eu-west-3:123456789012:function:tidy";
const TARGETS = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/app/0123456789abcdef";

const resource = ({ resource: all }: TerraformJson, type: string, name: string) => all?.[type]?.[name];

describe("an alias", () => {
  test.each([
    [true, "${aws_lambda_function.tidy.version}"],
    [false, "$LATEST"],
    [undefined, "$LATEST"],
  ])("of a function that publishes (%s) leads to its last version", (publish, version) => {
    const { json } = synth(
      (stack) => new FunctionAlias(stack, "live", { function: made(stack, publish), name: "live" }),
    );
    expect(addressesOf(json)).toContain("aws_lambda_alias.live");
    expect(resource(json, "aws_lambda_alias", "live")).toEqual({
      name: "live",
      function_name: "${aws_lambda_function.tidy.function_name}",
      function_version: version,
    });
  });

  test("shares invocations between two versions", () => {
    const { json } = synth((stack) => {
      const tidy = LambdaFunction.fromArn(stack, "existing", ARN);
      const weights = { "8": 0.05 };
      return new FunctionAlias(stack, "live", {
        function: tidy,
        name: "live",
        description: "${5 %}",
        version: "7",
        weights,
      });
    });
    expect(resource(json, "aws_lambda_alias", "live")).toEqual({
      name: "live",
      description: "$${5 %}",
      function_name: "tidy",
      function_version: "7",
      routing_config: { additional_version_weights: { "8": 0.05 } },
    });
  });

  test("is what others invoke", () => {
    const { json } = synth((stack) => {
      const { arn, functionName, qualifier, invokeArn } = new FunctionAlias(stack, "live", {
        function: made(stack),
        name: "live",
      });
      new TerraformOutput(stack, "live_alias", { value: [arn, functionName, qualifier, invokeArn] });
    });
    expect(json.output?.["live_alias"]).toEqual({
      value: [
        "${aws_lambda_alias.live.arn}",
        "${aws_lambda_function.tidy.function_name}",
        "${aws_lambda_alias.live.name}",
        "${aws_lambda_alias.live.invoke_arn}",
      ],
    });
  });
});

describe("a permission", () => {
  const permitted = (make: (stack: Construct) => object) => {
    const { json } = synth((stack) => {
      const principal = "elasticloadbalancing.amazonaws.com";
      const sourceAccount = "123456789012";
      new FunctionPermission(stack, "invoked", {
        ...{ function: make(stack) as LambdaFunction, principal, sourceArn: TARGETS, sourceAccount },
      });
    });
    return resource(json, "aws_lambda_permission", "invoked");
  };
  const common = {
    action: "lambda:InvokeFunction",
    principal: "elasticloadbalancing.amazonaws.com",
    source_arn: TARGETS,
    source_account: "123456789012",
  };

  test("is for a function", () => {
    const own = { function_name: "${aws_lambda_function.tidy.function_name}" };
    expect(permitted((stack) => made(stack))).toEqual({ ...common, ...own });
  });

  test("is for an alias, which has its own", () => {
    expect(permitted((stack) => new FunctionAlias(stack, "live", { function: made(stack), name: "live" }))).toEqual({
      ...common,
      function_name: "${aws_lambda_function.tidy.function_name}",
      qualifier: "${aws_lambda_alias.live.name}",
    });
  });

  test.each([
    [ARN, { function_name: "tidy" }],
    [`${ARN}:live`, { function_name: "tidy", qualifier: "live" }],
    ["${aws_lambda_function.other.arn}", undefined],
  ])("is for one that is there already: %s", (arn, expected) => {
    if (expected)
      expect(permitted((stack) => LambdaFunction.fromArn(stack, "there", arn))).toEqual({ ...common, ...expected });
    else {
      const function_name = '${element(split(":", aws_lambda_function.tidy.arn), 6)}';
      const own = permitted((stack) => LambdaFunction.fromArn(stack, "there", made(stack).arn));
      expect(own).toEqual({ ...common, function_name });
    }
  });
});

test("a function grants a role to invoke it, and each alias of it", () => {
  const { json } = synth((stack) => {
    const caller = new LambdaFunction(stack, "caller", { name: "caller", code, handler: "index.handler" });
    made(stack).grantInvoke(caller.role);
  });
  const policy = String(resource(json, "aws_iam_role_policy", "caller_role_inline")?.["policy"]);
  expect(policy).toContain("lambda:InvokeFunction");
  expect(policy).toContain("${aws_lambda_function.tidy.arn}:*");
});

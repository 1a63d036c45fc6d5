import type { Construct } from "constructs";
import { FunctionAlias, type FunctionAliasProps } from "../../constructs/lambda/function-alias";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { FunctionPermission, type FunctionPermissionProps } from "../../constructs/lambda/function-permission";
import { FunctionRole } from "../../constructs/lambda/function-role";
import { LambdaFunction } from "../../constructs/lambda/lambda-function";
import type { LambdaFunctionProps } from "../../constructs/lambda/lambda-function-props";
import { LambdaTargetGroup } from "../../constructs/network/lambda-target-group";
import { specimen } from "./specimen";

const KEY = "arn:aws:kms:eu-west-3:123456789012:key/12345678-1234-1234-1234-123456789012";
const TIDY = "arn:aws:lambda:eu-west-3:123456789012:function:tidy";

const lambda = (stack: Construct, code: FunctionCode) =>
  new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler" });

/** Lambda functions, also behind a load balancer. */
export const LAMBDA_SPECIMENS = [
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "tidy", description: "tidies up", handler: "index.handler", memorySize: 256, timeout: 60 },
      code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }),
      environment: { INDEX: "app" },
      vpc: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      logs: { kmsKeyArn: KEY, retentionInDays: 7 },
      ...{ ephemeralStorageSize: 1_024, reservedConcurrency: 10 },
      deadLetters: { queueArn: "arn:aws:sqs:eu-west-3:123456789012:failed" },
    }),
    (stack, props) => new LambdaFunction(stack, "tidy", props),
    "with a log group of its own",
  ),
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "tidy", handler: "index.handler" },
      code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }),
      logs: { ownership: "existing", name: "tidy", arn: "arn:aws:logs:eu-west-3:123456789012:log-group:tidy" },
    }),
    (stack, props) => new LambdaFunction(stack, "tidy", props),
    "with another's log group",
  ),
  specimen<LambdaFunctionProps>(
    "LambdaFunction",
    () => ({
      ...{ name: "app", image: "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1" },
      imageConfig: { command: ["serve"], entryPoint: ["/bin/sh"], workingDirectory: "/app" },
      deadLetters: { topicArn: "arn:aws:sns:eu-west-3:123456789012:failed" },
    }),
    (stack, props) => new LambdaFunction(stack, "app", props),
    "of an image",
  ),
  specimen<FunctionAliasProps>(
    "FunctionAlias",
    (stack) => ({
      ...{ name: "live", description: "what users get", version: "7", weights: { "8": 0.05 } },
      function: LambdaFunction.fromArn(stack, "existing", TIDY),
    }),
    (stack, props) => new FunctionAlias(stack, "live", props),
  ),
  specimen<FunctionPermissionProps>(
    "FunctionPermission",
    (stack) => ({
      ...{ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::uploads", sourceAccount: "123456789012" },
      function: LambdaFunction.fromArn(stack, "existing", TIDY),
    }),
    (stack, props) => new FunctionPermission(stack, "invoked", props),
  ),
  specimen(
    "LambdaFunction.fromArn",
    () => ({ arn: TIDY }),
    (stack, { arn }) => {
      const existing = LambdaFunction.fromArn(stack, "existing", arn);
      return new FunctionAlias(stack, "live", { function: existing, name: "live" });
    },
  ),
  specimen(
    "FunctionCode.fromFiles",
    () => ({ files: { "index.mjs": "export const handler = () => 1;" } }),
    (stack, { files }) => lambda(stack, FunctionCode.fromFiles(files)),
  ),
  specimen(
    "FunctionCode.fromDirectory",
    () => ({ folder: "constructs/opensearch/functions" }),
    (stack, { folder }) => lambda(stack, FunctionCode.fromDirectory(folder)),
  ),
  specimen(
    "FunctionCode.fromEntry",
    () => ({ entry: "harness/tokens/specimen.ts", options: { external: ["@aws-sdk/*"] } }),
    (stack, { entry, options }) => lambda(stack, FunctionCode.fromEntry(entry, options)),
  ),
  specimen(
    "FunctionRole",
    () => ({ name: "tidy" }),
    (stack, props) => new FunctionRole(stack, "tidy", props),
  ),
  specimen(
    "LambdaTargetGroup",
    () => ({ name: "app" }),
    (stack, props) => new LambdaTargetGroup(stack, "group", props),
  ),
];

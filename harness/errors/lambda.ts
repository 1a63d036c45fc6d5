import type { Construct } from "constructs";
import { FunctionAlias } from "../../constructs/lambda/function-alias";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { LambdaFunction } from "../../constructs/lambda/lambda-function";
import type { LambdaFunctionBaseProps, ZipFunctionProps } from "../../constructs/lambda/lambda-function-props";
import { unchecked, type ErrorExamples } from "./example";

function lambda(stack: Construct, props: Partial<ZipFunctionProps>): LambdaFunction {
  const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
  return new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", ...props });
}

function imageFunction(stack: Construct, image: string, props: Partial<LambdaFunctionBaseProps> = {}): LambdaFunction {
  return new LambdaFunction(stack, "app", { name: "app", image, ...props });
}

const IMAGE = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";

const CREATE_FUNCTION = "AWS Lambda API reference, `CreateFunction`";

/** Lambda functions and their code. */
export const LAMBDA_ERRORS = {
  "function-package": {
    source: CREATE_FUNCTION,
    wrong: (stack) => lambda(stack, { image: unchecked(IMAGE) }),
    right: (stack) => imageFunction(stack, IMAGE),
  },
  "function-code": {
    source: 'AWS Lambda developer guide, "Deploying .zip file archives"',
    wrong: (stack) => lambda(stack, { code: FunctionCode.fromFiles({}) }),
    right: (stack) =>
      lambda(stack, { code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }) }),
  },
  "function-code-size": {
    source: 'AWS Lambda developer guide, "Lambda quotas"',
    wrong: (stack) =>
      lambda(stack, { code: FunctionCode.fromFiles({ "index.mjs": { contents: Buffer.alloc(51 * 1024 * 1024) } }) }),
    right: (stack) =>
      lambda(stack, { code: FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" }) }),
  },
  "function-handler": {
    source: 'AWS Lambda developer guide, "Define Lambda function handler in Node.js"',
    wrong: (stack) => lambda(stack, { handler: "main.handler" }),
    right: (stack) => lambda(stack, { handler: "index.handler" }),
  },
  "function-image": {
    source: 'AWS Lambda developer guide, "Create a Lambda function using a container image"',
    wrong: (stack) => imageFunction(stack, "public.ecr.aws/docker/library/node:22"),
    right: (stack) => imageFunction(stack, IMAGE),
  },
  "function-runtime": {
    source: 'AWS Lambda developer guide, "Lambda runtimes"',
    wrong: (stack) => lambda(stack, { runtime: unchecked("nodejs16.x") }),
    right: (stack) => lambda(stack, { runtime: "nodejs22.x" }),
  },
  "function-size": {
    source: CREATE_FUNCTION,
    wrong: (stack) => lambda(stack, { memorySize: 64 }),
    right: (stack) => lambda(stack, { memorySize: 256 }),
  },
  "function-timeout": {
    source: CREATE_FUNCTION,
    wrong: (stack) => lambda(stack, { timeout: 1_000 }),
    right: (stack) => lambda(stack, { timeout: 900 }),
  },
  "function-alias": {
    source: 'AWS Lambda developer guide, "Implement Lambda canary deployments using a weighted alias"',
    wrong: (stack) =>
      new FunctionAlias(stack, "live", { function: lambda(stack, {}), name: "live", weights: { "2": 0.05 } }),
    right: (stack) =>
      new FunctionAlias(stack, "live", {
        function: lambda(stack, { publish: true }),
        name: "live",
        version: "1",
        weights: { "2": 0.05 },
      }),
  },
  "function-concurrency": {
    source: 'AWS Lambda developer guide, "Configuring reserved concurrency for a function"',
    wrong: (stack) => lambda(stack, { reservedConcurrency: -1 }),
    right: (stack) => lambda(stack, { reservedConcurrency: 20 }),
  },
  "function-environment": {
    source: 'AWS Lambda developer guide, "Defined runtime environment variables"',
    wrong: (stack) => lambda(stack, { environment: { AWS_REGION: "eu-west-3" } }),
    right: (stack) => lambda(stack, { environment: { SEARCH_REGION: "eu-west-3" } }),
  },
  "function-tracing": {
    source: "AWS Lambda API reference, `TracingConfig`",
    wrong: (stack) => lambda(stack, { tracing: unchecked("On") }),
    right: (stack) => lambda(stack, { tracing: "Active" }),
  },
  "function-log-format": {
    source: "AWS Lambda API reference, `LoggingConfig`",
    wrong: (stack) => lambda(stack, { logFormat: unchecked({ format: "Text", applicationLevel: "WARN" }) }),
    right: (stack) => lambda(stack, { logFormat: { format: "JSON", applicationLevel: "WARN" } }),
  },
} satisfies ErrorExamples;

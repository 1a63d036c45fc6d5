import type { Construct } from "constructs";
import { FunctionCode } from "../../constructs/lambda/function-code";
import { LambdaFunction, type LambdaFunctionProps } from "../../constructs/lambda/lambda-function";
import { unchecked, type ErrorExamples } from "./example";

function lambda(stack: Construct, props: Partial<LambdaFunctionProps>): LambdaFunction {
  const code = FunctionCode.fromFiles({ "index.mjs": "export const handler = () => 1;" });
  return new LambdaFunction(stack, "tidy", { name: "tidy", code, handler: "index.handler", ...props });
}

const CREATE_FUNCTION = "AWS Lambda API reference, `CreateFunction`";

/** Lambda functions and their code. */
export const LAMBDA_ERRORS = {
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
  "function-environment": {
    source: 'AWS Lambda developer guide, "Defined runtime environment variables"',
    wrong: (stack) => lambda(stack, { environment: { AWS_REGION: "eu-west-3" } }),
    right: (stack) => lambda(stack, { environment: { SEARCH_REGION: "eu-west-3" } }),
  },
} satisfies ErrorExamples;

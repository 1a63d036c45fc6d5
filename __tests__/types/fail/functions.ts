import { FunctionAlias } from "../../../constructs/lambda/function-alias";
import { FunctionCode } from "../../../constructs/lambda/function-code";
import { FunctionPermission } from "../../../constructs/lambda/function-permission";
import { LambdaFunction } from "../../../constructs/lambda/lambda-function";
import { functionCode, lambdaFunction, stack } from "../../../harness/type-case-givens";

const code = functionCode;
const handler = "index.handler";
const image = "123456789012.dkr.ecr.eu-west-3.amazonaws.com/app:1";
const subnetIds = ["subnet-1"];
const tidy = { name: "tidy", handler, code } as const;

// A function has code that the program knows, and a runtime that it is checked with.

// error: Type 'string' is not assignable to type 'FunctionCode'
new LambdaFunction(stack, "a", { name: "tidy", handler, code: "tidy.zip" });
// error: Property 'handler' is missing
new LambdaFunction(stack, "b", { name: "tidy", code });
// error: Property 'code' is missing
new LambdaFunction(stack, "c", { name: "tidy", handler });
// error: is not assignable to type '…"nodejs24.x"…
new LambdaFunction(stack, "d", { ...tidy, runtime: "nodejs18.x" });
// error: Type '"arm"' is not assignable to type '"arm64" | "x86_64" | undefined'
new LambdaFunction(stack, "e", { ...tidy, architecture: "arm" });
// error: Type 'number' is not assignable to type 'string'
new LambdaFunction(stack, "f", { ...tidy, environment: { PORT: 80 } });
// error: Property 'securityGroupIds' is missing
new LambdaFunction(stack, "g", { ...tidy, vpc: { subnetIds } });
// error: Type '31' is not assignable to type '…3653…
new LambdaFunction(stack, "h", { ...tidy, logs: { retentionInDays: 31 } });
// error: Type 'string' is not assignable to type '…FunctionLogs…
new LambdaFunction(stack, "i", { ...tidy, logs: "/aws/lambda/tidy" });
// error: Constructor of class 'FunctionCode' is private
new FunctionCode(new Map());
// error: Type 'number' is not assignable to type 'string | CodeFile'
FunctionCode.fromFiles({ "index.mjs": 1 });

// It is made of a zip or of an image, of a whole one and of one alone.

// error: Argument of type '{ name: string; }' is not assignable to parameter of type 'LambdaFunctionProps'
new LambdaFunction(stack, "j", { name: "app" });
// error: is not assignable to parameter of type 'LambdaFunctionProps'
new LambdaFunction(stack, "k", { ...tidy, image });
// error: Types of property 'handler' are incompatible
new LambdaFunction(stack, "l", { name: "app", image, handler });
// error: Type 'string' is not assignable to type '…"nodejs22.x"…
new LambdaFunction(stack, "m", { name: "app", image, runtime: "nodejs22.x" });
// error: is not assignable to parameter of type 'LambdaFunctionProps'
new LambdaFunction(stack, "n", { ...tidy, imageConfig: { command: ["serve"] } });
// error: Property 'image' is missing
new LambdaFunction(stack, "o", { name: "app", imageConfig: { command: ["serve"] } });
// error: Type 'string' is not assignable to type 'readonly string[]'
new LambdaFunction(stack, "p", { name: "app", image, imageConfig: { command: "serve" } });
// error: 'cmd' does not exist in type 'FunctionImageConfig'
new LambdaFunction(stack, "q", { name: "app", image, imageConfig: { cmd: ["serve"] } });
// error: Property 'name' is missing
new LambdaFunction(stack, "r", { image });

// Only JSON events have levels; what failed goes to one place; traces are of a kind.

// error: Type 'string' is not assignable to type 'undefined'
new LambdaFunction(stack, "s", { ...tidy, logFormat: { format: "Text", applicationLevel: "WARN" } });
// error: Type '"ERROR"' is not assignable to type '"DEBUG" | "INFO" | "WARN" | undefined'
new LambdaFunction(stack, "t", { ...tidy, logFormat: { format: "JSON", systemLevel: "ERROR" } });
// error: Type 'string' is not assignable to type 'FunctionLogFormat | undefined'
new LambdaFunction(stack, "u", { ...tidy, logFormat: "JSON" });
// error: Type 'string' is not assignable to type 'undefined'
new LambdaFunction(stack, "v", { ...tidy, deadLetters: { queueArn: "arn:1", topicArn: "arn:2" } });
// error: Type 'string' is not assignable to type 'DeadLetters | undefined'
new LambdaFunction(stack, "w", { ...tidy, deadLetters: "arn:aws:sqs:eu-west-3:123456789012:failed" });
// error: Type 'true' is not assignable to type '"Active" | "PassThrough" | undefined'
new LambdaFunction(stack, "x", { ...tidy, tracing: true });
// error: Type 'string' is not assignable to type 'number'
new LambdaFunction(stack, "y", { ...tidy, reservedConcurrency: "10" });
// error: Type 'string' is not assignable to type 'boolean | undefined'
new LambdaFunction(stack, "z", { ...tidy, publish: "yes" });

// An alias leads to versions of a function, and a permission names its source.

const permission = {
  function: lambdaFunction,
  principal: "s3.amazonaws.com",
  sourceArn: "arn:aws:s3:::uploads",
} as const;

// error: Property 'name' is missing
new FunctionAlias(stack, "aa", { function: lambdaFunction });
// error: Type 'string' is not assignable to type 'ILambdaFunction'
new FunctionAlias(stack, "ab", { function: "tidy", name: "live" });
// error: Type 'number' is not assignable to type 'string'
new FunctionAlias(stack, "ac", { function: lambdaFunction, name: "live", version: 7 });
// error: Type 'string' is not assignable to type 'number'
new FunctionAlias(stack, "ad", { function: lambdaFunction, name: "live", weights: { "8": "5 %" } });
// error: Property 'sourceArn' is missing
new FunctionPermission(stack, "ae", { function: lambdaFunction, principal: "s3.amazonaws.com" });
// error: is not assignable to type '`${string}.amazonaws.com`'
new FunctionPermission(stack, "af", { ...permission, principal: "*" });
// error: Type 'string' is not assignable to type 'ILambdaFunction'
new FunctionPermission(stack, "ag", { ...permission, function: "tidy" });
// error: is not assignable to parameter of type 'IGrantable'
lambdaFunction.grantInvoke("arn:aws:iam::123456789012:role/app");

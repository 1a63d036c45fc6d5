/**
 * AWS Lambda: functions and their code.
 *
 * @packageDocumentation
 */
export { FunctionCode, type CodeFile } from "./function-code";
export type { FunctionRole } from "./function-role";
export { LambdaFunction } from "./lambda-function";
export type { FunctionLogs, FunctionVpc, ILambdaFunction, LambdaFunctionProps } from "./lambda-function";
export { LAMBDA_RUNTIMES, type LambdaRuntime } from "./lambda-function-rules";

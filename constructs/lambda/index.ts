/**
 * AWS Lambda: functions and their code.
 *
 * @packageDocumentation
 */
export type { DeadLetters } from "./dead-letters";
export { FunctionAlias, type FunctionAliasProps } from "./function-alias";
export type { BundleOptions } from "./bundle";
export { FunctionCode, type CodeFile } from "./function-code";
export type { FunctionLogFormat, JsonLogFormat, TextLogFormat } from "./function-log-format";
export { FunctionPermission, type FunctionPermissionProps } from "./function-permission";
export type { FunctionRole } from "./function-role";
export { LambdaFunction, type ILambdaFunction } from "./lambda-function";
export type {
  FunctionImageConfig,
  FunctionLogs,
  FunctionVpc,
  ImageFunctionProps,
  LambdaFunctionBaseProps,
  LambdaFunctionProps,
  ZipFunctionProps,
} from "./lambda-function-props";
export { LAMBDA_RUNTIMES, type LambdaRuntime } from "./lambda-runtime";

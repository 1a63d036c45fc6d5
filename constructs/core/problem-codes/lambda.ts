/** Functions: the codes of problems. */
export type LambdaCode =
  | "function-package"
  | "function-code"
  | "function-code-size"
  | "function-handler"
  | "function-image"
  | "function-runtime"
  | "function-size"
  | "function-timeout"
  | "function-alias"
  | "function-concurrency"
  | "function-environment"
  | "function-tracing"
  | "function-log-format";

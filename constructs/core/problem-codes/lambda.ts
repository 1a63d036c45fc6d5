/** Functions: the codes of problems. */
export type LambdaCode =
  | "function-code"
  | "function-code-size"
  | "function-handler"
  | "function-runtime"
  | "function-size"
  | "function-timeout"
  | "function-environment";

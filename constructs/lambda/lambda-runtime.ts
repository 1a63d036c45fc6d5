/** Runtimes of Node.js that AWS makes functions with. */
export const LAMBDA_RUNTIMES = ["nodejs24.x", "nodejs22.x", "nodejs20.x"] as const;

/** What runs a function's code (AWS Lambda developer guide, "Lambda runtimes"). */
export type LambdaRuntime = (typeof LAMBDA_RUNTIMES)[number];

/** First versions of the AWS provider that know a runtime, where the oldest that the output is proved with does not. */
const PROVIDERS: Readonly<Partial<Record<LambdaRuntime, string>>> = { "nodejs24.x": "6.20.0" };

/** The version of the AWS provider that a runtime needs. @returns `undefined` for one that every version here knows */
export function providerOfRuntime(runtime: LambdaRuntime): string | undefined {
  return PROVIDERS[runtime];
}

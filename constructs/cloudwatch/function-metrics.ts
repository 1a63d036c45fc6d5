import { numberText } from "../core/literal-text";
import type { Sampling } from "./aws-metrics";
import type { MathExpression } from "./math-expression";
import type { Metric } from "./metric";

/** A Lambda function; `LambdaFunction` is one, and so is a `FunctionAlias`: metrics are of all its versions together. */
export interface MeasuredFunction {
  /** CloudWatch's dimension `FunctionName`: a name without an alias, no ARN. */
  readonly functionName: string;
}

/** Names of metrics that Lambda publishes for each function, of all its versions and aliases together. */
export type FunctionMetric =
  | "Invocations"
  | "Errors"
  | "Throttles"
  | "Duration"
  | "ConcurrentExecutions"
  | "AsyncEventsDropped"
  | "DeadLetterErrors";

/** A metric of a function (AWS Lambda developer guide, "Types of metrics for Lambda functions"). */
export function functionMetric(measured: MeasuredFunction, metricName: FunctionMetric, sampling: Sampling): Metric {
  return { namespace: "AWS/Lambda", metricName, dimensions: { FunctionName: measured.functionName }, ...sampling };
}

/** The share of invocations that end with an error of the code or of its runtime, a timeout among them, in percent. */
export function functionErrorShare(measured: MeasuredFunction, period: number): MathExpression {
  const sampling = { statistic: "Sum", period };
  return {
    expression: "100 * errors / invocations",
    using: {
      errors: functionMetric(measured, "Errors", sampling),
      invocations: functionMetric(measured, "Invocations", sampling),
    },
    label: "Errors, % of invocations",
  };
}

/**
 * How long invocations take, in percent of the timeout.
 *
 * @param timeout seconds
 */
export function durationShare(measured: MeasuredFunction, timeout: number, sampling: Sampling): MathExpression {
  return {
    // Milliseconds against seconds.
    expression: `duration / (10 * ${numberText(timeout)})`,
    using: { duration: functionMetric(measured, "Duration", sampling) },
    label: `Duration (${sampling.statistic}), % of the timeout`,
  };
}

/**
 * How many invocations run at once, in percent of what the function may.
 *
 * @param concurrency what is reserved for it
 */
export function concurrencyShare(measured: MeasuredFunction, concurrency: number, period: number): MathExpression {
  return {
    expression: `100 * concurrent / ${numberText(concurrency)}`,
    using: { concurrent: functionMetric(measured, "ConcurrentExecutions", { statistic: "Maximum", period }) },
    label: "Concurrency, % of what is reserved",
  };
}

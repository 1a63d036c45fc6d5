import type { LambdaFunctionLoggingConfig } from "@cdktf/provider-aws/lib/lambda-function";
import { problem, type Problem } from "../core/problem";
import { oneOf } from "../core/values";

/** Levels of what the code writes, from all to the least. */
const APPLICATION_LEVELS = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

/** Levels of what Lambda itself writes. */
const SYSTEM_LEVELS = ["DEBUG", "INFO", "WARN"] as const;

/** JSON events, which have levels. */
export interface JsonLogFormat {
  /** Each event is a JSON object: Lambda's `LogFormat`. */
  readonly format: "JSON";
  /** Of what the code writes by `console`, the lowest level that is kept. @default `INFO` */
  readonly applicationLevel?: (typeof APPLICATION_LEVELS)[number];
  /** Of what Lambda writes about invocations, the lowest level that is kept. @default `INFO` */
  readonly systemLevel?: (typeof SYSTEM_LEVELS)[number];
}

/** Plain lines, which have no levels. */
export interface TextLogFormat {
  /** Each event is what the code wrote: Lambda's `LogFormat`. */
  readonly format: "Text";
  /** Only with `JSON`. */
  readonly applicationLevel?: undefined;
  /** Only with `JSON`. */
  readonly systemLevel?: undefined;
}

/** How a function's events are written (AWS Lambda API reference, `LoggingConfig`). */
export type FunctionLogFormat = JsonLogFormat | TextLogFormat;

/** A format as a program has it that no compiler saw. */
type UncheckedLogFormat = Readonly<Partial<Record<keyof JsonLogFormat, string>>>;

/** Lambda refuses levels of plain lines. */
export function logFormatProblems(logFormat: UncheckedLogFormat = {}): Problem[] {
  const { format, applicationLevel, systemLevel } = logFormat;
  const code = "function-log-format";
  const problems = [
    ...oneOf(format, ["JSON", "Text"], { code, what: "a function's log format" }),
    ...oneOf(applicationLevel, APPLICATION_LEVELS, { code, what: "a function's applicationLevel" }),
    ...oneOf(systemLevel, SYSTEM_LEVELS, { code, what: "a function's systemLevel" }),
  ];
  if (format !== "Text" || (applicationLevel ?? systemLevel) === undefined) return problems;
  const rule = "only JSON events have levels";
  return [...problems, problem(code, rule, logFormat, "leave the levels out, or write format JSON")];
}

/** The block `logging_config`. */
export function renderLogFormat(logFormat: FunctionLogFormat, logGroup: string): LambdaFunctionLoggingConfig {
  const { format, applicationLevel, systemLevel } = logFormat;
  return { logFormat: format, applicationLogLevel: applicationLevel, systemLogLevel: systemLevel, logGroup };
}

import { known } from "../core/known";
import type { NameRule } from "../core/name";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { oneOf, wholeNumber } from "../core/values";
import type { FunctionCode } from "./function-code";

/** AWS Lambda API reference, `CreateFunction`, FunctionName: of a name alone, 64 characters. */
export const FUNCTION_NAME: NameRule = {
  what: "a Lambda function's name",
  max: 64,
  pattern: /^[a-zA-Z0-9_-]+$/,
  says: "letters, digits, - and _",
};

/** Runtimes of Node.js that version 5.100 of the AWS provider knows and AWS still makes functions with. */
export const LAMBDA_RUNTIMES = ["nodejs22.x", "nodejs20.x"] as const;

/** What runs a function's code (AWS Lambda developer guide, "Lambda runtimes"). */
export type LambdaRuntime = (typeof LAMBDA_RUNTIMES)[number];

/** What is checked of a function, beside its name. */
export interface FunctionSettings {
  readonly code: FunctionCode;
  readonly handler: string;
  readonly runtime?: string;
  readonly architecture?: string;
  readonly memorySize?: number;
  readonly timeout?: number;
  readonly ephemeralStorageSize?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Ends of files that Node.js takes for a module. */
const MODULES = [".mjs", ".js", ".cjs"];

/** The rules of a function (AWS Lambda API reference, `CreateFunction`). */
export function functionProblems(settings: FunctionSettings): Problem[] {
  const { code, handler, runtime, architecture, memorySize, timeout, environment = {} } = settings;
  const size = { code: "function-size", unit: "MiB" } as const;
  return [
    ...code.problems,
    ...(code.problems.length === 0 ? handlerProblems(handler, code) : []),
    ...oneOf(runtime, LAMBDA_RUNTIMES, { code: "function-runtime", what: "a function's runtime" }),
    ...oneOf(architecture, ["arm64", "x86_64"], { code: "function-runtime", what: "a function's architecture" }),
    ...wholeNumber(memorySize, { ...size, what: "a function's memorySize", min: 128, max: 10_240 }),
    ...wholeNumber(timeout, {
      ...{ code: "function-timeout", what: "a function's timeout", unit: "seconds" },
      ...{ min: 1, max: 900 },
    }),
    ...environmentProblems(environment),
  ];
}

/** A handler is `<file>.<name of what it exports>`; of a file that is missing, only an invocation would say so. */
function handlerProblems(handler: string, code: FunctionCode): Problem[] {
  if (isToken(handler)) return [];
  const [, file] = /^([^\s.][^\s]*)\.[\w$]+$/.exec(handler) ?? [];
  if (file === undefined) {
    const rule = "a function's handler is a file without its ending, a dot, and what the file exports";
    return [problem("function-handler", rule, handler, "write it like index.handler")];
  }
  if (MODULES.some((ending) => code.has(file + ending))) return [];
  const rule = `a function's code has the file of its handler: ${MODULES.map((ending) => file + ending).join(", ")}`;
  return [problem("function-handler", rule, handler, "add the file, or name another handler")];
}

/** Names that Lambda sets itself and refuses (AWS Lambda developer guide, "Defined runtime environment variables"). */
const RESERVED = [
  ...["_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV"],
  ...["AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION"],
  ...["AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY"],
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API"],
  ...["LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"],
];

/** Bytes of all variables together (AWS Lambda developer guide, "Lambda quotas"). */
const MOST_BYTES = 4_096;

function environmentProblems(environment: Readonly<Record<string, string>>): Problem[] {
  const code = "function-environment";
  const names = isToken(environment) ? [] : Object.keys(environment).filter((name) => !isToken(name));
  const problems = names.flatMap((name) => {
    if (RESERVED.includes(name)) {
      return [problem(code, "Lambda sets some variables itself", name, "give yours another name")];
    }
    if (/^[a-zA-Z]\w+$/.test(name)) return [];
    const rule = "a variable's name has two or more letters, digits and _, and begins with a letter";
    return [problem(code, rule, name, "rename it")];
  });
  const bytes = names.reduce((sum, name) => sum + Buffer.byteLength(name + (known(environment[name]) ?? "")), 0);
  if (bytes <= MOST_BYTES) return problems;
  const fix = "put what is long into the code, or into a parameter that the handler reads";
  return [...problems, problem(code, `all variables together have at most ${MOST_BYTES} bytes`, bytes, fix)];
}

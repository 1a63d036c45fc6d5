import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

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

/** Lambda refuses names of its own, names that no shell takes, and more than 4 KB. */
export function environmentProblems(environment: Readonly<Record<string, string>>): Problem[] {
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

import { problem, type Problem } from "../core/problem";

/** MB of a zip that is uploaded directly (AWS Lambda developer guide, "Lambda quotas"). */
const MOST_MB = 50;

/** What is wrong with the files of a zip, and with its size. */
export function codeProblems(paths: readonly string[], bytes: number): Problem[] {
  const problems: Problem[] = [];
  if (paths.length === 0) {
    problems.push(problem("function-code", "a function's code has a file", "no files", "add the handler's"));
  }
  for (const path of paths.filter((each) => !isRelative(each))) {
    const rule = "a file's path in a function's code is relative, with / between folders";
    problems.push(problem("function-code", rule, path, "write it like lib/index.mjs"));
  }
  if (bytes > MOST_MB * 1024 * 1024) {
    const rule = `a function's zip has at most ${MOST_MB} MB`;
    const fix = "leave out what the handler does not need, or use an image";
    problems.push(problem("function-code-size", rule, `${Math.ceil(bytes / 1024 / 1024)} MB`, fix));
  }
  return problems;
}

function isRelative(path: string): boolean {
  return !path.includes("\\") && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

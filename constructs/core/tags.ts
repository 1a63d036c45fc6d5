import { known } from "./known";
import { problem, type Problem } from "./problem";
import { isToken } from "./token";

/** Most tags of a resource. */
const MOST = 50;

/** What AWS's services have in common: letters, digits and spaces of any language, and these marks. */
const TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

/** The rules of tags (Amazon ECS API reference, `Tag`; CloudWatch Logs API reference, `CreateLogGroup`, tags). */
export function tagProblems(tags: Readonly<Record<string, string>> = {}): Problem[] {
  if (isToken(tags)) return [];
  const entries = Object.entries(tags);
  const problems = entries.flatMap(([key, value]) => [...keyProblems(key), ...valueProblems(key, value)]);
  if (entries.length > MOST) {
    problems.push(problem("tag", `a resource has at most ${MOST} tags`, entries.length, "leave some out"));
  }
  return problems;
}

function keyProblems(key: string): Problem[] {
  const text = known(key);
  if (text === undefined) return [];
  if (/^aws:/i.test(text)) {
    return [problem("tag", "a tag's key does not begin with aws:, which AWS keeps for itself", text, "rename it")];
  }
  if (text.length >= 1 && text.length <= 128 && TEXT.test(text)) return [];
  return [problem("tag", "a tag's key has 1 to 128 letters, digits, spaces and _.:/=+-@", text, "rename it")];
}

function valueProblems(key: string, value: string): Problem[] {
  const text = known(value);
  if (text === undefined || (text.length <= 256 && TEXT.test(text))) return [];
  const rule = `the value of tag ${key} has at most 256 letters, digits, spaces and _.:/=+-@`;
  return [problem("tag", rule, text, "correct it")];
}

import { createRequire } from "node:module";
import type * as Re2 from "re2js";

/** RE2 in JavaScript, loaded when a program has a pattern: that takes 20 ms, and few have one. */
const load = createRequire(__filename);

/**
 * Why Go's `regexp` refuses a pattern, as the log driver would when the task starts: it is RE2, which has neither
 * lookarounds nor backreferences (Go documentation, `regexp/syntax`).
 *
 * @returns Go's words for it, or `undefined` where it takes the pattern, or there is none to judge
 */
export function goRegexFault(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const { RE2JS } = load("re2js") as typeof Re2;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return String(error).replace(/.*?error parsing regexp: /, "");
  }
}

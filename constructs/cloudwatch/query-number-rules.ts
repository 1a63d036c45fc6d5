import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";

/** Texts, names in backticks, regular expressions and comments of a query: what is in them is neither command nor number. */
export const QUOTED =
  /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|`[^`]*`|(?<=\blike\s+|=~\s*|\bparse\s+\S+\s+)\/(?:\\.|[^/\\\n])*\/|#[^\n]*/gi;

/**
 * The numbers of a query of CloudWatch Logs Insights (CloudWatch Logs user guide, "Supported operations and functions"):
 * a percentile lies between 0 and 100, an interval is a whole number of its unit, and what JavaScript calls `NaN` or
 * `Infinity` would be the name of a field.
 */
export function queryNumberProblems(query: string): Problem[] {
  if (isToken(query)) return [];
  const text = query.replace(QUOTED, '""');
  return [
    ...found(text, /(?:[=<>]|[[,(])\s*([-+]?(?:NaN|Infinity))\b/g).map((got) =>
      wrong("a query compares and computes with finite numbers", got, "correct how it is computed"),
    ),
    ...found(text, /\bpct\([^()]*,\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*\)/gi)
      .filter((percent) => !(Number(percent) >= 0 && Number(percent) <= 100))
      .map((got) => wrong("a percentile is 0 to 100", got, "choose one, such as 95")),
    ...found(text, /\bbin\(\s*([-+]?[\d.e+-]+)\s*[a-z]+\s*\)/gi)
      .filter((count) => !/^[1-9]\d*$/.test(count))
      .map((got) => wrong("an interval is a whole number of its unit, 1 or more", got, "write it like bin(5m)")),
  ];
}

/** What the one group of each match holds. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = ""]) => group);
}

const wrong = (rule: string, got: string, fix: string): Problem => problem("query-number", rule, got, fix);

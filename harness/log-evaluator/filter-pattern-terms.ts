import type { Terms } from "../../constructs/logs/filter-pattern-terms";
import { NotDocumented } from "./not-documented";
import { escapeRegex } from "./regex";

/** Whether a message has these words and phrases (same guide, "Match terms in unstructured log events"). */
export function matchesTerms({ all, any, exclude }: Required<Terms>, message: string): boolean {
  const holds = (term: string) => contains(message, term);
  // "If you combine "?" with other filter patterns, all question mark terms will be ignored."
  const optional = all.length + exclude.length > 0 || any.length === 0 || any.some(holds);
  return optional && all.every(holds) && !exclude.some(holds);
}

/** The guide speaks of words and exact phrases, and does not say whether a word matches within a longer one. */
function contains(message: string, term: string): boolean {
  if (!message.includes(term)) return false;
  const edge = (character: string, side: string) => (/\w/.test(character) ? side : "");
  const [first, last] = [edge(term.slice(0, 1), "(?<!\\w)"), edge(term.slice(-1), "(?!\\w)")];
  if (new RegExp(first + escapeRegex(term) + last).test(message)) return true;
  throw new NotDocumented(`whether the term ${term} matches within a longer word: ${message}`);
}

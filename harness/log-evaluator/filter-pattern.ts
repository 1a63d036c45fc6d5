import { matchesColumns } from "./filter-pattern-columns";
import { matchesJson } from "./filter-pattern-json";
import { FilterPatternParser } from "./filter-pattern-parser";
import { matchesTerms } from "./filter-pattern-terms";
import { filterRegex } from "./regex";

/** Whether a filter pattern takes a message. */
type Matches = (message: string) => boolean;

/**
 * Which messages a filter pattern takes (CloudWatch Logs user guide, "Filter pattern syntax for metric filters, subscription
 * filters, filter log events, and Live Tail").
 *
 * @throws NotDocumented where the guide describes no such pattern; what is returned throws it for a message of which the
 * guide does not say whether it matches
 */
export function filterPattern(pattern: string): Matches {
  const text = pattern.trim();
  const parser = new FilterPatternParser(text);
  // "Match everything"; an empty pattern: API reference, `PutMetricFilter`.
  if (text === "" || text === '" "') return () => true;
  if (text.startsWith("{"))
    return (
      (condition) => (message) =>
        matchesJson(condition, message)
    )(parser.json());
  if (text.startsWith("["))
    return (
      (columns) => (message) =>
        matchesColumns(columns, message)
    )(parser.spaceDelimited());
  if (text.startsWith("%"))
    return (
      (regex) => (message) =>
        regex.test(message)
    )(filterRegex(parser.regex()));
  return (
    (terms) => (message) =>
      matchesTerms(terms, message)
  )(parser.terms());
}

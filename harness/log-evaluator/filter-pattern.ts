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
  if (text.startsWith("{")) {
    const condition = parser.json();
    return (message) => matchesJson(condition, message);
  }
  if (text.startsWith("[")) {
    const columns = parser.spaceDelimited();
    return (message) => matchesColumns(columns, message);
  }
  if (text.startsWith("%")) {
    const regex = filterRegex(parser.regex());
    return (message) => regex.test(message);
  }
  const terms = parser.terms();
  return (message) => matchesTerms(terms, message);
}

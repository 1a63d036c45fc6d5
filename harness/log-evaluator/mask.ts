import type { CustomDataIdentifier } from "../../constructs/logs/data-identifier";
import { filterRegex } from "./regex";

/**
 * What is left of a message when kinds of data of one's own are masked: asterisks where a regular expression matches
 * (CloudWatch Logs user guide, "Help protect sensitive log data with masking"). How AWS finds its own kinds is not documented.
 */
export function maskOf(identifiers: readonly CustomDataIdentifier[]): (message: string) => string {
  const regexes = identifiers.map(({ regex }) => new RegExp(filterRegex(regex), "gs"));
  return (message) =>
    regexes.reduce((text, regex) => text.replace(regex, (found) => "*".repeat(found.length)), message);
}

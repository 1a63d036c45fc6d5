import type { CustomDataIdentifier } from "./data-identifier";

/**
 * Kinds of data for the columns of rows that a program logs, one for each: `name: 'Ada'` as Node.js prints an object, a
 * property a line or all on one, and `"name":"Ada"` of JSON. AWS's own kinds miss what is alone on a line, such as a first
 * name, or an address without its city.
 *
 * All is masked from the column's name to the end of the line, so that nothing is left of a value with quotes in it, or of
 * those that come after it on the line.
 *
 * @param columns names of letters, digits and `_`, as they are logged; a policy takes at most 10
 */
export function columnIdentifiers(columns: readonly string[]): CustomDataIdentifier[] {
  return columns.map((column) => ({
    name: `column-${column}`,
    regex: `^${rest(column)}|[^A-Za-z0-9_]${rest(column)}`,
  }));
}

/**
 * The characters that AWS takes in such a regular expression hold no colon and no quote, only ranges that do: `[9-;]` is 9, a
 * colon or a semicolon, and `[ -,]` what comes from a space to a comma, quotes among them (CloudWatch Logs user guide, "Custom
 * data identifier constraints"). `.?` is the quote that ends a name of JSON.
 */
function rest(column: string): string {
  return `${column}.?[9-;][ -,].+`;
}

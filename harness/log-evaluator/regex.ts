import { NotDocumented } from "./not-documented";

/** A regular expression that matches the text itself. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** One element of a filter pattern's regular expression: a class, an escape, an operator or a character. */
const ELEMENT = /\[\^?(?:\\[^]|[^\]\\])+\]|\\x[0-9A-Fa-f]{2}|\\[^]|\{\d*,?\d*\}|[^]/g;
const ESCAPES = /^\\(?:[dDsSwW]|x[0-9A-Fa-f]{2}|[\^$?[\]{}|\\*+.:_#=@/;,-])$/;
const CHARACTERS = /^[A-Za-z0-9:_#=@/;,\-^$?|*+. ]$/;

/**
 * A regular expression of a filter pattern (CloudWatch Logs user guide, "Supported regular expressions (regex) syntax").
 *
 * @param source without the `%` around it
 * @throws NotDocumented where the guide does not name what it holds
 */
export function filterRegex(source: string): RegExp {
  const elements = source.match(ELEMENT) ?? [];
  const translated = elements.map((element, index) => {
    if (/^[?*+{]/.test(element) && /^[?*+{]/.test(elements[index - 1] ?? "^")) throw refused(source, element);
    if (element.length > 1 && element.startsWith("["))
      return element.replace(/\\[^]/g, (escape) => escaped(source, escape, true));
    if (element.startsWith("\\")) return escaped(source, element, false);
    if (element.length > 1) return element.replace("{,", "{0,");
    if (!CHARACTERS.test(element)) throw refused(source, element);
    return element;
  });
  return compiled(source, translated.join(""), "s");
}

/** The guide's whitespace is tab, space and newline; JavaScript knows more. */
function escaped(source: string, escape: string, inClass: boolean): string {
  if (!ESCAPES.test(escape) || (inClass && escape === "\\S")) throw refused(source, escape);
  if (escape === "\\s") return inClass ? " \\t\\n" : "[ \\t\\n]";
  return escape === "\\S" ? "[^ \\t\\n]" : escape;
}

/** Hyperscan developer reference, "Pattern Support", "Unsupported Constructs". */
const NOT_IN_HYPERSCAN = /(?<!\\)(?:\\\\)*(?:\\[1-9KXRCGk]|\(\?(?:[=!>R(#|&]|<[=!]|P[=>])|\(\*|[*+?}]\+)/;

/**
 * A regular expression of a query, which Hyperscan reads (CloudWatch Logs user guide, "filter").
 *
 * @param source without the slashes around it; may start with `(?i)`
 * @throws NotDocumented where Hyperscan lacks what it holds
 */
export function queryRegex(source: string): RegExp {
  const insensitive = source.startsWith("(?i)");
  const rest = insensitive ? source.slice("(?i)".length) : source;
  const [unsupported] = NOT_IN_HYPERSCAN.exec(rest) ?? [];
  if (unsupported !== undefined) throw refused(source, unsupported);
  if (/\(\?[a-z-]+[:)]/.test(rest)) throw refused(source, "options in the middle");
  return compiled(source, rest, insensitive ? "i" : "");
}

function compiled(source: string, translated: string, flags: string): RegExp {
  try {
    return new RegExp(translated, flags);
  } catch (error) {
    throw new NotDocumented(`an invalid regular expression: ${source}`, { cause: error });
  }
}

function refused(source: string, what: string): NotDocumented {
  return new NotDocumented(`${what} in the regular expression ${source}`);
}

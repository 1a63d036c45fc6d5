import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { goRegexFault } from "./go-regex";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const anyOf = (words: readonly string[]): string => `(?:${words.join("|")})`;
const short = (words: readonly string[]): string => anyOf(words.map((word) => word.slice(0, 3)));

/** What the driver makes of each sequence: a part of a Go regular expression (moby, `daemon/logger/awslogs`, `strftimeToRegex`). */
const SEQUENCES: Readonly<Record<string, string | undefined>> = {
  "%a": short(DAYS),
  "%A": anyOf(DAYS),
  "%w": "[0-6]",
  "%d": "(?:0[1-9]|[12][0-9]|3[01])",
  "%b": short(MONTHS),
  "%B": anyOf(MONTHS),
  "%m": "(?:0[1-9]|1[0-2])",
  "%Y": String.raw`\d{4}`,
  "%y": String.raw`\d{2}`,
  "%H": "(?:[01][0-9]|2[0-3])",
  "%I": "(?:0[0-9]|1[0-2])",
  "%p": "[AP]M",
  "%M": "[0-5][0-9]",
  "%S": "[0-5][0-9]",
  "%f": String.raw`\d{6}`,
  "%z": String.raw`[+-]\d{4}`,
  "%Z": "[A-Z]{1,4}T",
  "%j": "(?:[0-2][0-9][0-9]|3[0-5][0-9]|36[0-6])",
  "%L": String.raw`\.\d{3}`,
};

const KNOWN = Object.keys(SEQUENCES).join(" ");

/** Where awslogs lets an event begin. */
interface EventStart {
  readonly datetimeFormat?: string;
  readonly multilinePattern?: string;
}

/**
 * Whether awslogs can compile where an event begins (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch":
 * `awslogs-datetime-format`, `awslogs-multiline-pattern`): else the task stops at its start.
 */
export function eventStartProblems({ datetimeFormat, multilinePattern }: EventStart): Problem[] {
  return [...formatProblems(known(datetimeFormat)), ...patternProblems(known(multilinePattern))];
}

function patternProblems(pattern: string | undefined): Problem[] {
  const fault = goRegexFault(pattern);
  if (fault === undefined) return [];
  const rule = `multilinePattern is a regular expression of Go, which refuses this: ${fault}`;
  const fix = "write it without lookarounds, backreferences and what else Go's `regexp/syntax` does not list";
  return [problem("log-multiline-pattern", rule, pattern, fix)];
}

function formatProblems(format: string | undefined): Problem[] {
  const fault = goRegexFault(format?.replace(/%./g, (sequence) => SEQUENCES[sequence] ?? ""));
  if (fault === undefined) return [];
  const rule = `datetimeFormat becomes a regular expression of Go, which refuses it: ${fault}`;
  return [problem("log-datetime-format", rule, format, "write \\[ for [, and \\( for (")];
}

/** What the driver takes, and never finds as it is meant: it leaves out the sequences that it does not know. */
export function eventStartWarnings({ datetimeFormat }: EventStart): Problem[] {
  const format = known(datetimeFormat) ?? "";
  const sequences = format.match(/%./g) ?? [];
  const unknown = sequences.filter((sequence) => SEQUENCES[sequence] === undefined);
  if (unknown.length > 0) {
    const rule = `datetimeFormat holds only what the driver knows (${KNOWN}), and it leaves out the rest`;
    return [problem("log-datetime-sequence", rule, format, spelling(unknown))];
  }
  if (format === "" || sequences.length > 0) return [];
  const rule = `datetimeFormat describes a time with ${KNOWN}`;
  return [problem("log-datetime-sequence", rule, format, "write it like %Y-%m-%dT%H:%M:%S, or as multilinePattern")];
}

/** What strftime writes shorter, and the driver not at all. */
const LONG: Readonly<Record<string, string>> = {
  "%T": "%H:%M:%S",
  "%F": "%Y-%m-%d",
  "%D": "%m/%d/%y",
  "%R": "%H:%M",
  "%e": "%d",
  "%h": "%b",
};

function spelling(unknown: readonly string[]): string {
  const known = [...new Set(unknown)].flatMap((short) => (LONG[short] ? [`${LONG[short]} for ${short}`] : []));
  return known.length === 0 ? `take out ${unknown.join(" ")}` : `write ${known.join(", ")}`;
}

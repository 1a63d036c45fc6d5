import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { goRegexFault } from "./go-regex";

/** What the driver makes a Go regular expression of, in its own words (moby, `daemon/logger/awslogs`, `strftimeToRegex`). */
const SEQUENCES = "%a %A %w %d %b %B %m %Y %y %H %I %p %M %S %f %z %Z %j %L".split(" ");

/** Where awslogs lets an event begin. */
interface EventStart {
  readonly datetimeFormat?: string;
  readonly multilinePattern?: string;
}

/**
 * Whether awslogs can find the beginning of an event (Amazon ECS developer guide, "Send Amazon ECS logs to CloudWatch":
 * `awslogs-datetime-format`, `awslogs-multiline-pattern`). What the driver can't compile stops the task at its start; what
 * it does not know, it leaves out.
 */
export function eventStartProblems({ datetimeFormat, multilinePattern }: EventStart): Problem[] {
  const [format, pattern] = [known(datetimeFormat) ?? "", known(multilinePattern) ?? ""];
  return [...(format === "" ? [] : formatProblems(format)), ...(pattern === "" ? [] : patternProblems(pattern))];
}

function patternProblems(pattern: string): Problem[] {
  const fault = goRegexFault(pattern);
  if (fault === undefined) return [];
  const rule = `multilinePattern is a regular expression of Go, which refuses this: ${fault}`;
  const fix = "write it without lookarounds, backreferences and what else Go's `regexp/syntax` does not list";
  return [problem("log-multiline-pattern", rule, pattern, fix)];
}

function formatProblems(format: string): Problem[] {
  const add = (rule: string, fix: string): Problem[] => [problem("log-datetime-format", rule, format, fix)];
  const sequences = format.match(/%./g) ?? [];
  const unknown = sequences.filter((sequence) => !SEQUENCES.includes(sequence));
  const all = SEQUENCES.join(" ");
  if (unknown.length > 0) {
    return add(
      `datetimeFormat holds only what the driver knows (${all}), and it leaves out the rest`,
      spelling(unknown),
    );
  }
  if (sequences.length === 0) {
    return add(`datetimeFormat describes a time with ${all}`, "write it like %Y-%m-%dT%H:%M:%S");
  }
  const fault = goRegexFault(format.replace(/%./g, "0"));
  if (fault === undefined) return [];
  return add(`the rest of datetimeFormat is a regular expression of Go, which refuses it: ${fault}`, "write \\[ for [");
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

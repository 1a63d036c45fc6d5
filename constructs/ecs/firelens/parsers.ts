import { given } from "../../core/given";
import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { section, type ConfigSection } from "./classic-format";
import { valueProblems } from "./output";

/** When a record was made, where its line says it. */
export interface ParserTime {
  /** Field that holds it, such as `time`. */
  readonly key: string;
  /** As `strptime` has it, with `%L` for fractions of a second: `%Y-%m-%dT%H:%M:%S.%LZ`; `%s.%L` are seconds since 1970. */
  readonly format: string;
}

/** How a line becomes fields; the first that fits a line counts, and a line that none fits stays as it is. */
export type RouterParser =
  /** A line is a JSON object. */
  | {
      /** Fluent Bit's format `json`. */
      readonly format: "json";
      /** The field that is the record's time. @default the time at which the router read the line */
      readonly time?: ParserTime;
    }
  /** A line is `key=value key="other value"`. */
  | {
      /** Fluent Bit's format `logfmt`. */
      readonly format: "logfmt";
      /** The field that is the record's time. @default the time at which the router read the line */
      readonly time?: ParserTime;
    }
  /** A line matches, and named groups are fields: `^(?<level>[A-Z]+) (?<message>.*)$` (Onigmo, Ruby's syntax). */
  | {
      /** Fluent Bit's format `regex`. */
      readonly format: "regex";
      /** Regular expression with at least one named group. */
      readonly pattern: string;
      /** Fields that are no text. @default none */
      readonly types?: Readonly<Record<string, "integer" | "float" | "bool" | "hex">>;
      /** The field that is the record's time. @default the time at which the router read the line */
      readonly time?: ParserTime;
    };

/** What the filter calls a parser: by its place. */
export function parserName({ format }: RouterParser, index: number): string {
  return `line_${index + 1}_${format}`;
}

/**
 * A parser of this library's own, since the image's `json` has a time format of Apache's, and its `parse-json.conf` drops the
 * line.
 */
export function parserSection(parser: RouterParser, index: number): ConfigSection {
  const { time } = parser;
  const types = parser.format === "regex" ? Object.entries(parser.types ?? {}) : [];
  return section("PARSER", {
    Name: parserName(parser, index),
    Format: parser.format,
    Regex: parser.format === "regex" ? parser.pattern : undefined,
    Types: types.length === 0 ? undefined : types.map(([field, type]) => `${field}:${type}`).join(" "),
    Time_Key: time?.key,
    Time_Format: time?.format,
    // The output writes the time itself: a second one in the record would be refused.
    Time_Keep: time && "Off",
  });
}

/** The rules of a parser. */
export function parserProblems(parser: RouterParser): Problem[] {
  const code = "firelens-parser";
  const values = given({ time: parser.time?.key, format: parser.time?.format });
  if (parser.format !== "regex") return valueProblems(values);
  const pattern = known(parser.pattern);
  const problems = valueProblems({ ...values, pattern: parser.pattern });
  const isNamed = pattern === undefined || /\(\?<[A-Za-z_@]\w*>/.test(pattern);
  const rule = "a parser's pattern has named groups, which are the fields";
  const fix = "write them as '(?<level>[A-Z]+)'";
  return isNamed ? problems : [...problems, problem(code, rule, pattern, fix)];
}

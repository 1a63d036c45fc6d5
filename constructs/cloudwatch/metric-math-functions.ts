/** What a part of an expression is: a number, a time series, a list of them, or something that only CloudWatch knows. */
export type MathType = "number" | "series" | "list" | "unknown";

/** A function: how many arguments it takes, and what it makes of the first. */
interface MathFunction {
  readonly arguments: readonly [fewest: number, most: number];
  readonly returns: (first: MathType) => MathType;
}

const always = (type: MathType) => (): MathType => type;

/** Each series by itself. */
const EACH: MathFunction["returns"] = (first) => (first === "series" || first === "list" ? first : "unknown");

/** One number for a series, one series for a list. */
const TOGETHER: MathFunction["returns"] = (first) =>
  first === "series" ? "number" : first === "list" ? "series" : "unknown";

const MANY = Number.MAX_SAFE_INTEGER;

const named = (names: readonly string[], one: MathFunction): [string, MathFunction][] =>
  names.map((name) => [name, one]);

/**
 * CloudWatch's functions (CloudWatch user guide, "Using math expressions with CloudWatch metrics", "Functions supported for
 * metric math"; "Using metrics explorer", `LAMBDA` and `DB_PERF_INSIGHTS` on their own pages).
 */
export const MATH_FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map([
  ...named(["ABS", "CEIL", "FLOOR", "DIFF", "DIFF_TIME", "LOG", "LOG10", "RATE", "RUNNING_SUM"], {
    arguments: [1, 1],
    returns: EACH,
  }),
  ...named(["AVG", "DATAPOINT_COUNT", "MAX", "MIN", "STDDEV", "SUM"], { arguments: [1, 1], returns: TOGETHER }),
  ...named(["MINUTE", "HOUR", "DAY", "DATE", "MONTH", "YEAR", "EPOCH", "SERVICE_QUOTA", "TIME_SERIES"], {
    arguments: [1, 1],
    returns: always("series"),
  }),
  ...named(["FIRST", "LAST"], { arguments: [1, 1], returns: always("series") }),
  ...named(["PERIOD", "METRIC_COUNT"], { arguments: [1, 1], returns: always("number") }),
  ...named(["METRICS"], { arguments: [0, 1], returns: always("list") }),
  ...named(["REMOVE_EMPTY"], { arguments: [1, 1], returns: always("list") }),
  ...named(["ANOMALY_DETECTION_BAND"], { arguments: [1, 2], returns: always("list") }),
  ...named(["FILL"], { arguments: [2, 2], returns: EACH }),
  ...named(["IF"], { arguments: [2, 3], returns: always("series") }),
  ...named(["SORT"], { arguments: [3, 4], returns: always("list") }),
  ...named(["SLICE"], { arguments: [2, 3], returns: always("unknown") }),
  ...named(["SEARCH"], { arguments: [1, 3], returns: always("list") }),
  ...named(["INSIGHT_RULE_METRIC"], { arguments: [2, 2], returns: always("series") }),
  ...named(["DB_PERF_INSIGHTS"], { arguments: [3, 3], returns: always("unknown") }),
  ...named(["LAMBDA"], { arguments: [1, MANY], returns: always("unknown") }),
]);

/** Functions that find metrics by themselves, so that an expression needs none. */
export const FINDING_FUNCTIONS: ReadonlySet<string> = new Set([
  "SEARCH",
  "INSIGHT_RULE_METRIC",
  "DB_PERF_INSIGHTS",
  "LAMBDA",
]);

/** Words that some functions take as arguments: how to fill, by what and how to sort. */
export const MATH_WORDS: ReadonlySet<string> = new Set([
  ...["REPEAT", "LINEAR"],
  ...["AVG", "MIN", "MAX", "SUM", "ASC", "DESC"],
]);

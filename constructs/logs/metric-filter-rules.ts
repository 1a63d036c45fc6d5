import type { NameRule } from "../core/name";
import { Token } from "cdktf";
import { problem, type Problem } from "../core/problem";
import type { FilterPattern } from "./filter-pattern";
import type { LogGroupClass } from "./log-group-rules";

/** CloudWatch Logs API reference, `PutMetricFilter`. */
export const METRIC_FILTER_NAME: NameRule = {
  what: "a metric filter's name",
  max: 512,
  pattern: /^[^:*]+$/,
  says: "anything but : and *",
};

/** CloudWatch Logs API reference, `MetricTransformation`. */
export const LOG_METRIC_NAME: NameRule = {
  what: "a log metric's name",
  max: 255,
  pattern: /^[^:*$]+$/,
  says: "anything but :, * and $",
};

/** CloudWatch Logs API reference, `MetricTransformation`. */
export const LOG_METRIC_NAMESPACE: NameRule = {
  what: "a log metric's namespace",
  max: 255,
  pattern: /^(?!AWS\/)[^:*$]+$/,
  says: "anything but :, * and $, and does not start with AWS/",
};

/** What is checked of a metric filter, beside names. */
export interface MetricFilterSettings {
  readonly pattern: FilterPattern;
  readonly value?: string | number;
  readonly defaultValue?: number;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/**
 * Whether a metric filter's value, default and dimensions fit its pattern and each other (CloudWatch Logs user guide,
 * "Configuring metric values for a metric filter" and "Publishing dimensions with metrics from values in JSON or
 * space-delimited log events"; API reference, `MetricTransformation`).
 */
export function metricFilterProblems(settings: MetricFilterSettings): Problem[] {
  const { pattern, value = 1, defaultValue, dimensions = {} } = settings;
  const entries = Object.entries(dimensions);
  const problems: Problem[] = [];
  if (entries.length > 3) {
    problems.push(
      problem(
        "metric-filter-dimensions",
        "a metric filter has at most 3 dimensions",
        Object.keys(dimensions),
        "drop one",
      ),
    );
  }
  if (entries.length > 0 && defaultValue !== undefined) {
    problems.push(
      problem(
        "metric-filter-default",
        "a filter with dimensions has no default value",
        defaultValue,
        "leave out one of the two",
      ),
    );
  }
  if (entries.length > 0 && pattern.kind !== "json" && pattern.kind !== "spaceDelimited") {
    problems.push(
      problem(
        "metric-filter-dimension-pattern",
        "only JSON and space-delimited patterns carry dimensions",
        pattern.text,
        "match with FilterPattern.json or FilterPattern.spaceDelimited",
      ),
    );
  } else {
    problems.push(...entries.flatMap(([name, selector]) => selectorProblems(`dimension ${name}`, selector, pattern)));
  }
  if (typeof value === "string" && !/^[+-]?\d+(\.\d+)?$/.test(value)) {
    problems.push(...selectorProblems("the metric's value", value, pattern));
  }
  for (const [name, selector] of entries) {
    problems.push(...lengthProblems("a dimension's name", name), ...lengthProblems("a dimension's selector", selector));
  }
  return problems;
}

/**
 * Filters that are not for every class: "Log classes" in the CloudWatch Logs user guide.
 *
 * @param what such as `metric filters`
 */
export function classProblems(what: string, logGroupClass: LogGroupClass | undefined): Problem[] {
  if (logGroupClass === undefined || logGroupClass === "STANDARD") return [];
  return [
    {
      code: "log-group-class",
      rule: `only groups of class STANDARD have ${what}`,
      got: logGroupClass,
      fix: "choose class STANDARD, or drop it",
    },
  ];
}

/**
 * Whether a metric is asked for by exactly the dimensions that the filter publishes: any other set of names never has
 * data (CloudWatch user guide, "Dimensions").
 */
export function metricDimensionProblems(published: readonly string[], asked: readonly string[]): Problem[] {
  const names = (list: readonly string[]) => [...list].sort().join(", ");
  if (names(published) === names(asked)) return [];
  const needed = published.length === 0 ? "has no dimensions" : `needs a value for each of ${names(published)}`;
  return [problem("metric-filter-metric-dimensions", `a metric of this filter ${needed}`, asked, "name exactly these")];
}

function selectorProblems(what: string, selector: string, { fields, text }: FilterPattern): Problem[] {
  if (Token.isUnresolved(selector) || Token.isUnresolved(text) || fields.includes(selector)) return [];
  const known = fields.length === 0 ? "the pattern names none" : `the pattern names ${fields.join(", ")}`;
  return [
    problem(
      "metric-filter-field",
      `${what} is a field that the pattern names`,
      selector,
      `${known}: add it there, or take one of these`,
    ),
  ];
}

function lengthProblems(what: string, text: string): Problem[] {
  if (Token.isUnresolved(text) || (text.length > 0 && text.length <= 255)) return [];
  const fix = text === "" ? "give it one" : `shorten it by ${text.length - 255}`;
  return [problem("metric-filter-dimension-length", `${what} has 1 to 255 characters`, text, fix)];
}

import type { Construct } from "constructs";
import { FilterCondition } from "../../constructs/logs/filter-condition";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { LogGroup } from "../../constructs/logs/log-group";
import { MetricFilter, type MetricFilterProps } from "../../constructs/logs/metric-filter";
import type { ErrorExamples } from "./example";

const SYNTAX =
  'CloudWatch Logs user guide, "Filter pattern syntax for metric filters, subscription filters, filter log events, and Live Tail"';
const DIMENSIONS =
  'CloudWatch Logs user guide, "Publishing dimensions with metrics from values in JSON or space-delimited log events"';

function metricFilter(stack: Construct, pattern: FilterPattern, props: Partial<MetricFilterProps> = {}): MetricFilter {
  const logGroup = new LogGroup(stack, "logs", { name: "app" });
  const metric = { metricNamespace: "App", metricName: "events" };
  return new MetricFilter(stack, "events", { name: "events", logGroup, pattern, ...metric, ...props });
}

/** Filter patterns and metric filters. `metricFilter` makes one with that pattern and these settings. */
export const FILTER_ERRORS = {
  "filter-pattern-term": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.terms({})),
    right: (stack) => metricFilter(stack, FilterPattern.terms({ all: ["ERROR"] })),
  },
  "filter-pattern-any-term": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.terms({ all: ["ERROR"], any: ["timeout", "refused"] })),
    right: (stack) => metricFilter(stack, FilterPattern.terms({ any: ["timeout", "refused"] })),
  },
  "filter-pattern-length": {
    source: "CloudWatch Logs API reference, `PutMetricFilter`",
    wrong: (stack) => metricFilter(stack, FilterPattern.terms({ all: ["x".repeat(1025)] })),
    right: (stack) => metricFilter(stack, FilterPattern.terms({ all: ["x".repeat(1000)] })),
  },
  "filter-pattern-selector": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("level", "=", "error"))),
    right: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("$.level", "=", "error"))),
  },
  "filter-pattern-number": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("$.latency", ">", Infinity))),
    right: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("$.latency", ">", 500))),
  },
  "filter-pattern-asterisk": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("$.path", "=", "/api/*"))),
    right: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.like("$.path", "/api/*"))),
  },
  "filter-pattern-wildcard": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.like("$.path", "/api/"))),
    right: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.compare("$.path", "=", "/api/"))),
  },
  "filter-pattern-regex": {
    source: 'CloudWatch Logs user guide, "Supported regular expressions (regex) syntax"',
    wrong: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.regex("$.status", "(4|5)[0-9]{2}"))),
    right: (stack) => metricFilter(stack, FilterPattern.json(FilterCondition.regex("$.status", "[45][0-9]{2}"))),
  },
  "filter-pattern-regex-count": {
    source: SYNTAX,
    wrong: (stack) => {
      const three = [
        FilterCondition.regex("$.a", "x+"),
        FilterCondition.regex("$.b", "y+"),
        FilterCondition.regex("$.c", "z+"),
      ] as const;
      metricFilter(stack, FilterPattern.json(FilterCondition.and(...three)));
    },
    right: (stack) =>
      metricFilter(
        stack,
        FilterPattern.json(FilterCondition.and(FilterCondition.regex("$.a", "x+"), FilterCondition.regex("$.b", "y+"))),
      ),
  },
  "filter-pattern-column": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("client-ip", "...")),
    right: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("client_ip", "...")),
  },
  "filter-pattern-column-twice": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("ip", "...", "status", "...")),
    right: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("ip", "...", "status")),
  },
  "filter-pattern-column-condition": {
    source: SYNTAX,
    wrong: (stack) =>
      metricFilter(
        stack,
        FilterPattern.spaceDelimited(
          FilterCondition.and(FilterCondition.compare("status", "=", 500), FilterCondition.compare("bytes", ">", 0)),
        ),
      ),
    right: (stack) =>
      metricFilter(
        stack,
        FilterPattern.spaceDelimited(
          FilterCondition.compare("status", "=", 500),
          FilterCondition.compare("bytes", ">", 0),
        ),
      ),
  },
  "filter-pattern-column-nesting": {
    source: SYNTAX,
    wrong: (stack) => {
      const [redirect, error] = [
        FilterCondition.compare("status", "=", 302),
        FilterCondition.compare("status", ">=", 500),
      ] as const;
      metricFilter(
        stack,
        FilterPattern.spaceDelimited(
          FilterCondition.or(redirect, FilterCondition.and(error, FilterCondition.compare("status", "!=", 503))),
        ),
      );
    },
    right: (stack) =>
      metricFilter(
        stack,
        FilterPattern.spaceDelimited(
          FilterCondition.and(
            FilterCondition.compare("status", ">=", 500),
            FilterCondition.compare("status", "!=", 503),
          ),
        ),
      ),
  },
  "filter-pattern-column-state": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, FilterPattern.spaceDelimited(FilterCondition.exists("status"), "...")),
    right: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("status", "...")),
  },
  "metric-filter-dimensions": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) => {
      const pattern = FilterPattern.spaceDelimited("host", "path", "method", "status");
      const dimensions = { Host: "$host", Path: "$path", Method: "$method", Status: "$status" };
      metricFilter(stack, pattern, { dimensions });
    },
    right: (stack) => {
      const pattern = FilterPattern.spaceDelimited("host", "path", "method", "status");
      metricFilter(stack, pattern, { dimensions: { Method: "$method", Status: "$status" } });
    },
  },
  "metric-filter-default": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) =>
      metricFilter(stack, FilterPattern.spaceDelimited("status"), {
        dimensions: { Status: "$status" },
        defaultValue: 0,
      }),
    right: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("status"), { defaultValue: 0 }),
  },
  "metric-filter-dimension-pattern": {
    source: DIMENSIONS,
    wrong: (stack) => metricFilter(stack, FilterPattern.allEvents(), { dimensions: { Status: "$status" } }),
    right: (stack) =>
      metricFilter(stack, FilterPattern.spaceDelimited("status"), { dimensions: { Status: "$status" } }),
  },
  "metric-filter-dimension-length": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("status"), { dimensions: { "": "$status" } }),
    right: (stack) =>
      metricFilter(stack, FilterPattern.spaceDelimited("status"), { dimensions: { Status: "$status" } }),
  },
  "metric-filter-metric-dimensions": {
    source: 'CloudWatch user guide, "Dimensions"',
    wrong: (stack) =>
      metricFilter(stack, FilterPattern.spaceDelimited("status"), { dimensions: { Status: "$status" } }).metric(),
    right: (stack) =>
      metricFilter(stack, FilterPattern.spaceDelimited("status"), { dimensions: { Status: "$status" } }).metric({
        dimensions: { Status: "500" },
      }),
  },
  "metric-filter-field": {
    source: 'CloudWatch Logs user guide, "Configuring metric values for a metric filter"',
    wrong: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("status", "bytes"), { value: "$size" }),
    right: (stack) => metricFilter(stack, FilterPattern.spaceDelimited("status", "bytes"), { value: "$bytes" }),
  },
} satisfies ErrorExamples;

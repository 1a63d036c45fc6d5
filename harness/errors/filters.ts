import type { Construct } from "constructs";
import { and, compare, exists, like, or, regex } from "../../constructs/logs/filter-condition";
import { allEvents, type FilterPattern, jsonEvents, terms } from "../../constructs/logs/filter-pattern";
import { LogGroup } from "../../constructs/logs/log-group";
import { MetricFilter, type MetricFilterProps } from "../../constructs/logs/metric-filter";
import { ELLIPSIS, spaceDelimited } from "../../constructs/logs/space-delimited";
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
    wrong: (stack) => metricFilter(stack, terms({})),
    right: (stack) => metricFilter(stack, terms({ all: ["ERROR"] })),
  },
  "filter-pattern-any-term": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, terms({ all: ["ERROR"], any: ["timeout", "refused"] })),
    right: (stack) => metricFilter(stack, terms({ any: ["timeout", "refused"] })),
  },
  "filter-pattern-length": {
    source: "CloudWatch Logs API reference, `PutMetricFilter`",
    wrong: (stack) => metricFilter(stack, terms({ all: ["x".repeat(1025)] })),
    right: (stack) => metricFilter(stack, terms({ all: ["x".repeat(1000)] })),
  },
  "filter-pattern-selector": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, jsonEvents(compare("level", "=", "error"))),
    right: (stack) => metricFilter(stack, jsonEvents(compare("$.level", "=", "error"))),
  },
  "filter-pattern-number": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, jsonEvents(compare("$.latency", ">", Infinity))),
    right: (stack) => metricFilter(stack, jsonEvents(compare("$.latency", ">", 500))),
  },
  "filter-pattern-asterisk": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, jsonEvents(compare("$.path", "=", "/api/*"))),
    right: (stack) => metricFilter(stack, jsonEvents(like("$.path", "/api/*"))),
  },
  "filter-pattern-wildcard": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, jsonEvents(like("$.path", "/api/"))),
    right: (stack) => metricFilter(stack, jsonEvents(compare("$.path", "=", "/api/"))),
  },
  "filter-pattern-regex": {
    source: 'CloudWatch Logs user guide, "Supported regular expressions (regex) syntax"',
    wrong: (stack) => metricFilter(stack, jsonEvents(regex("$.status", "(4|5)[0-9]{2}"))),
    right: (stack) => metricFilter(stack, jsonEvents(regex("$.status", "[45][0-9]{2}"))),
  },
  "filter-pattern-regex-count": {
    source: SYNTAX,
    wrong: (stack) => {
      const three = [regex("$.a", "x+"), regex("$.b", "y+"), regex("$.c", "z+")] as const;
      metricFilter(stack, jsonEvents(and(...three)));
    },
    right: (stack) => metricFilter(stack, jsonEvents(and(regex("$.a", "x+"), regex("$.b", "y+")))),
  },
  "filter-pattern-column": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, spaceDelimited("client-ip", ELLIPSIS)),
    right: (stack) => metricFilter(stack, spaceDelimited("client_ip", ELLIPSIS)),
  },
  "filter-pattern-column-twice": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, spaceDelimited("ip", ELLIPSIS, "status", ELLIPSIS)),
    right: (stack) => metricFilter(stack, spaceDelimited("ip", ELLIPSIS, "status")),
  },
  "filter-pattern-column-condition": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, spaceDelimited(and(compare("status", "=", 500), compare("bytes", ">", 0)))),
    right: (stack) => metricFilter(stack, spaceDelimited(compare("status", "=", 500), compare("bytes", ">", 0))),
  },
  "filter-pattern-column-nesting": {
    source: SYNTAX,
    wrong: (stack) => {
      const [redirect, error] = [compare("status", "=", 302), compare("status", ">=", 500)] as const;
      metricFilter(stack, spaceDelimited(or(redirect, and(error, compare("status", "!=", 503)))));
    },
    right: (stack) =>
      metricFilter(stack, spaceDelimited(and(compare("status", ">=", 500), compare("status", "!=", 503)))),
  },
  "filter-pattern-column-state": {
    source: SYNTAX,
    wrong: (stack) => metricFilter(stack, spaceDelimited(exists("status"), ELLIPSIS)),
    right: (stack) => metricFilter(stack, spaceDelimited("status", ELLIPSIS)),
  },
  "metric-filter-dimensions": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) => {
      const pattern = spaceDelimited("host", "path", "method", "status");
      const dimensions = { Host: "$host", Path: "$path", Method: "$method", Status: "$status" };
      metricFilter(stack, pattern, { dimensions });
    },
    right: (stack) => {
      const pattern = spaceDelimited("host", "path", "method", "status");
      metricFilter(stack, pattern, { dimensions: { Method: "$method", Status: "$status" } });
    },
  },
  "metric-filter-default": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) =>
      metricFilter(stack, spaceDelimited("status"), { dimensions: { Status: "$status" }, defaultValue: 0 }),
    right: (stack) => metricFilter(stack, spaceDelimited("status"), { defaultValue: 0 }),
  },
  "metric-filter-dimension-pattern": {
    source: DIMENSIONS,
    wrong: (stack) => metricFilter(stack, allEvents(), { dimensions: { Status: "$status" } }),
    right: (stack) => metricFilter(stack, spaceDelimited("status"), { dimensions: { Status: "$status" } }),
  },
  "metric-filter-dimension-length": {
    source: "CloudWatch Logs API reference, `MetricTransformation`",
    wrong: (stack) => metricFilter(stack, spaceDelimited("status"), { dimensions: { "": "$status" } }),
    right: (stack) => metricFilter(stack, spaceDelimited("status"), { dimensions: { Status: "$status" } }),
  },
  "metric-filter-metric-dimensions": {
    source: 'CloudWatch user guide, "Dimensions"',
    wrong: (stack) => metricFilter(stack, spaceDelimited("status"), { dimensions: { Status: "$status" } }).metric(),
    right: (stack) =>
      metricFilter(stack, spaceDelimited("status"), { dimensions: { Status: "$status" } }).metric({
        dimensions: { Status: "500" },
      }),
  },
  "metric-filter-field": {
    source: 'CloudWatch Logs user guide, "Configuring metric values for a metric filter"',
    wrong: (stack) => metricFilter(stack, spaceDelimited("status", "bytes"), { value: "$size" }),
    right: (stack) => metricFilter(stack, spaceDelimited("status", "bytes"), { value: "$bytes" }),
  },
} satisfies ErrorExamples;

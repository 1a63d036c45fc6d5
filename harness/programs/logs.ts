import { columnIdentifiers } from "../../constructs/logs/column-identifiers";
import { accessLogQueries } from "../../constructs/logs/access-log-queries";
import { applicationErrors } from "../../constructs/logs/application-errors";
import { applicationQueries } from "../../constructs/logs/application-queries";
import { DataProtectionPolicy, type DataProtectionPolicyProps } from "../../constructs/logs/data-protection-policy";
import { FilterCondition } from "../../constructs/logs/filter-condition";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import { InsightsQuery } from "../../constructs/logs/insights-query";
import type { ILogGroup } from "../../constructs/logs/log-group-base";
import { MANAGED_DATA_IDENTIFIERS } from "../../constructs/logs/managed-data-identifier";
import { MetricFilter, type MetricFilterProps } from "../../constructs/logs/metric-filter";
import { QueryDefinition } from "../../constructs/logs/query-definition";
import type { ReadableStack } from "../../constructs/terraform/readable-stack";
import type { Program, Programs, WrongProgram } from "./case";
import { logGroup, metricFilter } from "./parts";

function counted(
  stack: ReadableStack,
  pattern: FilterPattern,
  props: Partial<MetricFilterProps> = {},
  group: ILogGroup = logGroup(stack, "logs"),
  id = "events",
): MetricFilter {
  const metric = { metricNamespace: "App", metricName: id };
  return new MetricFilter(stack, id, { name: id, logGroup: group, pattern, ...metric, ...props });
}

const regex =
  (expression: string): Program =>
  (stack) =>
    counted(stack, FilterPattern.regex(expression));
const refusedRegex = (expression: string): WrongProgram => ["filter-pattern-regex", regex(expression)];

/** So many filters with a regular expression at one group. */
const regexFilters =
  (count: number): Program =>
  (stack) => {
    const group = logGroup(stack, "logs");
    for (let index = 0; index < count; index++) counted(stack, FilterPattern.regex("^x"), {}, group, `events${index}`);
  };

const masked =
  (props: Partial<DataProtectionPolicyProps>): Program =>
  (stack) =>
    new DataProtectionPolicy(stack, "masked", { name: "masked", logGroup: logGroup(stack, "logs"), ...props });
const wrongMask = (props: Partial<DataProtectionPolicyProps>): WrongProgram => ["data-identifier", masked(props)];

const columns = (count: number) => Array.from({ length: count }, (_, index) => `column${index}`);

/** What reads and masks log events. */
export const LOG_PROGRAMS = {
  refused: {
    "a regular expression with parentheses": refusedRegex("^(starting|stopping)"),
    "a regular expression with a symbol that is not supported": refusedRegex("what!"),
    "a regular expression with a quote": refusedRegex("code: '\\w+'"),
    "a regular expression of other scripts": refusedRegex("é"),
    "a regular expression without anything": refusedRegex(""),
    "a regular expression in its marks": refusedRegex("%ERROR%"),
    "a regular expression that is too long": ["filter-pattern-length", regex("x".repeat(1023))],
    "dimensions of a regular expression": [
      "metric-filter-dimension-pattern",
      (stack) => counted(stack, FilterPattern.regex("x"), { dimensions: { Path: "$.path" } }),
    ],
    "a value of a regular expression": [
      "metric-filter-field",
      (stack) => counted(stack, applicationErrors(), { value: "$.duration" }),
    ],
    "a sixth regular expression at a group": [
      "log-group-limit",
      regexFilters(6),
      "a log group has at most 5 filters with regular expressions",
    ],
    "eleven columns that are masked": wrongMask({ customIdentifiers: columnIdentifiers(columns(11)) }),
    "a column that is masked twice": wrongMask({ customIdentifiers: columnIdentifiers(["email", "email"]) }),
    "a column with a name that a kind of data can't have": wrongMask({
      customIdentifiers: columnIdentifiers(["e mail"]),
    }),
    "a column with too long a name": wrongMask({ customIdentifiers: columnIdentifiers(["x".repeat(90)]) }),
    "a kind of one's own with the name of one of AWS's": wrongMask({
      customIdentifiers: [{ name: "EmailAddress", regex: "@" }],
    }),
    "nothing that is masked": wrongMask({ customIdentifiers: columnIdentifiers([]) }),
    "a query of text without named groups": [
      "query-parse",
      (stack) => {
        const query = accessLogQueries({ format: { request: /GET (\S+)/ } }).topPaths;
        new QueryDefinition(stack, "query", { name: "paths", query });
      },
    ],
  },
  warned: {},
  right: {
    "the errors of an application": (stack) => counted(stack, applicationErrors()),
    "a regular expression with an escape for a parenthesis": regex("\\x28ERROR\\x29"),
    "a regular expression with every operator": regex("^[A-Z]+\\d?a{1,2}b*.\\.|\\S\\w$"),
    "a regular expression as long as may be": regex("x".repeat(1022)),
    "five regular expressions at a group": regexFilters(5),
    "six regular expressions at two groups": (stack) => {
      for (const name of ["one", "two"]) {
        const group = logGroup(stack, name);
        for (const id of ["a", "b", "c"]) counted(stack, FilterPattern.regex("^x"), {}, group, `${name}-${id}`);
      }
    },
    "five regular expressions and words": (stack) => {
      regexFilters(5)(stack);
      metricFilter(stack, "words", "words", logGroup(stack, "other"));
    },
    "the errors and slow requests of one group": (stack) => {
      const group = logGroup(stack, "logs");
      counted(stack, applicationErrors(), { defaultValue: 0 }, group, "errors");
      const slow = FilterPattern.json(FilterCondition.compare("$.duration", ">", 500));
      counted(stack, slow, { value: "$.duration" }, group, "slow");
    },
    "ten columns that are masked": masked({ customIdentifiers: columnIdentifiers(columns(10)) }),
    "columns, beside what AWS finds": masked({
      identifiers: ["EmailAddress", "PhoneNumber-FR", "DateOfBirth"],
      customIdentifiers: columnIdentifiers(["name", "address"]),
    }),
    "everything that AWS finds": masked({ identifiers: MANAGED_DATA_IDENTIFIERS }),
    "every ready query": (stack) => {
      const queries = { ...applicationQueries({ interval: "1h" }), ...accessLogQueries({ interval: "1h" }) };
      for (const [name, query] of Object.entries(queries)) new QueryDefinition(stack, name, { name, query });
    },
    "every ready query of an access log that is text": (stack) => {
      const queries = accessLogQueries({ format: { duration: /in (?<duration>\d+)/ } });
      for (const [name, query] of Object.entries(queries)) new QueryDefinition(stack, name, { name, query });
    },
    "a query of one's own": (stack) => {
      const query = InsightsQuery.of(InsightsQuery.fields("@message"), InsightsQuery.limit(5));
      new QueryDefinition(stack, "query", { name: "newest", query });
    },
  },
} satisfies Programs;

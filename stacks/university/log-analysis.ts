import type { Construct } from "constructs";
import { applicationQueries } from "../../constructs/logs/application-queries";
import { terms } from "../../constructs/logs/filter-pattern";
import type { LogGroup } from "../../constructs/logs/log-group";
import { MetricFilter } from "../../constructs/logs/metric-filter";
import { SavedQuery } from "../../constructs/logs/saved-query";

/** What is analysed. */
export interface LogAnalysisInputs {
  /** `<project>-<env>`. */
  readonly prefix: string;
  readonly logGroup: LogGroup;
}

/** What counts as an error in a line of plain text; filter patterns tell upper from lower case. */
const ERROR_WORDS = ["ERROR", "Error", "error", "Exception", "exception", "FATAL", "Fatal", "fatal", "CRITICAL"];

/** The metric filter of errors, and the saved queries. */
export function defineLogAnalysis(scope: Construct, { prefix, logGroup }: LogAnalysisInputs): void {
  new MetricFilter(scope, "app_errors", {
    name: "errors",
    logGroup,
    pattern: terms({ any: ERROR_WORDS }),
    metricNamespace: `${prefix}-app`,
    metricName: "Errors",
    unit: "Count",
  });
  for (const [name, query] of Object.entries(applicationQueries())) {
    const [id, title] = [words(name, "_"), words(name, " ")];
    new SavedQuery(scope, `query_${id}`, { name: `${prefix}/${title}`, query, logGroups: [logGroup] });
  }
}

/** `latestErrors` becomes `latest errors`. */
function words(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
}

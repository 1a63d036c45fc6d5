import type { Construct } from "constructs";
import { applicationQueries } from "../../constructs/logs/application-queries";
import { FilterPattern } from "../../constructs/logs/filter-pattern";
import type { LogGroup } from "../../constructs/logs/log-group";
import type { LogEncryptionKey } from "../../constructs/logs/log-encryption-key";
import { MetricFilter } from "../../constructs/logs/metric-filter";
import { QueryDefinition } from "../../constructs/logs/query-definition";
import { applicationWidgets } from "../../constructs/patterns/application-widgets";
import type { FargateService } from "../../constructs/ecs/fargate-service";
import type { Alb } from "./alb";
import type { LogsInputs } from "./logs";
import { addMonitoring } from "./monitoring";

/** What is analysed. */
export interface LogAnalysisInputs extends LogsInputs {
  readonly logGroup: LogGroup;
  readonly service: FargateService;
  readonly alb: Alb;
  /** The key that the alarms' messages are encrypted with. @default none */
  readonly key?: LogEncryptionKey;
}

/** What counts as an error in a line of plain text; filter patterns tell upper from lower case. */
const ERROR_WORDS = ["ERROR", "Error", "error", "Exception", "exception", "FATAL", "Fatal", "fatal", "CRITICAL"];

/** The metric of errors, the saved queries, the alarms and the dashboard. */
export function addLogAnalysis(scope: Construct, inputs: LogAnalysisInputs): void {
  const { prefix, region, hardening, logAnalysis, logGroup, service, alb, key } = inputs;
  const errors = new MetricFilter(scope, "app_errors", {
    name: "errors",
    logGroup,
    pattern: FilterPattern.terms({ any: ERROR_WORDS }),
    metricNamespace: prefix,
    metricName: "Errors",
    unit: "Count",
  });
  const queries = applicationQueries();
  for (const [name, query] of Object.entries(queries)) {
    const [id, title] = [words(name, "_"), words(name, " ")];
    new QueryDefinition(scope, `query_${id}`, { name: `${prefix}/${title}`, query, logGroups: [logGroup] });
  }
  addMonitoring(scope, {
    prefix,
    region,
    logGroup,
    errors: errors.metric(),
    service,
    containerInsights: hardening.has("container-insights"),
    loadBalancer: alb.loadBalancer,
    targetGroup: alb.targetGroup,
    queries: applicationWidgets(queries),
    subscriptions: typeof logAnalysis === "object" ? (logAnalysis.subscriptions ?? {}) : {},
    ...(key && { kmsKeyId: key.arn }),
  });
}

/** `latestErrors` becomes `latest errors`. */
function words(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
}

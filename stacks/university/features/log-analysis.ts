import { alarmKeyStatement } from "../../../constructs/cloudwatch";
import {
  accessLogQueries,
  applicationErrors,
  applicationQueries,
  columnIdentifiers,
  DataProtectionPolicy,
  type LogGroup,
  MetricFilter,
  userQueries,
} from "../../../constructs/logs";
import { applicationWidgets, ServiceMonitoring } from "../../../constructs/patterns";
import { DEFAULT_RETENTION_DAYS, PERSONAL_COLUMNS } from "../../../settings/log-analysis";
import type { Settings } from "../../../settings/settings";
import type { Feature } from "../system";
import { left } from "./leave";
import { watchFunction } from "../function-metrics";
import { watchRouter } from "../router-metrics";
import { addSavedQueries } from "../saved-queries";
import type { Measure } from "./measure";

/**
 * The switch `logAnalysis`. The group's events outlive the program: taking the switch away, or destroying all, leaves the
 * group to the driver again.
 */
export const LOG_ANALYSIS = {
  does: "takes over the log group and analyses it",
  source: "CloudWatch Logs user guide, `Analyzing log data with CloudWatch Logs Insights`",
  plan:
    "imports the log group, or creates it where there is none; creates the metric of errors, the saved queries, the " +
    "alarms with their topic, and the dashboard; makes a new revision of the task definition",
  forgets: ["aws_cloudwatch_log_group.app"],
  logGroup: ({ settings }) => ({
    managed: {
      retentionInDays: settings.logAnalysis?.retentionInDays ?? DEFAULT_RETENTION_DAYS,
      adoptExisting: true,
      deletionProtection: "keep",
    },
  }),
  functionLogs: ({ settings }) => ({ retentionInDays: settings.logAnalysis?.retentionInDays }),
  logsKey: () => ({ statements: [({ accountId }) => alarmKeyStatement(accountId)] }),
  beside: (system, { logGroup, logsKey, service, alb, router, function: appFunction }) => {
    if (logGroup.ownership !== "managed") return;
    const { stack, prefix, region, settings } = system;
    const errors = new MetricFilter(stack, "app_errors", {
      name: "errors",
      logGroup,
      pattern: applicationErrors(),
      metricNamespace: prefix,
      metricName: "Errors",
      unit: "Count",
    });
    const logGroups = [logGroup, ...(appFunction ? [appFunction.logGroup] : [])];
    const queries = {
      ...applicationQueries(),
      ...(settings.logAnalysis?.accessLog && accessLogQueries()),
      ...(alb.signInEnvironment && userQueries()),
    };
    addSavedQueries(system, prefix, queries, logGroups);
    const masked = settings.logAnalysis?.maskPersonalData;
    if (masked) {
      const identifiers = masked.identifiers ?? ["EmailAddress"];
      const customIdentifiers = columnIdentifiers(masked.columns ?? PERSONAL_COLUMNS);
      const mask = (id: string, group: LogGroup) =>
        new DataProtectionPolicy(stack, id, {
          ...{ name: `${prefix}-${id.replace("_", "-")}`, logGroup: group, identifiers, customIdentifiers },
        });
      mask("personal_data", logGroup);
      if (appFunction) mask("function_data", appFunction.logGroup);
    }
    new ServiceMonitoring(stack, "monitoring", {
      name: `${prefix}-app`,
      region,
      logGroup,
      errors: errors.metric(),
      service,
      loadBalancer: alb.loadBalancer,
      // Without tasks it has no targets, on purpose.
      targetGroup: settings.serverless?.tasksToZero ? undefined : alb.targetGroup,
      signsIn: alb.signInEnvironment !== undefined,
      ...(router && watchRouter(system, router)),
      ...(appFunction && watchFunction(system, appFunction)),
      queries: applicationWidgets(queries),
      subscriptions: settings.logAnalysis?.subscriptions,
      ...system.over("monitoring", { logsKey }),
    });
  },
} as const satisfies Measure;

/** The switch, where it is on, or what is left of it. */
export function logAnalysisFeatures({ logAnalysis, leaving }: Settings): Feature[] {
  if (leaving.includes("logAnalysis")) return [left("logAnalysis", LOG_ANALYSIS)];
  return logAnalysis ? [{ name: "logAnalysis", ...LOG_ANALYSIS }] : [];
}

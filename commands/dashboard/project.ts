import { RootConstruct } from "constructs";
import type { PlacedWidget } from "../../constructs/cloudwatch/dashboard-layout";
import { applicationQueries } from "../../constructs/logs/application-queries";
import { ServiceMonitoring } from "../../constructs/patterns/service-monitoring";
import { applicationWidgets } from "../../constructs/patterns/application-widgets";
import { ReadableStack } from "../../constructs/terraform/readable-stack";
import { DEFAULT_SETTINGS } from "../../settings/settings";

/** A dashboard as it is drawn. */
export interface DrawnDashboard {
  readonly name: string;
  readonly widgets: readonly PlacedWidget[];
}

/** The dashboard of stack `university`, under the default settings, with Container Insights. */
export function projectDashboard(): DrawnDashboard {
  const { project, env, region } = DEFAULT_SETTINGS;
  const prefix = `${project}-${env}`;
  const stack = new ReadableStack(new RootConstruct(), "university");
  const { dashboard } = new ServiceMonitoring(stack, "monitoring", {
    name: `${prefix}-app`,
    region,
    logGroup: { name: "app" },
    errors: { namespace: prefix, metricName: "Errors", statistic: "Sum", period: 60 },
    service: { serviceName: `${prefix}-app`, cluster: { clusterName: `${prefix}-ecs` } },
    containerInsights: true,
    loadBalancer: { arnSuffix: `app/${prefix}-alb/id` },
    targetGroup: { arnSuffix: `targetgroup/${prefix}-tg-wp/id` },
    queries: applicationWidgets(applicationQueries()),
  });
  return { name: dashboard.dashboardName, widgets: dashboard.widgets };
}

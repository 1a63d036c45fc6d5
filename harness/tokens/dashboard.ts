import type { Metric } from "../../constructs/cloudwatch/metric";
import { Dashboard, type DashboardProps } from "../../constructs/cloudwatch/dashboard";
import type { Widget } from "../../constructs/cloudwatch/widget";
import { FlowLog, type FlowLogProps } from "../../constructs/network/flow-log";
import { ServiceMonitoring, type ServiceMonitoringProps } from "../../constructs/patterns/service-monitoring";
import { specimen } from "./specimen";

const ACCOUNT = "eu-west-3:123456789012";

const metric = (metricName: string): Metric => ({
  namespace: "App",
  metricName,
  dimensions: { Service: "app" },
  statistic: "p99",
  period: 60,
  unit: "Count",
});

const axis = { min: 1, max: 9, label: "%" };

const WIDGETS: readonly Widget[] = [
  {
    type: "graph",
    title: "Errors",
    metrics: [{ metric: metric("errors"), label: "Errors", color: "#d62728" }],
    thresholds: [{ value: 5, label: "Alarm", color: "#ff7f0e" }],
    leftAxis: axis,
    rightAxis: axis,
    region: "eu-west-1",
    width: 12,
    height: 8,
  },
  {
    type: "number",
    title: "Share",
    metrics: [
      {
        metric: {
          expression: "100 * errors / events",
          using: { errors: metric("errors"), events: metric("events") },
          label: "Share",
        },
      },
    ],
    region: "eu-west-1",
  },
  { type: "text", markdown: "# Heading" },
  {
    type: "alarms",
    title: "Alarms",
    alarms: [{ alarmArn: `arn:aws:cloudwatch:${ACCOUNT}:alarm:errors`, alarmName: "errors" }],
  },
  { type: "query", title: "Errors", logGroups: [{ name: "app" }], query: "fields @message", region: "eu-west-1" },
];

/** A widget that has no region of its own. */
const NEWEST: Widget = { type: "number", title: "Newest", metrics: [{ metric: metric("newest") }] };

/** Dashboards, one for each kind of widget. */
export const DASHBOARD_SPECIMENS = WIDGETS.map((widget) =>
  specimen<DashboardProps>(
    "Dashboard",
    () => ({ name: "app", region: "eu-west-3", start: "-PT3H", rows: [[widget], [NEWEST]] }),
    (stack, props) => new Dashboard(stack, "dashboard", props),
    `with ${widget.type}`,
  ),
);

/** What watches a service, and a network. */
export const MONITORING_SPECIMENS = [
  specimen<ServiceMonitoringProps>(
    "ServiceMonitoring",
    () => ({
      name: "app",
      region: "eu-west-3",
      kmsKeyId: "alias/alarms",
      subscriptions: {
        team: { protocol: "email", address: "team@example.org" },
        hook: { protocol: "https", url: "https://example.org/" },
      },
      logGroup: { name: "group" },
      awaitedLogGroup: { name: "function" },
      queriedLogGroups: [{ name: "other" }],
      function: {
        function: { functionName: "web" },
        ...{ title: "On Lambda", timeout: 29, concurrency: 50, deadLetters: true },
        logs: { logGroup: { name: "lines" }, errors: metric("function errors") },
      },
      errors: { ...metric("errors"), statistic: "Average", period: 120 },
      service: { serviceName: "service", cluster: { clusterName: "cluster" } },
      containerInsights: true,
      loadBalancer: { arnSuffix: "app/web/50dc6c495c0c9188" },
      targetGroup: { arnSuffix: "targetgroup/web/50dc6c495c0c9189" },
      signsIn: true,
      logRouter: {
        starts: metric("starts"),
        retries: metric("retries"),
        losses: metric("losses"),
        maxStarts: 11,
      },
      search: {
        domain: { domainName: "app-logs", accountId: "123456789012" },
        freeStorage: 2_560,
        memoryPressure: 91,
      },
      queries: [{ title: "Newest", query: "fields @message" }],
      limits: {
        errorPercent: 7,
        logEvents: 1234,
        cpuPercent: 77,
        memoryPercent: 78,
        serverErrorPercent: 9,
        latencySeconds: 2,
        signInFailures: 33,
        signInMilliseconds: 4444,
      },
    }),
    (stack, props) => new ServiceMonitoring(stack, "monitoring", props),
  ),
  specimen<FlowLogProps>(
    "FlowLog",
    () => ({
      name: "net",
      vpcId: "vpc-1",
      retentionInDays: 90,
      encryptionKey: { arn: "arn:aws:kms:eu-west-3:123456789012:key/1" },
    }),
    (stack, props) => new FlowLog(stack, "flows", props),
  ),
];

import type { Construct } from "constructs";
import { Dashboard } from "../../constructs/cloudwatch/dashboard";
import type { GraphWidget, LogQueryWidget, Widget } from "../../constructs/cloudwatch/widget";
import type { Metric } from "../../constructs/cloudwatch/metric";
import type { ErrorExamples } from "./example";

const BODY = 'CloudWatch API reference, "Dashboard body structure and syntax"';
const QUOTAS = 'CloudWatch user guide, "CloudWatch service quotas"';
const ERRORS: Metric = { namespace: "App", metricName: "errors", statistic: "Sum", period: 60 };
const GRAPH: GraphWidget = { type: "graph", title: "Errors", metrics: [{ metric: ERRORS }] };
const QUERY: LogQueryWidget = {
  type: "query",
  title: "Newest",
  logGroups: [{ name: "app" }],
  query: "fields @message",
};

function show(stack: Construct, ...row: readonly Widget[]): Dashboard {
  return new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [row] });
}

/** Dashboards. */
export const DASHBOARD_ERRORS = {
  "dashboard-start": {
    source: BODY,
    wrong: (stack) =>
      new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [[GRAPH]], start: "3h" }),
    right: (stack) =>
      new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows: [[GRAPH]], start: "-PT3H" }),
  },
  "dashboard-row-width": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, width: 16 }, { ...GRAPH, width: 16 }),
    right: (stack) => show(stack, { ...GRAPH, width: 16 }, { ...GRAPH, width: 8 }),
  },
  "dashboard-widgets": {
    source: BODY,
    wrong: (stack) => {
      const rows = Array.from({ length: 501 }, () => [GRAPH]);
      new Dashboard(stack, "dashboard", { name: "app", region: "eu-west-3", rows });
    },
    right: (stack) => show(stack, GRAPH),
  },
  "dashboard-metrics": {
    source: QUOTAS,
    wrong: (stack) => {
      const metrics = Array.from({ length: 500 }, () => ({ metric: ERRORS }));
      show(stack, ...Array.from({ length: 6 }, () => ({ ...GRAPH, metrics })));
    },
    right: (stack) => show(stack, GRAPH),
  },
  "widget-metrics": {
    source: QUOTAS,
    wrong: (stack) => show(stack, { ...GRAPH, metrics: [] }),
    right: (stack) => show(stack, { ...GRAPH, metrics: [{ metric: ERRORS }] }),
  },
  "widget-alarms": {
    source: BODY,
    wrong: (stack) => show(stack, { type: "alarms", title: "Alarms", alarms: [] }),
    right: (stack) => {
      const alarmArn = "arn:aws:cloudwatch:eu-west-3:123456789012:alarm:errors";
      show(stack, { type: "alarms", title: "Alarms", alarms: [{ alarmArn, alarmName: "errors" }] });
    },
  },
  "widget-log-groups": {
    source: 'CloudWatch Logs user guide, "CloudWatch Logs quotas"',
    wrong: (stack) => show(stack, { ...QUERY, logGroups: [] }),
    right: (stack) => show(stack, { ...QUERY, logGroups: [{ name: "app" }] }),
  },
  "widget-query": {
    source: BODY,
    wrong: (stack) => show(stack, { ...QUERY, query: "SOURCE 'app' | fields @message" }),
    right: (stack) => show(stack, { ...QUERY, query: "fields @message" }),
  },
  "widget-title": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, title: "" }),
    right: (stack) => show(stack, { ...GRAPH, title: "Errors" }),
  },
  "widget-width": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, width: 25 }),
    right: (stack) => show(stack, { ...GRAPH, width: 24 }),
  },
  "widget-height": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, height: 0 }),
    right: (stack) => show(stack, { ...GRAPH, height: 6 }),
  },
  "widget-color": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, metrics: [{ metric: ERRORS, color: "red" }] }),
    right: (stack) => show(stack, { ...GRAPH, metrics: [{ metric: ERRORS, color: "#d62728" }] }),
  },
  "widget-axis": {
    source: BODY,
    wrong: (stack) => show(stack, { ...GRAPH, leftAxis: { min: 100, max: 0 } }),
    right: (stack) => show(stack, { ...GRAPH, leftAxis: { min: 0, max: 100 } }),
  },
} satisfies ErrorExamples;

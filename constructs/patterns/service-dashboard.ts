import { anomalyBand } from "../cloudwatch/anomaly-alarm";
import {
  containerInsightsMetric,
  logGroupMetric,
  serviceMetric,
  type MeasuredByArnSuffix,
  type MeasuredLogGroup,
  type MeasuredService,
} from "../cloudwatch/aws-metrics";
import { errorShare } from "../cloudwatch/log-alarms";
import { functionRows, type FunctionRowInputs } from "../cloudwatch/function-rows";
import { logRouterRows, type LogRouterRowInputs } from "../cloudwatch/log-router-row";
import { searchRows, type SearchRowInputs } from "../cloudwatch/search-row";
import type { DashboardRow, LogQueryWidget, ShownAlarm, ShownMetric } from "../cloudwatch/widget";
import type { Metric } from "../cloudwatch/metric";
import { COLOR, limitLine, PERIOD, section } from "../cloudwatch/dashboard-style";
import { latencyOf, loadBalancerGraphs } from "./load-balancer-graphs";
import { withDefaults, type MonitoringLimits } from "./monitoring-limits";
import { signInGraphs } from "./sign-in-graphs";

/** What a service's dashboard shows. Sections whose subject is not given are left out. */
export interface ServiceDashboardInputs {
  /** The heading. */
  readonly title: string;
  /** Where the service's containers write. */
  readonly logGroup: MeasuredLogGroup;
  /** Counts the group's events that are errors: the metric of a metric filter. */
  readonly errors: Metric;
  /** @default no graphs of the service */
  readonly service?: MeasuredService;
  /** Whether the service's cluster has Container Insights, which counts its tasks. @default false */
  readonly containerInsights?: boolean;
  /** @default no graphs of requests */
  readonly loadBalancer?: MeasuredByArnSuffix;
  /** Whether the load balancer signs people in. @default false */
  readonly signsIn?: boolean;
  /** @default no graphs of answers and targets */
  readonly targetGroup?: MeasuredByArnSuffix;
  /** A function that takes a share of the requests. @default no graphs of one */
  readonly function?: FunctionRowInputs;
  /** The service's log routers. @default no graphs of them */
  readonly logRouter?: LogRouterRowInputs;
  /** The search domain that its records go to. @default no graphs of it */
  readonly search?: SearchRowInputs;
  /** Queries on the log group. @default none */
  readonly queries?: readonly ServiceQuery[];
  /** Further groups that the queries read: a function's that takes requests, too. @default none */
  readonly queriedLogGroups?: readonly MeasuredLogGroup[];
  /** @default no states of alarms */
  readonly alarms?: readonly ShownAlarm[];
  /** @default the defaults of the alarms */
  readonly limits?: MonitoringLimits;
}

/** A query on the service's log group. */
export type ServiceQuery = Pick<LogQueryWidget, "title" | "query" | "view" | "stacked">;

/** The rows of a dashboard that an operator of a service on ECS wants to see first. */
export function serviceDashboard(inputs: ServiceDashboardInputs): DashboardRow[] {
  const { title, alarms = [], service, loadBalancer, signsIn = false, logRouter, search } = inputs;
  const logGroups = [inputs.logGroup, ...(inputs.queriedLogGroups ?? [])];
  const heading = `# ${title}\nMade by Terraform: change it in the program, not here.`;
  return [
    [{ type: "text", markdown: heading, transparent: true, height: 2 }],
    [
      ...(alarms.length > 0 ? [{ type: "alarms" as const, title: "Alarms", alarms, width: 14, height: 5 }] : []),
      { type: "number", title: "Now", metrics: numbersOf(inputs) },
    ],
    section("Logs"),
    logGraphs(inputs),
    ...inThrees((inputs.queries ?? []).map((query) => ({ type: "query", logGroups, ...query }))),
    ...(service ? [section("Service"), serviceGraphs({ ...inputs, service })] : []),
    ...(inputs.function ? functionRows(inputs.function) : []),
    ...(loadBalancer ? [section("Load balancer"), loadBalancerGraphs({ ...inputs, loadBalancer })] : []),
    ...(loadBalancer && signsIn ? [section("Sign-in"), signInGraphs(loadBalancer, inputs.limits)] : []),
    ...(logRouter ? logRouterRows(logRouter) : []),
    ...(search ? searchRows(search) : []),
  ];
}

/** Three widgets a row, and never one alone: four are two and two. */
function inThrees(widgets: readonly LogQueryWidget[]): DashboardRow[] {
  const rows = Math.ceil(widgets.length / 3);
  return Array.from({ length: rows }, (_, row) => {
    const end = (index: number) => Math.ceil((widgets.length * index) / rows);
    return widgets.slice(end(row), end(row + 1));
  });
}

function numbersOf({ logGroup, errors, loadBalancer, targetGroup }: ServiceDashboardInputs): ShownMetric[] {
  return [
    { metric: logGroupMetric(logGroup, "IncomingLogEvents", PERIOD), label: "Log events", color: COLOR.main },
    { metric: { ...errors, statistic: "Sum", period: PERIOD }, label: "Errors", color: COLOR.bad },
    ...(loadBalancer && targetGroup
      ? [latencyOf({ loadBalancer, targetGroup }, "p95", "Latency, p95", COLOR.warn)]
      : []),
  ];
}

function logGraphs({ logGroup, errors, limits = {} }: ServiceDashboardInputs): DashboardRow {
  const { errorPercent, logEvents } = withDefaults(limits);
  const events = logGroupMetric(logGroup, "IncomingLogEvents", PERIOD);
  const usual = { expression: anomalyBand("events", 3), using: { events }, label: "Usual at this time" };
  return [
    {
      type: "graph",
      title: "Log volume",
      metrics: [
        { metric: events, label: "Events", color: COLOR.main },
        { metric: usual, color: COLOR.calm },
      ],
      thresholds: logEvents === undefined ? [] : [limitLine(logEvents)],
      leftAxis: { min: 0 },
    },
    {
      type: "graph",
      title: "Log bytes, which AWS charges for",
      metrics: [{ metric: logGroupMetric(logGroup, "IncomingBytes", PERIOD), label: "Bytes", color: COLOR.main }],
      leftAxis: { min: 0 },
    },
    {
      type: "graph",
      title: "Errors",
      metrics: [
        { metric: errorShare({ logGroup, errors, period: PERIOD }), color: COLOR.bad },
        { metric: { ...errors, statistic: "Sum", period: PERIOD }, label: "Errors", color: COLOR.warn, axis: "right" },
      ],
      thresholds: [limitLine(errorPercent)],
      leftAxis: { min: 0, label: "%" },
      rightAxis: { min: 0 },
    },
  ];
}

function serviceGraphs(inputs: ServiceDashboardInputs & { readonly service: MeasuredService }): DashboardRow {
  const { service, containerInsights = false, limits = {} } = inputs;
  const { cpuPercent, memoryPercent } = withDefaults(limits);
  const use = (metricName: "CPUUtilization" | "MemoryUtilization"): ShownMetric[] => [
    {
      metric: serviceMetric(service, metricName, { statistic: "Average", period: PERIOD }),
      label: "Average",
      color: COLOR.main,
    },
    {
      metric: serviceMetric(service, metricName, { statistic: "Maximum", period: PERIOD }),
      label: "Highest",
      color: COLOR.warn,
    },
  ];
  const tasks = (metricName: "RunningTaskCount" | "DesiredTaskCount", label: string, color: string): ShownMetric => ({
    metric: containerInsightsMetric(service, metricName, { statistic: "Average", period: 60 }),
    label,
    color,
  });
  const percent = { min: 0, max: 100, label: "%" };
  return [
    {
      type: "graph",
      title: "CPU",
      metrics: use("CPUUtilization"),
      thresholds: [limitLine(cpuPercent)],
      leftAxis: percent,
    },
    {
      type: "graph",
      title: "Memory",
      metrics: use("MemoryUtilization"),
      thresholds: [limitLine(memoryPercent)],
      leftAxis: percent,
    },
    ...(containerInsights
      ? [
          {
            type: "graph" as const,
            title: "Tasks",
            metrics: [
              tasks("DesiredTaskCount", "Desired", COLOR.calm),
              tasks("RunningTaskCount", "Running", COLOR.good),
            ],
            leftAxis: { min: 0 },
          },
        ]
      : []),
  ];
}

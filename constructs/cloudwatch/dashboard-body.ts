import { isMathExpression, namesIn, type AnyMetric } from "./math-expression";
import type { Metric } from "./metric";
import type { Json } from "../core/json";
import { isToken } from "../core/token";
import type { PlacedWidget } from "./dashboard-layout";
import type { GraphAxis, GraphWidget, LogQueryWidget, NumberWidget, ShownMetric, Widget } from "./widget";

/** What holds for all widgets of a dashboard. */
export interface DashboardOptions {
  /** Region of the widgets that have none of their own. */
  readonly region: string;
  /** How far back graphs go at first, an ISO 8601 duration such as `-PT3H`. @default CloudWatch's own: three hours */
  readonly start?: string;
  /** Whether graphs keep the periods of their metrics, also when somebody looks at a longer time. @default `auto`: they don't */
  readonly periodOverride?: "inherit" | "auto";
}

/** The body of a dashboard (CloudWatch API reference, "Dashboard body structure and syntax"). */
export function dashboardBody(widgets: readonly PlacedWidget[], options: DashboardOptions): Json {
  return {
    start: options.start,
    periodOverride: options.periodOverride,
    widgets: widgets.map(({ widget, x, y, width, height }) => ({
      ...{ x, y, width, height },
      ...contentOf(widget, options.region),
    })),
  };
}

function contentOf(widget: Widget, region: string): { readonly type: string; readonly properties: Json } {
  switch (widget.type) {
    case "graph":
      return { type: "metric", properties: graphProperties(widget, region) };
    case "number":
      return { type: "metric", properties: numberProperties(widget, region) };
    case "query":
      return { type: "log", properties: queryProperties(widget, region) };
    case "text": {
      const { markdown, transparent = false } = widget;
      return { type: "text", properties: { markdown, background: transparent ? "transparent" : "solid" } };
    }
    case "alarms":
      return {
        type: "alarm",
        properties: { title: widget.title, alarms: widget.alarms.map((alarm) => alarm.alarmArn) },
      };
  }
}

function graphProperties(widget: GraphWidget, region: string): Json {
  const { title, metrics, stacked = false, thresholds = [], leftAxis, rightAxis } = widget;
  return {
    title,
    view: "timeSeries",
    stacked,
    region: widget.region ?? region,
    metrics: metricRows(metrics),
    yAxis: leftAxis || rightAxis ? { left: axis(leftAxis), right: axis(rightAxis) } : undefined,
    annotations:
      thresholds.length === 0
        ? undefined
        : { horizontal: thresholds.map(({ value, label, color }) => ({ value, label, color })) },
  };
}

function numberProperties(widget: NumberWidget, region: string): Json {
  const { title, metrics, sparkline = true } = widget;
  return { title, view: "singleValue", sparkline, region: widget.region ?? region, metrics: metricRows(metrics) };
}

function queryProperties(widget: LogQueryWidget, region: string): Json {
  const { title, logGroups, query, view = "table", stacked } = widget;
  // Names are quoted with single quotes, which no group's name holds.
  const sources = logGroups.map(({ name }) => `SOURCE '${name}'`);
  return { title, view, stacked, region: widget.region ?? region, query: [...sources, query.trim()].join(" | ") };
}

function axis(range: GraphAxis | undefined): Json {
  return range && { min: range.min, max: range.max, label: range.label };
}

/**
 * One row for each metric and each calculation. Ids are numbered by their place in the widget, so that calculations may
 * use the same names for different metrics.
 */
function metricRows(metrics: readonly ShownMetric[]): Json[] {
  return metrics.flatMap((shown, index) => rowsOf(shown, `m${index + 1}`));
}

function rowsOf({ metric, label, color, axis: yAxis }: ShownMetric, id: string): Json[] {
  if (!isMathExpression(metric)) {
    return [metricRow(metric, { id, label, color, yAxis, period: metric.period, stat: metric.statistic })];
  }
  // What Terraform fills in can't be renamed: names that occur nowhere else stay as they are.
  const own = namesIn(metric.expression);
  const kept = (name: string): boolean => isToken(metric.expression) && !own.has(name);
  const names = new Map(Object.keys(metric.using).map((name) => [name, kept(name) ? name : `${id}_${name}`]));
  const expression = renamed(metric.expression, names);
  return [
    [{ id, expression, label: label ?? metric.label, color, yAxis, period: Object.values(metric.using)[0]?.period }],
    ...Object.entries(metric.using).map(([name, used]) =>
      metricRow(used, { id: names.get(name), visible: false, period: used.period, stat: used.statistic }),
    ),
  ];
}

function metricRow({ namespace, metricName, dimensions = {} }: Metric, rendering: Json): Json {
  return [namespace, metricName, ...Object.entries(dimensions).flat(), rendering];
}

/** An expression under other names; text in quotes stays. */
function renamed(expression: string, names: ReadonlyMap<string, string>): string {
  return expression.replace(/'[^']*'|"[^"]*"|[A-Za-z_]\w*/g, (word) => names.get(word) ?? word);
}

/** The metric, or every metric that a calculation uses. */
export function metricsOf(metric: AnyMetric): Metric[] {
  return isMathExpression(metric) ? Object.values(metric.using) : [metric];
}

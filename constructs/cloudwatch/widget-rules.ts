import { Token } from "cdktf";
import { anyMetricProblems, mathWarnings } from "./math-rules";
import { problem, type Problem } from "../core/problem";
import { metricsOf } from "./dashboard-body";
import { queryNumberProblems } from "./query-number-rules";
import { titleOf, type GraphAxis, type ShownMetric, type Widget } from "./widget";

/** Most metrics in one widget, and in all of a dashboard (CloudWatch user guide, "CloudWatch service quotas"). */
const MOST_METRICS = { widget: 500, dashboard: 2500 };

/** Most alarms in one widget (CloudWatch API reference, "Dashboard body structure and syntax"). */
const MOST_ALARMS = 100;

/** Most groups that one query asks (CloudWatch Logs user guide, "CloudWatch Logs quotas"). */
const MOST_LOG_GROUPS = 50;

/** What is wrong with the contents of a dashboard's widgets; what is known only at plan time passes. */
export function widgetProblems(widgets: readonly Widget[]): Problem[] {
  const problems = ofEach(widgets, ofWidget);
  const shown = countShown(widgets.flatMap(metricsIn));
  if (shown > MOST_METRICS.dashboard) {
    const rule = `a dashboard shows at most ${MOST_METRICS.dashboard} metrics`;
    problems.push({ code: "dashboard-metrics", rule, got: shown, fix: "make two dashboards" });
  }
  return problems;
}

/** What is probably a mistake in the calculations that widgets show. */
export function widgetWarnings(widgets: readonly Widget[]): Problem[] {
  return ofEach(widgets, (widget) => metricsIn(widget).flatMap(({ metric }) => mathWarnings(metric)));
}

/** What `judge` finds in each widget, with the widget's title. */
function ofEach(widgets: readonly Widget[], judge: (widget: Widget) => readonly Problem[]): Problem[] {
  return widgets.flatMap((widget) => {
    const which = `widget ${JSON.stringify(titleOf(widget))}`;
    return judge(widget).map((found) => ({ ...found, rule: `${found.rule} (${which})` }));
  });
}

/**
 * The rule for the time that graphs go back at first.
 *
 * @param start an ISO 8601 duration with a minus in front
 */
export function startProblems(start: string): Problem[] {
  if (
    Token.isUnresolved(start) ||
    /^-P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/.test(start)
  ) {
    return [];
  }
  const rule = "a dashboard's start is an ISO 8601 duration with a minus in front, such as -PT3H or -P7D";
  return [{ code: "dashboard-start", rule, got: start, fix: "write it like these" }];
}

function ofWidget(widget: Widget): Problem[] {
  const problems: Problem[] = [];
  if (titleOf(widget).trim() === "")
    problems.push(problem("widget-title", "a widget has a title or a text", titleOf(widget), "give it one"));
  const metrics = metricsIn(widget);
  switch (widget.type) {
    case "graph":
    case "number": {
      const shown = countShown(metrics);
      if (shown === 0 || shown > MOST_METRICS.widget) {
        const fix = shown === 0 ? "add one" : "make two widgets";
        problems.push(problem("widget-metrics", `a widget shows 1 to ${MOST_METRICS.widget} metrics`, shown, fix));
      }
      break;
    }
    case "alarms":
      if (widget.alarms.length === 0 || widget.alarms.length > MOST_ALARMS) {
        const fix = widget.alarms.length === 0 ? "add one" : "make two widgets";
        problems.push(problem("widget-alarms", `a widget shows 1 to ${MOST_ALARMS} alarms`, widget.alarms.length, fix));
      }
      break;
    case "query":
      if (widget.logGroups.length === 0 || widget.logGroups.length > MOST_LOG_GROUPS) {
        const rule = `a query asks 1 to ${MOST_LOG_GROUPS} log groups`;
        problems.push(problem("widget-log-groups", rule, widget.logGroups.length, "correct the list"));
      }
      if (!Token.isUnresolved(widget.query) && /^\s*(?:\||$|SOURCE\b)/i.test(widget.query)) {
        const rule = "a query starts with a command; the groups that it asks are named beside it";
        problems.push(problem("widget-query", rule, widget.query, "start with fields, filter or stats"));
      }
      problems.push(...queryNumberProblems(widget.query));
      break;
    case "text":
      break;
  }
  const colors = [...metrics, ...(widget.type === "graph" ? (widget.thresholds ?? []) : [])].map(({ color }) => color);
  for (const color of colors) {
    if (color !== undefined && !Token.isUnresolved(color) && !/^#[0-9a-f]{6}$/i.test(color)) {
      problems.push(
        problem("widget-color", "a colour is written as # and six hexadecimal digits", color, "write it like #1f77b4"),
      );
    }
  }
  const axes = widget.type === "graph" ? [widget.leftAxis, widget.rightAxis] : [];
  return [
    ...problems,
    ...axes.flatMap(axisProblems),
    ...metrics.flatMap(({ metric }) => anyMetricProblems(metric, "graph")),
  ];
}

/** How many metrics these are; a calculation that finds its metrics by itself is one at least. */
function countShown(metrics: readonly ShownMetric[]): number {
  return metrics.reduce((sum, { metric }) => sum + Math.max(1, metricsOf(metric).length), 0);
}

function metricsIn(widget: Widget): readonly ShownMetric[] {
  return widget.type === "graph" || widget.type === "number" ? widget.metrics : [];
}

function axisProblems(axis: GraphAxis = {}): Problem[] {
  const { min, max } = axis;
  if (min === undefined || max === undefined || Token.isUnresolved(min) || Token.isUnresolved(max) || min < max)
    return [];
  const rule = "an axis's min must be less than its max";
  return [{ code: "widget-axis", rule, got: { min, max }, fix: "swap them" }];
}

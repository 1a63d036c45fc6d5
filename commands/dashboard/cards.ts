import { isMathExpression, type AnyMetric } from "../../constructs/cloudwatch/math-expression";
import { metricsOf } from "../../constructs/cloudwatch/dashboard-body";
import type {
  AlarmWidget,
  GraphWidget,
  NumberWidget,
  ShownMetric,
  TextWidget,
  Widget,
} from "../../constructs/cloudwatch/widget";
import { queryContent, queryLines } from "./query-card";
import { pointsOf, rounded, sketchedCurve, type Box } from "./sketch";
import { COLORS, escapeXml, fit, text, widthOf } from "./text";

const PADDING = 14;
const TITLE = { size: 14, height: 34 };
const LEGEND = { size: 12, small: 10.5, height: 18 };

/** The SVG of one widget in its box, with a tooltip that says all about it. */
export function cardOf(widget: Widget, box: Box): string[] {
  if (widget.type === "text") return textCard(widget, box);
  const { x, y, width, height } = box;
  const kind = kindOf(widget);
  const inner = {
    x: x + PADDING,
    y: y + TITLE.height,
    width: width - 2 * PADDING,
    height: height - TITLE.height - PADDING,
  };
  const titleRoom = inner.width - widthOf(kind, LEGEND.small, "mono") - 10;
  return [
    "<g>",
    `<title>${escapeXml([widget.title, ...detailsOf(widget)].join("\n"))}</title>`,
    `<rect class="card" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="8"/>`,
    text("title", inner.x, y + 23, fit(widget.title, titleRoom, TITLE.size, "sans")),
    text("kind", x + width - PADDING, y + 22, kind, "end"),
    ...contentOf(widget, inner),
    "</g>",
  ];
}

function contentOf(widget: Exclude<Widget, TextWidget>, box: Box): string[] {
  switch (widget.type) {
    case "graph":
      return graph(widget, box);
    case "number":
      return numbers(widget, box);
    case "alarms":
      return alarms(widget, box);
    case "query":
      return queryContent(widget, box);
  }
}

function kindOf(widget: Exclude<Widget, TextWidget>): string {
  return widget.type === "query" ? `query, ${widget.view ?? "table"}` : widget.type;
}

function detailsOf(widget: Exclude<Widget, TextWidget>): string[] {
  switch (widget.type) {
    case "graph":
    case "number":
      return widget.metrics.map((shown) => `${labelOf(shown)}: ${wholeSourceOf(shown.metric)}`);
    case "alarms":
      return widget.alarms.map(({ alarmName }) => alarmName);
    case "query":
      return queryLines(widget);
  }
}

function textCard({ markdown }: TextWidget, { x, y, height }: Box): string[] {
  const lines = markdown.split("\n").map((line) => line.trim());
  let bottom = y + Math.max(0, (height - lines.reduce((sum, line) => sum + lineHeight(line), 0)) / 2);
  return lines.flatMap((line) => {
    bottom += lineHeight(line);
    const level = /^#+/.exec(line)?.[0].length ?? 0;
    const kind = level === 1 ? "h1" : level > 1 ? "h2" : "plain";
    return text(kind, x + 2, bottom - lineHeight(line) * 0.25, line.replace(/^#+\s*/, ""));
  });
}

function lineHeight(line: string): number {
  return line.startsWith("##") ? 26 : line.startsWith("#") ? 32 : 20;
}

function graph(widget: GraphWidget, box: Box): string[] {
  const legend = box.height - widget.metrics.length * LEGEND.height;
  const plot = { ...box, y: box.y + 2, height: legend - 10 };
  const lines = [0, 0.5, 1].map((part) => {
    const y = rounded(plot.y + plot.height * part);
    return `<line class="grid" x1="${rounded(plot.x)}" y1="${y}" x2="${rounded(plot.x + plot.width)}" y2="${y}"/>`;
  });
  const curves = widget.metrics.flatMap((shown, index) => {
    const color = colorOf(shown, index);
    // Later ones lie higher, so that curves don't hide each other; the top belongs to the limits.
    const share = 0.72 / widget.metrics.length;
    const curve = sketchedCurve(widget.title + labelOf(shown)).map((value) => 0.05 + (index + value * 0.9) * share);
    if (isBand(shown.metric)) return band(widget, plot, color);
    return `<polyline class="curve" stroke="${color}" points="${pointsOf(curve, plot)}"/>`;
  });
  const limits = (widget.thresholds ?? []).flatMap(({ value, label, color = COLORS[3] }) => {
    const y = plot.y + plot.height * 0.2;
    return [
      `<line class="limit" stroke="${color}" x1="${rounded(plot.x)}" y1="${rounded(y)}" x2="${rounded(plot.x + plot.width)}" y2="${rounded(y)}"/>`,
      text("limit-text", plot.x + plot.width, y - 4, `${label} ${value} ${widget.leftAxis?.label ?? ""}`.trim(), "end"),
    ];
  });
  const entries = widget.metrics.flatMap((shown, index) => {
    return legendEntry(shown, index, { ...box, y: box.y + legend + index * LEGEND.height });
  });
  return [...lines, ...curves, ...limits, ...entries];
}

/** The area around the graph's first curve. */
function band(widget: GraphWidget, plot: Box, color: string): string {
  const [first] = widget.metrics;
  const share = 0.72 / widget.metrics.length;
  const middle = sketchedCurve(widget.title + (first ? labelOf(first) : "")).map((value) => 0.05 + value * 0.9 * share);
  const upper = pointsOf(
    middle.map((value) => value + 0.3),
    plot,
  ).split(" ");
  const lower = pointsOf(
    middle.map((value) => Math.max(0, value - 0.2)),
    plot,
  ).split(" ");
  return `<polygon class="band" fill="${color}" points="${[...upper, ...lower.reverse()].join(" ")}"/>`;
}

/** A dot, what the line is called, and where it comes from. */
function legendEntry(shown: ShownMetric, index: number, { x, y, width }: Box): string[] {
  const label = labelOf(shown);
  const labelWidth = widthOf(label, LEGEND.size, "sans") + 16;
  const source = fit(sourceOf(shown.metric), width - labelWidth - 8, LEGEND.small, "mono");
  return [
    `<circle cx="${rounded(x + 4)}" cy="${rounded(y + 5)}" r="4" fill="${colorOf(shown, index)}"/>`,
    text("label", x + 14, y + 9, fit(label, width - 14, LEGEND.size, "sans")),
    ...(source.length > 3 ? [text("source", x + width, y + 9, source, "end")] : []),
  ];
}

function numbers(widget: NumberWidget, box: Box): string[] {
  const width = box.width / widget.metrics.length;
  return widget.metrics.flatMap((shown, index) => {
    const color = colorOf(shown, index);
    const cell = { x: box.x + index * width, y: box.y, width: width - 12, height: box.height };
    const small = { x: cell.x, y: cell.y + 36, width: cell.width, height: cell.height - 74 };
    const curve = sketchedCurve(widget.title + labelOf(shown));
    return [
      text("number", cell.x, cell.y + 24, "0.0"),
      ...(widget.sparkline === false || small.height < 12
        ? []
        : [`<polyline class="curve" stroke="${color}" points="${pointsOf(curve, small)}"/>`]),
      text("label", cell.x, cell.y + cell.height - 16, fit(labelOf(shown), cell.width, LEGEND.size, "sans")),
      text("source", cell.x, cell.y + cell.height, fit(sourceOf(shown.metric), cell.width, LEGEND.small, "mono")),
    ];
  });
}

/** The alarms' names, without the beginning that they all have. */
function alarms(widget: AlarmWidget, box: Box): string[] {
  const names = widget.alarms.map(({ alarmName }) => alarmName);
  const common = commonStart(names);
  const columns = Math.max(1, Math.floor(box.width / 160));
  const width = (box.width - (columns - 1) * 10) / columns;
  const room = columns * Math.max(1, Math.floor((box.height + 8) / 34));
  const shown =
    names.length <= room
      ? names.map((name) => name.slice(common))
      : names.slice(0, room - 1).map((name) => name.slice(common));
  const chips = names.length <= room ? shown : [...shown, `and ${names.length - shown.length} more`];
  return chips.flatMap((name, index) => {
    const x = box.x + (index % columns) * (width + 10);
    const y = box.y + Math.floor(index / columns) * 34;
    return [
      `<rect class="chip" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="26" rx="5"/>`,
      `<circle class="state" cx="${rounded(x + 13)}" cy="${rounded(y + 13)}" r="4"/>`,
      text("label", x + 24, y + 17, fit(name, width - 30, LEGEND.size, "sans")),
    ];
  });
}

function labelOf({ metric, label }: ShownMetric): string {
  return label ?? (isMathExpression(metric) ? metric.label : metric.metricName);
}

/** The metrics that are shown, or, for the tooltip, all that is known of them. */
function sourceOf(metric: AnyMetric): string {
  if (!isMathExpression(metric)) return `${metric.metricName} ${metric.statistic}`;
  const names = metricsOf(metric).map(({ metricName }) => metricName);
  return isBand(metric) ? `band of ${names.join(", ")}` : names.join(", ");
}

function wholeSourceOf(metric: AnyMetric): string {
  if (!isMathExpression(metric)) return `${metric.namespace} ${metric.metricName} ${metric.statistic}`;
  const using = Object.entries(metric.using).map(([id, metric]) => `${id}: ${wholeSourceOf(metric)}`);
  return `${metric.expression} (${using.join("; ")})`;
}

function isBand(metric: AnyMetric): boolean {
  return isMathExpression(metric) && metric.expression.startsWith("ANOMALY_DETECTION_BAND(");
}

function colorOf({ color }: ShownMetric, index: number): string {
  return color ?? COLORS[index % COLORS.length] ?? COLORS[0];
}

/** Letters up to the last `-` that all names begin with. */
function commonStart(names: readonly string[]): number {
  const [first = ""] = names;
  let end = first.lastIndexOf("-") + 1;
  while (end > 0 && !names.every((name) => name.startsWith(first.slice(0, end))))
    end = first.lastIndexOf("-", end - 2) + 1;
  return names.length > 1 ? end : 0;
}

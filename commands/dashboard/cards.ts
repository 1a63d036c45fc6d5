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
import { escapeXml, rounded } from "../lib/svg";
import { COLORS, fit, text, widthOf, type Box } from "./text";

const PADDING = 14;
/** Bold letters are wider than others. */
const TITLE = { size: 13, bold: 1.08, height: 32 };
/** Pixels of an alarm, and from one to the next. */
const CHIP = { height: 21, step: 26 };
/** Sizes of letters, pixels of an entry of two lines, of a line alone, and from a dot to its words. */
const LEGEND = { size: 12.5, small: 11, height: 33, line: 18, indent: 14 };

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
  // The kind is beside the title, or at the foot where a long title needs the room.
  const titleWidth = widthOf(widget.title, TITLE.size, "sans") * TITLE.bold;
  const isBeside = titleWidth + widthOf(kind, LEGEND.small, "mono") + 10 <= inner.width;
  return [
    "<g>",
    `<title>${escapeXml([widget.title, ...detailsOf(widget)].join("\n"))}</title>`,
    `<rect class="card" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="8"/>`,
    text("title", inner.x, y + 23, fit(widget.title, inner.width / TITLE.bold, TITLE.size, "sans")),
    text("kind", x + width - PADDING, isBeside ? y + 22 : y + height - 10, kind, "end"),
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

/** What the graph's lines are; the lines themselves are data, which a picture of the layout does not have. */
function graph(widget: GraphWidget, box: Box): string[] {
  const limits = widget.thresholds ?? [];
  const entries = widget.metrics.flatMap((shown, index) => {
    return legendEntry(shown, index, { ...box, y: box.y + index * LEGEND.height });
  });
  const under = box.y + widget.metrics.length * LEGEND.height;
  const lines = limits.flatMap(({ value, label, color = COLORS[3] }, index) => {
    const y = under + 8 + index * LEGEND.line;
    const words = `${label} ${value} ${widget.leftAxis?.label ?? ""}`.trim();
    return [
      `<line class="limit" stroke="${color}" x1="${rounded(box.x)}" y1="${rounded(y)}" x2="${rounded(box.x + 10)}" y2="${rounded(y)}"/>`,
      text("limit-text", box.x + LEGEND.indent, y + 4, fit(words, box.width - LEGEND.indent, LEGEND.small, "sans")),
    ];
  });
  return [...entries, ...lines];
}

/** A dot, what the line is called, and below it where it comes from. */
function legendEntry(shown: ShownMetric, index: number, { x, y, width }: Box): string[] {
  const room = width - LEGEND.indent;
  return [
    `<circle cx="${rounded(x + 4)}" cy="${rounded(y + 8)}" r="4" fill="${colorOf(shown, index)}"/>`,
    text("label", x + LEGEND.indent, y + 12, fit(labelOf(shown), room, LEGEND.size, "sans")),
    text("source", x + LEGEND.indent, y + 27, fit(sourceOf(shown.metric), room, LEGEND.small, "mono")),
  ];
}

/** What each number is, and where it comes from. */
function numbers(widget: NumberWidget, { x, y, width }: Box): string[] {
  return widget.metrics.flatMap((shown, index) => {
    const base = y + index * LEGEND.line * 1.2;
    const label = labelOf(shown);
    const room = width - LEGEND.indent - widthOf(label, LEGEND.size, "sans") - 8;
    return [
      `<circle cx="${rounded(x + 4)}" cy="${rounded(base + 8)}" r="4" fill="${colorOf(shown, index)}"/>`,
      text("label", x + LEGEND.indent, base + 12, fit(label, width - LEGEND.indent, LEGEND.size, "sans")),
      text("source", x + width, base + 12, fit(sourceOf(shown.metric), room, LEGEND.small, "mono"), "end"),
    ];
  });
}

/** The alarms' names, without the beginning that they all have. */
function alarms(widget: AlarmWidget, box: Box): string[] {
  const names = widget.alarms.map(({ alarmName }) => alarmName);
  const common = commonStart(names);
  const columns = Math.max(1, Math.floor(box.width / 160));
  const width = (box.width - (columns - 1) * 10) / columns;
  const room = columns * Math.max(1, Math.floor((box.height + 5) / CHIP.step));
  const shown =
    names.length <= room
      ? names.map((name) => name.slice(common))
      : names.slice(0, room - 1).map((name) => name.slice(common));
  const chips = names.length <= room ? shown : [...shown, `and ${names.length - shown.length} more`];
  return chips.flatMap((name, index) => {
    const x = box.x + (index % columns) * (width + 10);
    const y = box.y + Math.floor(index / columns) * CHIP.step;
    return [
      `<rect class="chip" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${CHIP.height}" rx="5"/>`,
      `<circle class="state" cx="${rounded(x + 13)}" cy="${rounded(y + CHIP.height / 2)}" r="4"/>`,
      text("label", x + 24, y + 15, fit(name, width - 30, LEGEND.size, "sans")),
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

import type { AnyMetric } from "./math-expression";

/** A widget's size on the dashboard's grid of 24 columns. */
export interface WidgetSize {
  /** Columns, 1–24. @default widgets of a row without a width share evenly what the others leave */
  readonly width?: number;
  /** Grid rows, 1–1000. @default what the kind of widget needs, or the height of the highest one in its row */
  readonly height?: number;
}

/** One line of a graph, or one number. */
export interface ShownMetric {
  /** A metric, or a calculation with metrics. */
  readonly metric: AnyMetric;
  /** @default the calculation's own label, or what CloudWatch calls the metric */
  readonly label?: string;
  /** `#rrggbb`. @default the colour that CloudWatch chooses */
  readonly color?: string;
  /** Which axis it belongs to. @default `left` */
  readonly axis?: "left" | "right";
}

/** A horizontal line in a graph, such as an alarm's threshold. */
export interface GraphThreshold {
  /** In the unit of the graph's left axis. */
  readonly value: number;
  /** Shown beside the line. */
  readonly label: string;
  /** `#rrggbb`. @default the colour that CloudWatch chooses */
  readonly color?: string;
}

/** The range and the label of one axis. */
export interface GraphAxis {
  /** @default chosen by the values */
  readonly min?: number;
  /** @default chosen by the values */
  readonly max?: number;
  /** @default the values' unit */
  readonly label?: string;
}

/** Metrics over time. */
export interface GraphWidget extends WidgetSize {
  /** A graph: CloudWatch's `timeSeries`. */
  readonly type: "graph";
  /** Above the graph. */
  readonly title: string;
  /** The graph's lines, in the order of its legend. */
  readonly metrics: readonly ShownMetric[];
  /** Whether areas are piled up, for parts of a whole. @default false: lines */
  readonly stacked?: boolean;
  /** @default none */
  readonly thresholds?: readonly GraphThreshold[];
  /** @default chosen by the values */
  readonly leftAxis?: GraphAxis;
  /** Of the metrics with `axis: "right"`. @default chosen by the values */
  readonly rightAxis?: GraphAxis;
  /** @default the dashboard's region */
  readonly region?: string;
}

/** The newest value of each metric, large. */
export interface NumberWidget extends WidgetSize {
  /** Numbers: CloudWatch's `singleValue`. */
  readonly type: "number";
  /** Above the numbers. */
  readonly title: string;
  /** One number each, from left to right. */
  readonly metrics: readonly ShownMetric[];
  /** Whether a small graph is shown below each number. @default true */
  readonly sparkline?: boolean;
  /** @default the dashboard's region */
  readonly region?: string;
}

/** Text in Markdown. */
export interface TextWidget extends WidgetSize {
  /** A text, which has no title of its own. */
  readonly type: "text";
  /** A heading is `## …`; CloudWatch knows tables, links and buttons too. */
  readonly markdown: string;
  /** Whether the text is on the page itself rather than on a card. @default false */
  readonly transparent?: boolean;
}

/** The states of alarms. */
export interface AlarmWidget extends WidgetSize {
  /** Alarms: CloudWatch's `alarm`. */
  readonly type: "alarms";
  /** Above the alarms. */
  readonly title: string;
  /** 1 to 100 alarms, such as an `Alarm` or an `AnomalyAlarm`. */
  readonly alarms: readonly ShownAlarm[];
}

/** An alarm whose state is shown. */
export interface ShownAlarm {
  /** What the widget names: `arn:aws:cloudwatch:<region>:<account>:alarm:<name>`. */
  readonly alarmArn: string;
  /** What a preview of the dashboard calls it. */
  readonly alarmName: string;
}

/** The answer to a Logs Insights query. */
export interface LogQueryWidget extends WidgetSize {
  /** A query: CloudWatch's `log`. */
  readonly type: "query";
  /** Above the answer. */
  readonly title: string;
  /** The groups that are asked, by name; at most 50. */
  readonly logGroups: readonly {
    /** Such as `/ecs/web`, in the widget's region. */
    readonly name: string;
  }[];
  /** A query of Logs Insights, without `SOURCE`; its commands are on lines of their own or after `|`. */
  readonly query: string;
  /** How the answer is shown; all but tables need a `stats` with one series or more. @default `table` */
  readonly view?: "table" | "timeSeries" | "bar" | "pie";
  /** Whether the areas of a `timeSeries` are piled up. @default false */
  readonly stacked?: boolean;
  /** @default the dashboard's region */
  readonly region?: string;
}

/** What a dashboard shows, as plain values (CloudWatch API reference, "Dashboard body structure and syntax"). */
export type Widget = GraphWidget | NumberWidget | TextWidget | AlarmWidget | LogQueryWidget;

/** Widgets below each other. */
export type WidgetColumn = readonly Widget[];

/** Widgets, and columns of widgets, beside each other. */
export type DashboardRow = readonly (Widget | WidgetColumn)[];

/** What a widget is called. */
export function titleOf(widget: Widget): string {
  return widget.type === "text" ? widget.markdown : widget.title;
}

/** The region that a widget has of its own. */
export function regionOf(widget: Widget): string | undefined {
  return "region" in widget ? widget.region : undefined;
}

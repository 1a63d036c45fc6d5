import { problem, type Problem } from "../core/problem";
import { isToken } from "../core/token";
import { titleOf, type DashboardRow, type Widget, type WidgetColumn } from "./widget";

/** Columns of the grid (CloudWatch API reference, "Dashboard body structure and syntax"). */
export const GRID_COLUMNS = 24;

/** Most widgets of a dashboard (same page). */
export const MOST_WIDGETS = 500;

/** Most grid rows of one widget (same page). */
const MOST_HEIGHT = 1000;

/** A widget and its place, in grid units from the upper left corner. */
export interface PlacedWidget {
  /** As its row has it. */
  readonly widget: Widget;
  /** Column of its left edge, 0–23. */
  readonly x: number;
  /** Grid row of its upper edge, from 0. */
  readonly y: number;
  /** Columns, 1–24. */
  readonly width: number;
  /** Grid rows, 1–1000. */
  readonly height: number;
}

const DEFAULT_HEIGHT: Readonly<Record<Widget["type"], number>> = { graph: 6, number: 4, text: 2, alarms: 4, query: 6 };

/**
 * Lays rows below each other. In a row, widgets without a width share evenly what the others leave, and all are as high as
 * the highest, unless they have a height of their own; a column's last widget without a height fills it up.
 *
 * @param rows rows without {@link layoutProblems}
 * @returns the widgets in reading order; none overlap
 */
export function layOut(rows: readonly DashboardRow[]): PlacedWidget[] {
  let y = 0;
  return rows.flatMap((row) => {
    const columns = row.map(asColumn);
    const widths = columnWidths(columns);
    const height = Math.max(0, ...columns.map(naturalHeight));
    let x = 0;
    const placed = columns.flatMap((column, index) => {
      const width = widths[index] ?? 0;
      const cells = placeColumn(column, { x, y, width, height });
      x += width;
      return cells;
    });
    y += height;
    return placed;
  });
}

/** Invalid widths and heights, rows that are too wide, too many widgets. */
export function layoutProblems(rows: readonly DashboardRow[]): Problem[] {
  const problems: Problem[] = [];
  const widgets = rows.flat(2);
  for (const widget of widgets) {
    const { width, height } = widget;
    const which = JSON.stringify(titleOf(widget));
    if (width !== undefined && !isWhole(width, GRID_COLUMNS)) {
      problems.push(
        problem("widget-width", `a widget is 1 to ${GRID_COLUMNS} columns wide (${which})`, width, sizeFix(width)),
      );
    }
    if (height !== undefined && !isWhole(height, MOST_HEIGHT)) {
      problems.push(
        problem("widget-height", `a widget is 1 to ${MOST_HEIGHT} grid rows high (${which})`, height, sizeFix(height)),
      );
    }
  }
  if (problems.length === 0) {
    rows.forEach((row, index) => {
      const widths = row.map(asColumn).map(ownWidth);
      const needed = widths.reduce<number>((sum, width) => sum + (width ?? 1), 0);
      if (needed > GRID_COLUMNS) {
        const rule = `a row holds ${GRID_COLUMNS} columns (row ${index + 1}, where widgets without a width need one each)`;
        problems.push(
          problem("dashboard-row-width", rule, needed, "move widgets to another row, or make them narrower"),
        );
      }
    });
  }
  if (widgets.length > MOST_WIDGETS) {
    problems.push(
      problem(
        "dashboard-widgets",
        `a dashboard has at most ${MOST_WIDGETS} widgets`,
        widgets.length,
        "make two dashboards",
      ),
    );
  }
  return problems;
}

function asColumn(cell: Widget | WidgetColumn): WidgetColumn {
  return isColumn(cell) ? cell : [cell];
}

function isColumn(cell: Widget | WidgetColumn): cell is WidgetColumn {
  return Array.isArray(cell);
}

/** The widest width that a widget of the column asks for. */
function ownWidth(column: WidgetColumn): number | undefined {
  const widths = column.map(({ width }) => width).filter((width) => width !== undefined);
  return widths.length === 0 ? undefined : Math.max(...widths);
}

function columnWidths(columns: readonly WidgetColumn[]): number[] {
  const own = columns.map(ownWidth);
  let sharing = own.filter((width) => width === undefined).length;
  let left = GRID_COLUMNS - own.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  return own.map((width) => {
    if (width !== undefined) return width;
    // What can't be shared evenly goes to the last ones.
    const share = Math.floor(left / sharing);
    left -= share;
    sharing -= 1;
    return share;
  });
}

function heightOf(widget: Widget): number {
  return widget.height ?? DEFAULT_HEIGHT[widget.type];
}

function naturalHeight(column: WidgetColumn): number {
  return column.reduce((sum, widget) => sum + heightOf(widget), 0);
}

function placeColumn(column: WidgetColumn, room: Omit<PlacedWidget, "widget">): PlacedWidget[] {
  const spare = room.height - naturalHeight(column);
  const stretched = column.map(({ height }) => height).lastIndexOf(undefined);
  let { y } = room;
  return column.map((widget, index) => {
    const height = heightOf(widget) + (index === stretched ? spare : 0);
    const placed = { widget, x: room.x, y, width: widget.width ?? room.width, height };
    y += height;
    return placed;
  });
}

function sizeFix(size: number): string {
  return isToken(size) ? "write the number: the rest is laid out by it before Terraform runs" : "choose one of these";
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= max;
}

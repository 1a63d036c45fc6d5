import type { DashboardRow, GraphThreshold } from "./widget";

/** Seconds that one data point covers. */
export const PERIOD = 300;

/** Of lines and limits. */
export const COLOR = { bad: "#d62728", warn: "#ff7f0e", main: "#1f77b4", good: "#2ca02c", calm: "#7f7f7f" } as const;

/** The line above which an alarm goes off. */
export function limitLine(value: number): GraphThreshold {
  return { value, label: "Alarm", color: COLOR.bad };
}

/** The heading of the rows below it. */
export function section(name: string): DashboardRow {
  return [{ type: "text", markdown: `## ${name}`, transparent: true, height: 1 }];
}

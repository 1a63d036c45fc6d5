import { Token } from "cdktf";
import type { Problem } from "../core/problem";

/** Statistics that CloudWatch keeps for every metric (CloudWatch API, `Statistic`). */
export const SIMPLE_STATISTICS = ["Average", "Maximum", "Minimum", "SampleCount", "Sum"] as const;

/** A statistic that CloudWatch keeps for every metric. */
export type SimpleStatistic = (typeof SIMPLE_STATISTICS)[number];

/** `p99`, `p99.9`: 0 to 100 with at most ten decimals; likewise trimmed and winsorized means, counts and sums. */
const PERCENTILE = /^(?:p|tm|tc|ts|wm)(?:\d{1,2}(?:\.\d{1,10})?|100(?:\.0{1,10})?)$/;

/** `TM(2%:98%)`, `PR(:300)`, `WM(10:)`: one of the two bounds may be missing. */
const RANGE = /^(TM|TC|TS|WM|PR)\((-?\d+(?:\.\d{1,10})?%?)?:(-?\d+(?:\.\d{1,10})?%?)?\)$/;

/** Whether the text is one of the five statistics that `statistic` of an alarm takes; others are extended ones. */
export function isSimpleStatistic(text: string): text is SimpleStatistic {
  return SIMPLE_STATISTICS.some((statistic) => statistic === text);
}

/** Whether a statistic looks at single samples in order, so that few samples make it meaningless. */
export function isPercentile(text: string): boolean {
  return PERCENTILE.test(text) && text.startsWith("p");
}

/** Whether the text is a statistic (CloudWatch user guide, "CloudWatch statistics definitions"). */
export function statisticProblems(statistic: string): Problem[] {
  if (Token.isUnresolved(statistic) || isSimpleStatistic(statistic) || statistic === "IQM") return [];
  if (PERCENTILE.test(statistic) || isRange(statistic)) return [];
  return [
    {
      code: "metric-statistic",
      rule: `a statistic is ${SIMPLE_STATISTICS.join(", ")}, IQM, a percentile (p0 to p100), tm90, tc90, ts90, wm90, or a range such as TM(10%:90%) or PR(:300)`,
      got: statistic,
      fix: suggestion(statistic),
    },
  ];
}

function isRange(text: string): boolean {
  const [, kind, low, high] = RANGE.exec(text) ?? [];
  if (kind === undefined || (low === undefined && high === undefined)) return false;
  const bounds = [low, high].filter((bound) => bound !== undefined);
  const percents = bounds.filter((bound) => bound.endsWith("%"));
  // A percentile rank is of values; all others are of values or of percents, not of both.
  if (percents.length > 0 && (kind === "PR" || percents.length < bounds.length)) return false;
  if (percents.some((percent) => Number.parseFloat(percent) > 100 || percent.startsWith("-"))) return false;
  return low === undefined || high === undefined || Number.parseFloat(low) < Number.parseFloat(high);
}

function suggestion(statistic: string): string {
  const wanted = statistic.toLowerCase();
  const near = [...SIMPLE_STATISTICS, "IQM"].find((name) => {
    const lower = name.toLowerCase();
    return lower === wanted || lower.startsWith(wanted.slice(0, 3));
  });
  return near === undefined ? "write it like one of these" : `write ${near}, with these capitals`;
}

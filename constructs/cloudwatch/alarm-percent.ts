import { known } from "../core/known";
import { problem, type Problem } from "../core/problem";

/**
 * Whether an alarm goes off above a share that there can be. CloudWatch takes any number, but a share is never above 100
 * percent and always above a negative one (CloudWatch API reference, `PutMetricAlarm`; Amazon ECS developer guide, "Amazon
 * ECS service utilization metrics").
 *
 * @param limits percents, by what they are called
 */
export function percentWarnings(limits: Readonly<Record<string, number | undefined>>): Problem[] {
  return Object.entries(limits).flatMap(([what, limit]) => {
    const percent = known(limit);
    if (percent === undefined || (percent >= 0 && percent <= 100)) return [];
    const rule = `${what} is 0 to 100 percent: no share is above 100 or below 0`;
    return [problem("alarm-percent", rule, percent, "choose a percent in between, such as 85")];
  });
}

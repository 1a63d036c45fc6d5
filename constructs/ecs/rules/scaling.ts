import type { Problem } from "../../core/problem";
import { known } from "../../core/known";

/** Whether the fewest and the most tasks are whole, and in that order (Application Auto Scaling API, `RegisterScalableTarget`). */
export function capacityProblems(minCapacity: number, maxCapacity: number): Problem[] {
  const [min, max] = [known(minCapacity), known(maxCapacity)];
  const wrong = [min, max].some((count) => count !== undefined && !(Number.isInteger(count) && count >= 0));
  if (!wrong && !(min !== undefined && max !== undefined && min > max)) return [];
  const rule = "minCapacity and maxCapacity are whole numbers, 0 or more, the smaller one first";
  return [{ code: "scaling-capacity", rule, got: { minCapacity: min, maxCapacity: max }, fix: "correct them" }];
}

/** Whether a metric in percent can be held at the value (Application Auto Scaling API, `TargetTrackingScalingPolicyConfiguration`). */
export function targetValueProblems(targetValue: number): Problem[] {
  const percent = known(targetValue);
  if (percent === undefined || (percent > 0 && percent <= 100)) return [];
  const rule = "a metric of a service is held at more than 0 and at most 100 percent";
  return [{ code: "scaling-target-value", rule, got: percent, fix: "choose a value in between, such as 60" }];
}

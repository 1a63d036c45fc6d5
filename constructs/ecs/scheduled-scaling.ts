import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { Construct } from "constructs";
import { AwsConstruct } from "../core/aws-construct";
import { numberText } from "../core/literal-text";
import { checkName, type NameRule } from "../core/name";
import { reportProblems, warnOf } from "../core/problem";
import type { PlanTime } from "../terraform/plan-time";
import { scheduleProblems, timezoneWarnings } from "./rules/schedule";
import type { ScalingTarget } from "./scaling-target";

/** Application Auto Scaling API reference, `PutScheduledAction`. */
const SCHEDULED_ACTION_NAME: NameRule = {
  what: "a scheduled action's name",
  max: 256,
  pattern: /^[\x20-\x39\x3b-\x7b\x7d-\x7e]+$/,
  says: "printable ASCII without : and |",
};

/** When: once, or again and again (Application Auto Scaling user guide, "Schedule recurring scaling actions"). */
export type Schedule = `at(${string})` | `rate(${string})` | `cron(${string})` | PlanTime;

/** New bounds, and when they count; at least one of both bounds. */
export interface ScheduledBounds {
  /** `cron(0 8 ? * MON-FRI *)`, `rate(2 hours)` or `at(2026-12-24T18:00:00)`. */
  readonly schedule: Schedule;
  /** Time zone of `cron` and `at`, such as `Europe/Paris`. @default UTC */
  readonly timezone?: string;
  /** Fewest tasks from then on. @default as before */
  readonly minCapacity?: number;
  /** Most tasks from then on. @default as before */
  readonly maxCapacity?: number;
}

/** Settings of a {@link ScheduledScaling}. */
export interface ScheduledScalingProps extends ScheduledBounds {
  /** At most 256 characters of printable ASCII, without `:` and `|`. */
  readonly name: string;
  /** Plans then leave its bounds as the schedule has set them. */
  readonly target: ScalingTarget;
}

/** Changes between how many tasks autoscaling chooses, at a time. */
export class ScheduledScaling extends AwsConstruct {
  public constructor(scope: Construct, id: string, props: ScheduledScalingProps) {
    super(scope, id, props);
    const { name, target, schedule, timezone, minCapacity, maxCapacity } = props;
    checkName(this, SCHEDULED_ACTION_NAME, name);
    reportProblems(this, () => scheduleProblems(props));
    for (const warning of timezoneWarnings(timezone)) warnOf(this, warning);
    target.leaveBounds();
    new AppautoscalingScheduledAction(this, "Resource", {
      name,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      serviceNamespace: target.serviceNamespace,
      schedule: schedule as string,
      timezone,
      scalableTargetAction: { minCapacity: numberText(minCapacity), maxCapacity: numberText(maxCapacity) },
    });
  }
}

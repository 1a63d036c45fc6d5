import type { IResolvable } from "cdktf";
import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { capacityProblems } from "../scaling";

/** What the rules look at. */
export interface Scheduled {
  readonly schedule: string | IResolvable;
  readonly minCapacity?: number;
  readonly maxCapacity?: number;
}

/** Application Auto Scaling API reference, `PutScheduledAction`; user guide, "Cron expressions": six fields. */
const FORMS = [
  /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/,
  /^rate\([1-9]\d* (?:minute|hour|day)s?\)$/,
  /^cron\(\S+(?: +\S+){5}\)$/,
];

/** Whether AWS understands the schedule, and whether it says what changes (`ScalableTargetAction`). */
export function scheduleProblems({ schedule, minCapacity, maxCapacity }: Scheduled): Problem[] {
  const text = known<string>(schedule);
  const problems: Problem[] = [];
  if (text !== undefined && !FORMS.some((form) => form.test(text))) {
    const rule =
      "a schedule is at(yyyy-mm-ddThh:mm:ss), rate(<number> minutes, hours or days), or cron() of six fields: minutes, hours, day of the month, month, day of the week, year";
    problems.push(problem("scaling-schedule", rule, text, "write it as cron(0 8 ? * MON-FRI *), for example"));
  }
  if (minCapacity === undefined && maxCapacity === undefined) {
    const rule = "a schedule changes minCapacity, maxCapacity or both";
    problems.push(problem("scaling-schedule", rule, undefined, "say how many tasks there are from then on"));
    return problems;
  }
  return [...problems, ...capacityProblems(minCapacity ?? 0, maxCapacity ?? Number.MAX_SAFE_INTEGER)];
}

/** Whether this machine knows the time zone: AWS may know another one (IANA, "Time Zone Database"). */
export function timezoneWarnings(timezone: string | undefined): Problem[] {
  const name = known(timezone);
  if (name === undefined || isTimezone(name)) return [];
  const rule = "a time zone has a name of the time zone database";
  return [problem("scaling-timezone", rule, name, "write it as Europe/Paris, for example")];
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

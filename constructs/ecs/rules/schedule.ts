import type { IResolvable } from "cdktf";
import { known } from "../../core/known";
import { problem, type Problem } from "../../core/problem";
import { capacityProblems } from "./scaling";

/** What the rules look at. */
export interface Scheduled {
  readonly schedule: string | IResolvable;
  readonly minCapacity?: number;
  readonly maxCapacity?: number;
}

/** Application Auto Scaling API reference, `PutScheduledAction`. */
const FORMS = [
  /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/,
  /^rate\([1-9]\d* (?:minute|hour|day)s?\)$/,
  /^cron\(\S+(?: +\S+){5}\)$/,
];

/** What is wrong with a schedule that has the right form. */
function detailProblems(text: string): Problem[] {
  if (text.startsWith("cron(") && !CRON.test(text)) {
    const rule = "cron has minutes from 0 to 59, hours from 0 to 23, and ? for the day of the month or of the week";
    return [problem("scaling-schedule", rule, text, "write it as cron(0 8 ? * MON-FRI *), for example")];
  }
  const time = text.startsWith("at(") ? text.slice(3, -1) : undefined;
  if (time === undefined || isTime(time)) return [];
  return [problem("scaling-schedule", "at names a day and a time that there are", text, "correct it")];
}

/** February 30th would be taken for March 2nd. */
function isTime(time: string): boolean {
  const date = new Date(`${time}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time);
}

/** A number in a field of minutes or hours: one, all, a range, steps, or several of them. */
const listOf = (number: string): string => {
  const item = String.raw`(?:\*|${number}(?:-${number})?)(?:/\d+)?`;
  return `${item}(?:,${item})*`;
};

/** Minutes, hours, and the two kinds of days, of which one is `?` (Amazon EventBridge user guide, "Cron expressions reference"). */
const CRON = new RegExp(
  String.raw`^cron\(${listOf(String.raw`[0-5]?\d`)} +${listOf(String.raw`(?:[01]?\d|2[0-3])`)} +(?:\? +\S+ +\S+|\S+ +\S+ +\?) +\S+\)$`,
);

function formProblems(text: string): Problem[] {
  if (FORMS.some((form) => form.test(text))) return detailProblems(text);
  const rule =
    "a schedule is at(yyyy-mm-ddThh:mm:ss), rate(<number> minutes, hours or days), or cron() of six fields: minutes, hours, day of the month, month, day of the week, year";
  return [problem("scaling-schedule", rule, text, "write it as cron(0 8 ? * MON-FRI *), for example")];
}

/** Whether AWS understands the schedule, and whether it says what changes (`ScalableTargetAction`). */
export function scheduleProblems({ schedule, minCapacity, maxCapacity }: Scheduled): Problem[] {
  const text = known<string>(schedule);
  const problems = text === undefined ? [] : formProblems(text);
  if (minCapacity === undefined && maxCapacity === undefined) {
    const rule = "a schedule changes minCapacity, maxCapacity or both";
    return [...problems, problem("scaling-schedule", rule, undefined, "say how many tasks there are from then on")];
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
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

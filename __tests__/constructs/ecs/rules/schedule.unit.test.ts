import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import { scheduleProblems, timezoneWarnings, type Scheduled } from "../../../../constructs/ecs/rules/schedule";
import { problemCodes } from "../../../../harness/problem-codes";

const later = Token.asNumber({ resolve: () => 1 });
const text = Token.asString({ resolve: () => "x" });

test.each([
  ["cron(59 23 31 12 ? 2027)", 0],
  ["cron(0/15,50 0-23/2 * * ? *)", 0],
  ["cron(5  8  ?  *  2#1  *)", 0],
  ["cron(60 8 ? * MON *)", 1],
  ["cron(0 24 ? * MON *)", 1],
  ["cron(0 8 * * * *)", 1],
  ["cron(0 8 1 * MON *)", 1],
  ["cron(eight 8 ? * MON *)", 1],
  ["cron(0, 8 ? * MON *)", 1],
  ["cron(0 8 * * ?)", 1],
  ["at(2028-02-29T08:00:00)", 0],
  ["at(2027-02-29T08:00:00)", 1],
  ["at(2027-02-28T24:00:00)", 1],
  ["at(2027-13-01T08:00:00)", 1],
  ["rate(2 hours)", 0],
  [text, 0],
])("schedule %s: %d problems", (schedule, problems) => {
  const found = scheduleProblems({ schedule, minCapacity: 1 });
  expect(found.map(({ code, got }) => [code, got])).toEqual(
    Array.from({ length: problems }, () => ["scaling-schedule", schedule]),
  );
});

describe("schedule", () => {
  const judge = (schedule: Scheduled["schedule"], bounds: Omit<Scheduled, "schedule"> = { minCapacity: 1 }) =>
    problemCodes(scheduleProblems({ schedule, ...bounds }));

  test.each([
    "at(2026-12-24T18:00:00)",
    "rate(5 minutes)",
    "rate(1 hour)",
    "rate(30 days)",
    "cron(0 8 ? * MON-FRI *)",
    "cron(0/15  8-18 1,15 * ? 2026)",
    Token.asAny("x"),
  ])("%s", (schedule) => expect(judge(schedule)).toEqual([]));

  test.each([
    "every day",
    "at(2026-12-24)",
    "at(2026-12-24 18:00:00)",
    "rate(0 minutes)",
    "rate(5 seconds)",
    "rate(5)",
    "cron(0 8 * * *)",
    "cron(0 8 ? * MON-FRI * *)",
    "0 8 ? * MON-FRI *",
    " rate(1 day)",
  ])("not %s", (schedule) => expect(judge(schedule)).toEqual(["scaling-schedule"]));

  test.each<[string, Omit<Scheduled, "schedule">, string[]]>([
    ["the fewest", { minCapacity: 0 }, []],
    ["the most", { maxCapacity: 0 }, []],
    ["both", { minCapacity: 2, maxCapacity: 2 }, []],
    ["bounds of plan time", { minCapacity: later, maxCapacity: later }, []],
    ["neither", {}, ["scaling-schedule"]],
    ["the larger one first", { minCapacity: 3, maxCapacity: 2 }, ["scaling-capacity"]],
    ["half a task", { maxCapacity: 1.5 }, ["scaling-capacity"]],
    ["fewer than none", { minCapacity: -1 }, ["scaling-capacity"]],
  ])("changes %s", (_what, bounds, expected) => expect(judge("rate(1 day)", bounds)).toEqual(expected));

  test.each([
    [
      "cron(60 8 ? * MON *)",
      "cron has minutes from 0 to 59, hours from 0 to 23, and ? for the day of the month or of the week",
      "write it as cron(0 8 ? * MON-FRI *), for example",
    ],
    ["at(2027-02-29T08:00:00)", "at names a day and a time that there are", "correct it"],
    [
      "every day",
      "a schedule is at(yyyy-mm-ddThh:mm:ss), rate(<number> minutes, hours or days), or cron() of six fields: minutes, hours, day of the month, month, day of the week, year",
      "write it as cron(0 8 ? * MON-FRI *), for example",
    ],
  ])("%s is reported", (schedule, rule, fix) =>
    expect(scheduleProblems({ schedule, minCapacity: 1 })).toEqual([
      { code: "scaling-schedule", rule, got: schedule, fix },
    ]),
  );

  test("that changes nothing is reported beside what is wrong with it", () => {
    const nothing =
      "scaling-schedule: a schedule changes minCapacity, maxCapacity or both, got: nothing; say how many tasks there are from then on";
    expect(scheduleProblems({ schedule: "rate(1 day)" }).map(explain)).toEqual([nothing]);
    expect(scheduleProblems({ schedule: "every day" }).map(explain)).toEqual([expect.any(String), nothing]);
  });

  test("an unknown time zone is a warning", () => {
    expect(timezoneWarnings("Europe/Pariss").map(explain)).toEqual([
      'scaling-timezone: a time zone has a name of the time zone database, got: "Europe/Pariss"; write it as Europe/Paris, for example',
    ]);
    for (const known of [undefined, "UTC", "Asia/Kolkata", Token.asString({ resolve: () => "x" })]) {
      expect(timezoneWarnings(known)).toEqual([]);
    }
  });
});

import { Token } from "cdktf";
import { percentWarnings } from "../../../constructs/cloudwatch/alarm-percent";
import { desiredCountWarnings, firstCount, serviceMetricProblems } from "../../../constructs/ecs/rules/scaling";
import { scheduleProblems } from "../../../constructs/ecs/rules/service/schedule";

const later = Token.asNumber({ resolve: () => 1 });
const text = Token.asString({ resolve: () => "x" });
const CPU = "ECSServiceAverageCPUUtilization";
const MEMORY = "ECSServiceAverageMemoryUtilization";

test.each([
  [2, 2, 4, 0],
  [4, 2, 4, 0],
  [1, 2, 4, 1],
  [5, 2, 4, 1],
  [later, 2, 4, 0],
  [1, later, 4, 0],
  [5, later, 4, 1],
  [5, 2, later, 0],
  [1, 2, later, 1],
])("%d tasks between %d and %d: %d warnings", (count, min, max, warnings) => {
  const found = desiredCountWarnings(count, min, max);
  expect(found.map(({ code, got }) => [code, got])).toEqual(
    Array.from({ length: warnings }, () => ["scaling-desired-count", count]),
  );
});

test("a warning says the bounds, as far as they are known", () => {
  expect(desiredCountWarnings(5, 2, 4)[0]?.rule).toContain("from minCapacity (2) to maxCapacity (4)");
  expect(desiredCountWarnings(5, later, 4)[0]?.rule).toContain("from minCapacity (unknown) to maxCapacity (4)");
  expect(desiredCountWarnings(1, 2, later)[0]?.rule).toContain("from minCapacity (2) to maxCapacity (unknown)");
});

test.each([
  [1, 4, 1],
  [3, 6, 3],
  [0, 2, 1],
  [0, 0, 0],
  [later, 4, 1],
  [2, later, 2],
  [4, 2, 1],
  [0.5, 2, 1],
  [NaN, 2, 1],
])("between %d and %d a service begins with %d", (min, max, count) => {
  expect(firstCount(min, max)).toBe(count);
});

test.each<[string, string[], number]>([
  [CPU, [CPU], 0],
  [CPU, [CPU, MEMORY], 0],
  [CPU, [CPU, CPU], 1],
  [MEMORY, [MEMORY, CPU, MEMORY], 1],
  ["CPUUtilization", ["CPUUtilization"], 1],
  [text, [text], 0],
])("metric %s among %j: %d problems", (metric, held, problems) => {
  expect(serviceMetricProblems(metric, held).map(({ code }) => code)).toEqual(
    Array.from({ length: problems }, () => "scaling-metric"),
  );
});

test.each([
  ["cron(0 8 ? * MON-FRI *)", 0],
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

test.each([
  [0, 0],
  [100, 0],
  [99.9, 0],
  [-0.1, 1],
  [100.1, 1],
  [NaN, 0],
  [undefined, 0],
  [later, 0],
])("a limit of %p percent: %d warnings", (cpuPercent, warnings) => {
  const found = percentWarnings({ cpuPercent });
  expect(found.map(({ code, got }) => [code, got])).toEqual(
    Array.from({ length: warnings }, () => ["alarm-percent", cpuPercent]),
  );
  expect(found.every(({ rule }) => rule.startsWith("cpuPercent "))).toBe(true);
});

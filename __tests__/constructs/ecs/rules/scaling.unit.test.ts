import { Token } from "cdktf";
import {
  capacityProblems,
  desiredCountWarnings,
  firstCount,
  requestMetric,
  requestScalingProblems,
  serviceMetricProblems,
  type RequestScaling,
} from "../../../../constructs/ecs/rules/scaling";
import { problemCodes } from "../../../../harness/problem-codes";

const later = Token.asNumber({ resolve: () => 1 });
const text = Token.asString({ resolve: () => "x" });
const CPU = "ECSServiceAverageCPUUtilization";
const MEMORY = "ECSServiceAverageMemoryUtilization";

test.each([
  [0, 0, 0],
  [2, 2, 0],
  [1, 4, 0],
  [4, 1, 1],
  [later, 0, 0],
  [1, later, 0],
  [-1, later, 1],
  [later, 1.5, 1],
])("from %d to %d tasks: %d problems", (min, max, problems) => {
  expect(capacityProblems(min, max)).toHaveLength(problems);
});

test("capacities are shown as far as they are known", () => {
  expect(capacityProblems(later, -1)).toEqual([
    {
      code: "scaling-capacity",
      rule: "minCapacity and maxCapacity are whole numbers, 0 or more, the smaller one first",
      got: { minCapacity: undefined, maxCapacity: -1 },
      fix: "correct them",
    },
  ]);
});

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

describe("requests", () => {
  const judge = (given: Partial<RequestScaling>) =>
    problemCodes(
      requestScalingProblems({
        ...{ targetValue: 900, targetGroup: { arn: "a" }, ofService: ["b", "a"], isCodeDeploy: false, held: [] },
        ...given,
      }),
    );

  test.each<[string, Partial<RequestScaling>]>([
    ["of an own group", {}],
    ["a few", { targetValue: 0.5 }],
    ["a number of plan time", { targetValue: later }],
    ["of a group of plan time", { targetGroup: { arn: text } }],
    ["where the service's group is one of plan time", { ofService: [text] }],
    ["of a group that one policy holds", { held: [CPU, requestMetric({ arn: "a" }), requestMetric({ arn: "b" })] }],
  ])("%s", (_what, given) => expect(judge(given)).toEqual([]));

  test.each<[string, Partial<RequestScaling>, string]>([
    ["none", { targetValue: 0 }, "scaling-target-value"],
    ["fewer than none", { targetValue: -5 }, "scaling-target-value"],
    ["of another group", { ofService: ["b"] }, "scaling-target-group"],
    ["without a group", { ofService: [] }, "scaling-target-group"],
    ["without a group, of plan time", { ofService: [], targetGroup: { arn: text } }, "scaling-target-group"],
    ["of a group that two policies hold", { held: [1, 2].map(() => requestMetric({ arn: "a" })) }, "scaling-metric"],
    ["that CodeDeploy moves", { isCodeDeploy: true }, "scaling-code-deploy"],
  ])("not %s", (_what, given, code) => expect(judge(given)).toEqual([code]));
});

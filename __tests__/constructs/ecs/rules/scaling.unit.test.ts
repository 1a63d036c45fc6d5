import { Token } from "cdktf";
import { explain } from "../../../../constructs/core/problem";
import {
  capacityProblems,
  desiredCountWarnings,
  firstCount,
  requestMetric,
  requestScalingProblems,
  serviceMetricProblems,
  targetValueProblems,
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
  const problemsOf = (given: Partial<RequestScaling>) =>
    requestScalingProblems({
      ...{ targetValue: 900, targetGroup: { arn: "a" }, ofService: ["b", "a"], isCodeDeploy: false, held: [] },
      ...given,
    });
  const judge = (given: Partial<RequestScaling>) => problemCodes(problemsOf(given));
  const explained = (given: Partial<RequestScaling>) => problemsOf(given).map(explain);

  test.each<[string, Partial<RequestScaling>]>([
    ["of an own group", {}],
    ["a few", { targetValue: 0.5 }],
    ["a number of plan time", { targetValue: later }],
    ["of a group of plan time", { targetGroup: { arn: text } }],
    ["where the service's group is one of plan time", { ofService: [text] }],
    ["where one of the service's groups is of plan time", { ofService: ["b", text] }],
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

  test.each<[Partial<RequestScaling>, string]>([
    [
      { targetValue: 0 },
      "scaling-target-value: a task is held at more than 0 requests a minute, got: 0; choose what one task can serve in a minute",
    ],
    [
      { ofService: ["b"] },
      'scaling-target-group: a service is scaled by the requests of a target group of its own, got: "a"; name it as the service\'s `target` too',
    ],
    [
      { held: ["a", "a"].map((arn) => requestMetric({ arn })) },
      'scaling-metric: one policy holds the requests of a target group, got: "ALBRequestCountPerTarget of a"; leave out the others',
    ],
    [
      { isCodeDeploy: true },
      'scaling-code-deploy: requests don\'t scale a service that CodeDeploy deploys, whose target group changes with each deployment, got: "CODE_DEPLOY"; scale it by CPU or memory',
    ],
  ])("%j are reported", (given, says) => expect(explained(given)).toEqual([says]));
});

test.each([0.1, 60, 100, later])("a metric may be held at %d percent", (percent) =>
  expect(targetValueProblems(percent)).toEqual([]),
);

test.each([-1, 0, 100.1])("a metric may not be held at %d percent", (percent) =>
  expect(targetValueProblems(percent).map(explain)).toEqual([
    `scaling-target-value: a metric of a service is held at more than 0 and at most 100 percent, got: ${percent}; choose a value in between, such as 60`,
  ]),
);

test.each([
  [CPU, `scaling-metric: one policy holds a metric of a service, got: "${CPU}"; leave out the others`],
  [
    "CPUUtilization",
    `scaling-metric: the metric of a service is ${CPU}, ${MEMORY}, got: "CPUUtilization"; choose one of them`,
  ],
])("metric %s is reported", (metric, says) =>
  expect(serviceMetricProblems(metric, metric === CPU ? [CPU, CPU] : [metric]).map(explain)).toEqual([says]),
);

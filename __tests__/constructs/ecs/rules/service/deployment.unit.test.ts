import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import {
  deploymentProblems,
  stuckDeployment,
  type Deployed,
} from "../../../../../constructs/ecs/rules/service/deployment";
import type { ServiceDeployment } from "../../../../../constructs/ecs/service-deployment";
import { problemCodes } from "../../../../../harness/problem-codes";

const later = Token.asNumber({ resolve: () => 1 });

describe("deployment", () => {
  const judge = (deployment: ServiceDeployment, service: Partial<Deployed> = {}) =>
    problemCodes(deploymentProblems({ desiredCount: 2, deployment, ...service }));

  test.each<[string, ServiceDeployment, Partial<Deployed>?]>([
    ["nothing", {}],
    ["percents", { minimumHealthyPercent: 50, maximumPercent: 200 }],
    ["the bounds of percents", { minimumHealthyPercent: 0, maximumPercent: 100 }],
    ["the highest percents", { minimumHealthyPercent: 100, maximumPercent: 2147483647 }],
    ["percents of plan time", { minimumHealthyPercent: later, maximumPercent: later }],
    ["a minimum of plan time", { minimumHealthyPercent: later, maximumPercent: 100 }],
    ["a maximum of plan time", { minimumHealthyPercent: 100, maximumPercent: later }],
    ["a minimum alone", { minimumHealthyPercent: 100 }],
    ["alarms", { alarms: { alarms: [{ alarmName: "a" }, { alarmName: "b" }], rollback: false } }],
    ["ECS by its name", { controller: "ECS", strategy: "ROLLING" }],
    ["ECS with a circuit breaker", { controller: "ECS" }, { circuitBreaker: { rollback: true }, serviceConnect: {} }],
    ["CodeDeploy", { controller: "CODE_DEPLOY" }],
    ["blue/green", { strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 }, { circuitBreaker: { rollback: true } }],
    ["a long bake time", { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1440 }],
    ["a bake time of plan time", { strategy: "BLUE_GREEN", bakeTimeInMinutes: later }],
    ["a canary", { strategy: "CANARY", bakeTimeInMinutes: 5 }],
    ["a small canary", { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 0.1, canaryBakeTimeInMinutes: 0 }],
    ["a canary of plan time", { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: later }],
    ["a canary of 33.3 percent", { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 33.3 }],
    ["steps", { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 3, stepBakeTimeInMinutes: 1440 }],
    ["one step", { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 100 }],
    ["balanced zones", { maximumPercent: 150 }, { availabilityZoneRebalancing: true }],
    ["zones as they are", { minimumHealthyPercent: 0, maximumPercent: 100 }, { availabilityZoneRebalancing: false }],
    ["zones with AWS's percents", {}, { availabilityZoneRebalancing: true }],
  ])("%s", (_what, deployment, ...[service]) => {
    expect(judge(deployment, service)).toEqual([]);
  });

  test.each<[string, ServiceDeployment, string, Partial<Deployed>?]>([
    ["both 100", { minimumHealthyPercent: 100, maximumPercent: 100 }, "service-deployment-percent"],
    ["100 without a minimum", { maximumPercent: 100 }, "service-deployment-percent"],
    ["less than all tasks", { minimumHealthyPercent: 0, maximumPercent: 99 }, "service-deployment-percent"],
    ["more than all have to run", { minimumHealthyPercent: 101 }, "service-deployment-percent"],
    ["fewer than none", { minimumHealthyPercent: -1 }, "service-deployment-percent"],
    ["half a percent", { minimumHealthyPercent: 12.5 }, "service-deployment-percent"],
    ["no alarm", { alarms: { alarms: [], rollback: true } }, "service-deployment-alarms"],
    [
      "an alarm twice",
      { alarms: { alarms: [{ alarmName: "a" }, { alarmName: "a" }], rollback: true } },
      "service-deployment-alarms",
    ],
    ["a bake time of two days", { strategy: "BLUE_GREEN", bakeTimeInMinutes: 2880 }, "service-deployment-shift"],
    ["a bake time below 0", { strategy: "CANARY", bakeTimeInMinutes: -1 }, "service-deployment-shift"],
    ["half a minute", { strategy: "LINEAR", bakeTimeInMinutes: 0.5 }, "service-deployment-shift"],
    ["no canary", { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 0 }, "service-deployment-shift"],
    ["a fine canary", { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 0.25 }, "service-deployment-shift"],
    [
      "a long canary",
      { strategy: "CANARY", bakeTimeInMinutes: 5, canaryBakeTimeInMinutes: 1441 },
      "service-deployment-shift",
    ],
    ["small steps", { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 2.9 }, "service-deployment-shift"],
    ["a step too large", { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 101 }, "service-deployment-shift"],
    [
      "slow steps",
      { strategy: "LINEAR", bakeTimeInMinutes: 5, stepBakeTimeInMinutes: 1441 },
      "service-deployment-shift",
    ],
    ["a circuit breaker", { controller: "CODE_DEPLOY" }, "service-code-deploy", { circuitBreaker: { rollback: true } }],
    ["Service Connect", { controller: "CODE_DEPLOY" }, "service-code-deploy", { serviceConnect: {} }],
    [
      "alarms past the compiler",
      { controller: "CODE_DEPLOY", alarms: { alarms: [{ alarmName: "a" }], rollback: true } } as never,
      "service-code-deploy",
    ],
    [
      "percents past the compiler",
      { controller: "CODE_DEPLOY", minimumHealthyPercent: 50, maximumPercent: 150 } as never,
      "service-code-deploy",
    ],
    [
      "zones that nothing can balance",
      { minimumHealthyPercent: 0, maximumPercent: 100 },
      "service-zone-rebalancing",
      { availabilityZoneRebalancing: true },
    ],
  ])("not %s", (_what, deployment, code, ...[service]) => {
    expect(judge(deployment, service)).toEqual([code]);
  });

  test.each<[ServiceDeployment, string]>([
    [
      { alarms: { alarms: ["b", "a", "a"].map((alarmName) => ({ alarmName })), rollback: true } },
      'service-deployment-alarms: an alarm ends a deployment once, got: ["a"]; name it once',
    ],
    [
      { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1441 },
      "service-deployment-shift: bakeTimeInMinutes is 0 to 1440 minutes, whole, got: 1441; choose a value in between",
    ],
    [
      { strategy: "CANARY", bakeTimeInMinutes: 5, canaryBakeTimeInMinutes: -1 },
      "service-deployment-shift: canaryBakeTimeInMinutes is 0 to 1440 minutes, whole, got: -1; choose a value in between",
    ],
    [
      { strategy: "CANARY", bakeTimeInMinutes: 5, canaryPercent: 100.1 },
      "service-deployment-shift: canaryPercent is 0.1 to 100 percent, in steps of 0.1, got: 100.1; choose a value in between",
    ],
    [
      { strategy: "LINEAR", bakeTimeInMinutes: 5, stepBakeTimeInMinutes: 0.5 },
      "service-deployment-shift: stepBakeTimeInMinutes is 0 to 1440 minutes, whole, got: 0.5; choose a value in between",
    ],
    [
      { strategy: "LINEAR", bakeTimeInMinutes: 5, stepPercent: 2.9 },
      "service-deployment-shift: stepPercent is 3 to 100 percent, in steps of 0.1, got: 2.9; choose a value in between",
    ],
    [
      { minimumHealthyPercent: 101 },
      "service-deployment-percent: minimumHealthyPercent is 0 to 100 percent, whole, got: 101; choose a value in between",
    ],
    [
      { maximumPercent: 99 },
      "service-deployment-percent: maximumPercent is 100 to 2147483647 percent, whole, got: 99; choose a value in between",
    ],
  ])("%j is reported", (deployment, says) =>
    expect(deploymentProblems({ desiredCount: 2, deployment }).map(explain)).toEqual([says]),
  );

  test.each<[number, number | undefined, number | undefined, boolean]>([
    [1, undefined, undefined, false],
    [1, undefined, 150, true],
    [1, 50, 100, true],
    [1, 0, 100, false],
    [1, 50, 150, true],
    [1, 50, 200, false],
    [2, 50, 100, false],
    [2, undefined, 150, false],
    [2, 51, 149, true],
    [3, 67, 133, true],
    [3, 66, 133, false],
    [3, 67, 134, false],
    [10, 95, 105, true],
    [0, 95, 105, false],
    [2, 100, 100, false], // refused
    [later, 50, 100, false],
    [1, later, 100, false],
    [1, 50, later, false],
  ])(
    "with %d tasks, %s to %s percent never end: %s",
    (desiredCount, minimumHealthyPercent, maximumPercent, isStuck) => {
      const deployment = { minimumHealthyPercent, maximumPercent };
      expect(problemCodes(stuckDeployment({ desiredCount, deployment }))).toEqual(
        isStuck ? ["service-deployment-stuck"] : [],
      );
      expect(stuckDeployment({ desiredCount, deployment, scaled: true })).toEqual([]);
    },
  );

  test("without one nothing is stuck", () => {
    expect(stuckDeployment({ desiredCount: 1 })).toEqual([]);
    expect(deploymentProblems({ desiredCount: 1 })).toEqual([]);
  });
});

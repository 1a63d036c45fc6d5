import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import type { CapacityShare } from "../../../../../constructs/ecs/capacity-provider";
import { capacityShareProblems, clusterCapacityProblems } from "../../../../../constructs/ecs/rules/service/capacity";

const later = Token.asNumber({ resolve: () => 1 });

describe("capacity", () => {
  test.each<[string, readonly CapacityShare[]]>([
    ["Spot alone", [{ provider: "FARGATE_SPOT", weight: 1 }]],
    [
      "a base and Spot",
      [
        { provider: "FARGATE", base: 2 },
        { provider: "FARGATE_SPOT", weight: 1000 },
      ],
    ],
    [
      "a base of 0 twice",
      [
        { provider: "FARGATE", base: 0, weight: 1 },
        { provider: "FARGATE_SPOT", base: 0 },
      ],
    ],
    ["the largest base", [{ provider: "FARGATE", base: 100_000, weight: 1 }]],
    [
      "weights of plan time",
      [
        { provider: "FARGATE", weight: later },
        { provider: "FARGATE_SPOT", weight: 0 },
      ],
    ],
    [
      "bases of plan time",
      [
        { provider: "FARGATE", base: later, weight: 1 },
        { provider: "FARGATE_SPOT", base: 1 },
      ],
    ],
  ])("%s", (_what, shares) => expect(capacityShareProblems(shares)).toEqual([]));

  test.each<[string, readonly CapacityShare[], string]>([
    ["nothing", [], "a strategy names a capacity provider, got: []; name one"],
    [
      "no weight",
      [{ provider: "FARGATE" }, { provider: "FARGATE_SPOT", weight: 0 }],
      'one share has a weight above 0, or tasks beyond the base would run nowhere, got: [{"provider":"FARGATE"},{"provider":"FARGATE_SPOT","weight":0}]; add `weight: 1`',
    ],
    [
      "one twice",
      [
        { provider: "FARGATE", weight: 1 },
        { provider: "FARGATE", weight: 2 },
      ],
      'each capacity provider has one share, got: ["FARGATE"]; make one of both',
    ],
    [
      "two bases",
      [
        { provider: "FARGATE", base: 1, weight: 1 },
        { provider: "FARGATE_SPOT", base: 1 },
      ],
      'only one share has a base, got: [{"provider":"FARGATE","base":1,"weight":1},{"provider":"FARGATE_SPOT","base":1}]; leave out the others',
    ],
    [
      "a weight too large",
      [{ provider: "FARGATE", weight: 1001 }],
      "a share's weight is 0 to 1000, whole, got: 1001; choose a value in between",
    ],
    [
      "a weight below 0",
      [{ provider: "FARGATE", weight: -1 }],
      "a share's weight is 0 to 1000, whole, got: -1; choose a value in between",
    ],
    [
      "a base too large",
      [{ provider: "FARGATE", base: 100_001, weight: 1 }],
      "a share's base is 0 to 100000 tasks, whole, got: 100001; choose a value in between",
    ],
    [
      "half a task",
      [{ provider: "FARGATE", base: 0.5, weight: 1 }],
      "a share's base is 0 to 100000 tasks, whole, got: 0.5; choose a value in between",
    ],
    [
      "instances",
      [{ provider: "my-asg" as never, weight: 1 }],
      'a capacity provider for Fargate is FARGATE, FARGATE_SPOT, got: "my-asg"; choose one of them',
    ],
  ])("not %s", (_what, shares, says) =>
    expect(capacityShareProblems(shares).map(explain)).toEqual([`service-capacity: ${says}`]),
  );

  test("is the cluster's, where that is known", () => {
    const shares = [{ provider: "FARGATE", weight: 1 } as const, { provider: "FARGATE_SPOT", weight: 1 } as const];
    expect(clusterCapacityProblems(shares, undefined)).toEqual([]);
    expect(clusterCapacityProblems(shares, ["FARGATE", "FARGATE_SPOT"])).toEqual([]);
    expect(clusterCapacityProblems(shares, ["FARGATE"])).toMatchObject([
      { code: "service-capacity-cluster", got: ["FARGATE_SPOT"] },
    ]);
    expect(clusterCapacityProblems(shares, [])).toMatchObject([{ got: ["FARGATE", "FARGATE_SPOT"] }]);
  });
});

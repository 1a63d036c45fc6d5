import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../../../constructs/ecs/container-definition";
import {
  gracePeriodProblems,
  serviceProblems,
  type Checked,
} from "../../../../../constructs/ecs/rules/service/service";
import { problemCodes } from "../../../../../harness/problem-codes";

const later = Token.asNumber({ resolve: () => 1 });

describe("grace period", () => {
  const checked = { name: "app", image: "app:1", healthCheck: { command: ["CMD", "true"] } } as ContainerDefinition;
  const plain = { name: "app", image: "app:1" };
  const judge = (given: Partial<Checked>) =>
    problemCodes(gracePeriodProblems({ containers: [plain], isTarget: false, ...given }));

  test.each<[string, Partial<Checked>]>([
    ["none", {}],
    ["behind a load balancer", { isTarget: true, healthCheckGracePeriodSeconds: 0 }],
    ["the longest", { isTarget: true, healthCheckGracePeriodSeconds: 2147483647 }],
    ["of plan time", { isTarget: true, healthCheckGracePeriodSeconds: later }],
    ["with a container's health check", { containers: [plain, checked], healthCheckGracePeriodSeconds: 30 }],
  ])("%s", (_what, given) => expect(judge(given)).toEqual([]));

  test.each<[string, Partial<Checked>]>([
    ["without a health check", { healthCheckGracePeriodSeconds: 30 }],
    ["of plan time without a health check", { healthCheckGracePeriodSeconds: later }],
    ["below 0", { isTarget: true, healthCheckGracePeriodSeconds: -1 }],
    ["too long", { isTarget: true, healthCheckGracePeriodSeconds: 2147483648 }],
    ["of half a second", { isTarget: true, healthCheckGracePeriodSeconds: 0.5 }],
  ])("not %s", (_what, given) => expect(judge(given)).toEqual(["service-grace-period"]));
});

describe("numbers of a service", () => {
  const ids = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-0123456789abcde${index.toString(16)}`);
  const judge = (desiredCount: number, subnets: string[], groups: string[]) =>
    serviceProblems({ desiredCount, subnetIds: subnets, securityGroupIds: groups }).map(explain);
  const list = Token.asList({ resolve: () => [] });

  test.each([
    [0, ids("subnet", 1), []],
    [1, ids("subnet", 16), ids("sg", 5)],
    [later, list, list],
  ])("%d in %j with %j", (count, subnets, groups) => expect(judge(count, subnets, groups)).toEqual([]));

  test.each([
    [
      -1,
      ids("subnet", 1),
      [],
      "service-desired-count: desiredCount is a whole number, 0 or more, got: -1; choose one; with 0 nothing runs",
    ],
    [
      0.5,
      ids("subnet", 1),
      [],
      "service-desired-count: desiredCount is a whole number, 0 or more, got: 0.5; choose one; with 0 nothing runs",
    ],
    [
      1,
      ["subnet 1"],
      [],
      `network-id: a subnet is given by its id, which begins with subnet-, got: "subnet 1"; take its \`id\`: not its name, its ARN, or another resource's id`,
    ],
    [
      1,
      ["subnet-0123456789abcdef0"],
      ["sg 1"],
      `network-id: a security group is given by its id, which begins with sg-, got: "sg 1"; take its \`id\`: not its name, its ARN, or another resource's id`,
    ],
    [1, [], [], "service-subnets: a service on Fargate has 1 to 16 subnets, got: 0; give it one"],
    [
      1,
      [...ids("subnet", 16), "subnet-0123456789abcdff"],
      [],
      "service-subnets: a service on Fargate has 1 to 16 subnets, got: 17; leave some out",
    ],
    [
      1,
      ids("subnet", 1),
      ids("sg", 6),
      "service-security-groups: a service has at most 5 security groups, got: 6; merge some of them",
    ],
  ])("not %d in %j with %j", (count, subnets, groups, says) => expect(judge(count, subnets, groups)).toEqual([says]));
});

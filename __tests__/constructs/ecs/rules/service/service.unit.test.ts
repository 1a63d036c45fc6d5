import { Token } from "cdktf";
import type { ContainerDefinition } from "../../../../../constructs/ecs/container-definition";
import { gracePeriodProblems, type Checked } from "../../../../../constructs/ecs/rules/service/service";
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

import { Token } from "cdktf";
import type { CapacityShare } from "../../../../../constructs/ecs/capacity-provider";
import {
  platformProblems,
  type PlatformService,
  type PlatformTask,
} from "../../../../../constructs/ecs/rules/service/platform-version";

const text = Token.asString({ resolve: () => "x" });

describe("platform", () => {
  const linux: PlatformTask = { containers: [{ name: "app", image: "app:1" }] };
  const windows: PlatformTask = { ...linux, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };
  const arm: PlatformTask = { ...linux, runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" } };
  const spot: CapacityShare[] = [{ provider: "FARGATE_SPOT", weight: 1 }];

  test.each<[string, PlatformTask, PlatformService]>([
    ["no version", windows, {}],
    ["the latest of Linux", linux, { platformVersion: "LATEST", capacityProviders: spot }],
    ["1.4.0", arm, { platformVersion: "1.4.0", serviceConnect: {} }],
    ["1.3.0", linux, { platformVersion: "1.3.0" }],
    ["of plan time", { ...linux, pidMode: "task" }, { platformVersion: text }],
    [
      "1.0.0 of Windows",
      windows,
      { platformVersion: "1.0.0", capacityProviders: [{ provider: "FARGATE", weight: 1 }] },
    ],
  ])("%s", (_what, task, service) => expect(platformProblems(task, service)).toEqual([]));

  test.each<[string, PlatformTask, PlatformService, string]>([
    ["1.0.0 of Linux", linux, { platformVersion: "1.0.0" }, "is LATEST, 1.4.0, 1.3.0"],
    ["1.4.0 of Windows", windows, { platformVersion: "1.4.0" }, "is LATEST, 1.0.0"],
    ["a storage", { ...linux, ephemeralStorage: 50 }, { platformVersion: "1.3.0" }, "has no ephemeralStorage"],
    ["a shared pid", { ...linux, pidMode: "task" }, { platformVersion: "1.3.0" }, "has no pidMode"],
    ["ARM", arm, { platformVersion: "1.3.0" }, "has no ARM64"],
    ["Service Connect", linux, { platformVersion: "1.3.0", serviceConnect: {} }, "has no Service Connect"],
    [
      "EFS",
      { ...linux, volumes: [{ name: "bind" }, { name: "efs", efs: { fileSystemId: "fs-1" } }] },
      { platformVersion: "1.3.0" },
      "has no EFS volumes",
    ],
    [
      "tracing",
      { containers: [{ name: "app", image: "app:1", linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } }] },
      { platformVersion: "1.3.0" },
      "has no added capabilities",
    ],
    ["Windows on Spot", windows, { capacityProviders: spot }, "FARGATE_SPOT runs Linux tasks only"],
  ])("not %s", (_what, task, service, rule) => {
    expect(platformProblems(task, service)).toMatchObject([{ rule: expect.stringContaining(rule) as unknown }]);
  });
});

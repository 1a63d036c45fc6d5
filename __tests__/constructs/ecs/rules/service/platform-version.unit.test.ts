import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
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
    [
      "1.3.0 with what it had",
      {
        containers: [
          { name: "app", image: "app:1", linuxParameters: {} },
          { name: "other", image: "app:1", linuxParameters: { capabilities: { add: [], drop: ["ALL"] } } },
        ],
        volumes: [{ name: "bind" }],
      },
      { platformVersion: "1.3.0" },
    ],
    ["of plan time", { ...linux, pidMode: "task" }, { platformVersion: text }],
    [
      "1.0.0 of Windows",
      windows,
      { platformVersion: "1.0.0", capacityProviders: [{ provider: "FARGATE", weight: 1 }] },
    ],
  ])("%s", (_what, task, service) => expect(platformProblems(task, service)).toEqual([]));

  test.each<[string, PlatformTask, PlatformService, string]>([
    [
      "1.0.0 of Linux",
      linux,
      { platformVersion: "1.0.0" },
      'service-platform-version: a platform version of Linux tasks is LATEST, 1.4.0, 1.3.0, got: "1.0.0"; choose one of them',
    ],
    [
      "1.4.0 of Windows",
      windows,
      { platformVersion: "1.4.0" },
      'service-platform-version: a platform version of Windows tasks is LATEST, 1.0.0, got: "1.4.0"; choose one of them',
    ],
    [
      "a storage",
      { ...linux, ephemeralStorage: 50 },
      { platformVersion: "1.3.0" },
      'service-platform-version: platform version 1.3.0 has no ephemeralStorage, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "a shared pid",
      { ...linux, pidMode: "task" },
      { platformVersion: "1.3.0" },
      'service-platform-version: platform version 1.3.0 has no pidMode, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "ARM",
      arm,
      { platformVersion: "1.3.0" },
      'service-platform-version: platform version 1.3.0 has no ARM64, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "Service Connect",
      linux,
      { platformVersion: "1.3.0", serviceConnect: {} },
      'service-platform-version: platform version 1.3.0 has no Service Connect, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "EFS",
      { ...linux, volumes: [{ name: "bind" }, { name: "efs", efs: { fileSystemId: "fs-1" } }] },
      { platformVersion: "1.3.0" },
      'service-platform-version: platform version 1.3.0 has no EFS volumes, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "tracing",
      {
        containers: [
          { name: "app", image: "app:1" },
          { name: "traced", image: "app:1", linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } } },
        ],
      },
      { platformVersion: "1.3.0" },
      'service-platform-version: platform version 1.3.0 has no added capabilities, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "Windows on Spot",
      windows,
      { capacityProviders: spot },
      'service-spot-windows: FARGATE_SPOT runs Linux tasks only, got: "WINDOWS_SERVER_2022_CORE"; take FARGATE',
    ],
    [
      "two features",
      { ...linux, pidMode: "task" },
      { platformVersion: "1.3.0", serviceConnect: {} },
      'service-platform-version: platform version 1.3.0 has no pidMode, Service Connect, got: "1.3.0"; leave it out, or take 1.4.0',
    ],
    [
      "a version of no system, where only Terraform knows which it is",
      { ...linux, runtimePlatform: { operatingSystemFamily: text as "LINUX" } },
      { platformVersion: "1.2.0" },
      'service-platform-version: a platform version is LATEST, 1.4.0, 1.3.0, 1.0.0, got: "1.2.0"; choose one of them',
    ],
  ])("not %s", (_what, task, service, says) => expect(platformProblems(task, service).map(explain)).toEqual([says]));

  test("of plan time has Spot, and what it has", () => {
    const later: PlatformTask = {
      ...linux,
      pidMode: "task",
      runtimePlatform: { operatingSystemFamily: text as "LINUX" },
    };
    expect(platformProblems(later, { platformVersion: "1.3.0", capacityProviders: spot })).toEqual([]);
  });
});

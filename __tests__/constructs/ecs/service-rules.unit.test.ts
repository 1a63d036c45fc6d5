import { Token } from "cdktf";
import type { CapacityShare } from "../../../constructs/ecs/capacity-provider";
import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { capacityShareProblems, clusterCapacityProblems } from "../../../constructs/ecs/rules/service/capacity";
import { deploymentProblems, stuckDeployment, type Deployed } from "../../../constructs/ecs/rules/service/deployment";
import {
  platformProblems,
  type PlatformService,
  type PlatformTask,
} from "../../../constructs/ecs/rules/service/platform-version";
import { gracePeriodProblems, type Checked } from "../../../constructs/ecs/rules/service";
import { serviceConnectProblems } from "../../../constructs/ecs/rules/service/connect";
import { registryProblems } from "../../../constructs/ecs/rules/service/registry";
import { targetListProblems, type AnyTarget } from "../../../constructs/ecs/rules/service-target";
import type { ServiceConnectService } from "../../../constructs/ecs/service-connect";
import type { ServiceDeployment } from "../../../constructs/ecs/service-deployment";
import type { ServiceRegistry } from "../../../constructs/ecs/service-registry";

const later = Token.asNumber({ resolve: () => 1 });
const text = Token.asString({ resolve: () => "x" });
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe("deployment", () => {
  const judge = (deployment: ServiceDeployment, service: Partial<Deployed> = {}) =>
    codes(deploymentProblems({ desiredCount: 2, deployment, ...service }));

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
      expect(codes(stuckDeployment({ desiredCount, deployment }))).toEqual(isStuck ? ["service-deployment-stuck"] : []);
      expect(stuckDeployment({ desiredCount, deployment, scaled: true })).toEqual([]);
    },
  );

  test("without one nothing is stuck", () => {
    expect(stuckDeployment({ desiredCount: 1 })).toEqual([]);
    expect(deploymentProblems({ desiredCount: 1 })).toEqual([]);
  });
});

describe("targets", () => {
  const target = (arn: string, containerPort = 80): AnyTarget => ({
    targetGroup: { arn },
    containerName: "app",
    containerPort,
  });
  const rolling = { isCodeDeploy: false, shiftsTraffic: false };
  const codeDeploy = { isCodeDeploy: true, shiftsTraffic: false };
  const shifting = { isCodeDeploy: false, shiftsTraffic: true };
  const shift = {};

  test.each([
    ["none", [], rolling],
    ["five", ["a", "b", "c", "d", "e"].map((arn) => target(arn)), rolling],
    ["two ports of one group", [target("a", 80), target("a", 81)], rolling],
    ["one for CodeDeploy", [target("a")], codeDeploy],
    ["none to shift", [], shifting],
    [
      "two to shift",
      [
        { ...target("a"), shift },
        { ...target("b"), shift },
      ],
      shifting,
    ],
  ])("%s", (_what, targets, deployed) => {
    expect(targetListProblems(targets, deployed)).toEqual([]);
  });

  test.each([
    ["six", ["a", "b", "c", "d", "e", "f"].map((arn) => target(arn)), rolling, ["service-targets"]],
    ["one twice", [target("a"), target("a")], rolling, ["service-targets"]],
    ["none for CodeDeploy", [], codeDeploy, ["service-targets"]],
    ["two for CodeDeploy", [target("a"), target("b")], codeDeploy, ["service-targets"]],
    ["a shift that nothing uses", [{ ...target("a"), shift }, target("b")], rolling, ["service-target-shift"]],
    ["one that does not shift", [{ ...target("a"), shift }, target("b")], shifting, ["service-target-shift"]],
  ])("not %s", (_what, targets, deployed, expected) => {
    expect(codes(targetListProblems(targets, deployed))).toEqual(expected);
  });
});

describe("grace period", () => {
  const checked = { name: "app", image: "app:1", healthCheck: { command: ["CMD", "true"] } } as ContainerDefinition;
  const plain = { name: "app", image: "app:1" };
  const judge = (given: Partial<Checked>) =>
    codes(gracePeriodProblems({ containers: [plain], isTarget: false, ...given }));

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
    ["nothing", [], "a strategy names a capacity provider"],
    ["no weight", [{ provider: "FARGATE" }, { provider: "FARGATE_SPOT", weight: 0 }], "one share has a weight above 0"],
    [
      "one twice",
      [
        { provider: "FARGATE", weight: 1 },
        { provider: "FARGATE", weight: 2 },
      ],
      "each capacity provider has",
    ],
    [
      "two bases",
      [
        { provider: "FARGATE", base: 1, weight: 1 },
        { provider: "FARGATE_SPOT", base: 1 },
      ],
      "only one share has a base",
    ],
    ["a weight too large", [{ provider: "FARGATE", weight: 1001 }], "a share's weight is 0 to 1000"],
    ["a weight below 0", [{ provider: "FARGATE", weight: -1 }], "a share's weight is 0 to 1000"],
    ["a base too large", [{ provider: "FARGATE", base: 100_001, weight: 1 }], "a share's base is 0 to 100000"],
    ["half a task", [{ provider: "FARGATE", base: 0.5, weight: 1 }], "a share's base is 0 to 100000"],
    [
      "instances",
      [{ provider: "my-asg" as never, weight: 1 }],
      "a capacity provider for Fargate is FARGATE, FARGATE_SPOT",
    ],
  ])("not %s", (_what, shares, rule) => {
    expect(capacityShareProblems(shares)).toMatchObject([
      { code: "service-capacity", rule: expect.stringContaining(rule) as unknown },
    ]);
  });

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

describe("platform", () => {
  const linux: PlatformTask = { containers: [{ name: "app", image: "app:1" }] };
  const windows: PlatformTask = { ...linux, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } };
  const arm: PlatformTask = { ...linux, runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" } };
  const spot: CapacityShare[] = [{ provider: "FARGATE_SPOT", weight: 1 }];

  test.each<[string, PlatformTask, PlatformService]>([
    ["none said", windows, {}],
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

describe("Service Connect", () => {
  const containers: ContainerDefinition[] = [
    { name: "app", image: "app:1", portMappings: [{ containerPort: 80, name: "web", appProtocol: "http" }] },
    { name: "db", image: "db:1", portMappings: [{ containerPort: 5432, name: "db" }, { containerPort: 9000 }] },
  ];
  const judge = (...services: ServiceConnectService[]) => codes(serviceConnectProblems(containers, { services }));

  test.each<[string, ServiceConnectService[]]>([
    ["nothing", []],
    ["a port", [{ portName: "web", port: 80 }]],
    [
      "all of it",
      [{ portName: "web", port: 80, discoveryName: "a-b_1", dnsName: "a.b-c_1", ingressPortOverride: 65535 }],
    ],
    ["times", [{ portName: "web", port: 1, idleTimeoutSeconds: 0, perRequestTimeoutSeconds: 0 }]],
    ["an idle time of TCP", [{ portName: "db", port: 5432, idleTimeoutSeconds: 3600 }]],
    ["a name of plan time", [{ portName: text, port: 80, discoveryName: text, dnsName: text }]],
    [
      "two ports",
      [
        { portName: "web", port: 80 },
        { portName: "db", port: 80 },
      ],
    ],
    [
      "a name at two ports",
      [
        { portName: "web", port: 80, dnsName: "x" },
        { portName: "db", port: 81, dnsName: "x" },
      ],
    ],
    ["numbers of plan time", [{ portName: "web", port: later, perRequestTimeoutSeconds: later }]],
  ])("%s", (_what, services) => expect(judge(...services)).toEqual([]));

  test.each<[string, ServiceConnectService[], string]>([
    ["an unknown port", [{ portName: "http", port: 80 }], "service-connect-port-name"],
    ["port 0", [{ portName: "web", port: 0 }], "service-connect-port"],
    ["a port too large", [{ portName: "web", port: 65536 }], "service-connect-port"],
    ["an ingress port of 0", [{ portName: "web", port: 80, ingressPortOverride: 0 }], "service-connect-port"],
    ["capitals", [{ portName: "web", port: 80, discoveryName: "Grades" }], "name-pattern"],
    ["a name that begins with -", [{ portName: "web", port: 80, dnsName: "-grades" }], "name-pattern"],
    ["a dot in Cloud Map", [{ portName: "web", port: 80, discoveryName: "a.b" }], "name-pattern"],
    ["a name too long", [{ portName: "web", port: 80, discoveryName: "a".repeat(65) }], "name-length"],
    ["an alias too long", [{ portName: "web", port: 80, dnsName: "a".repeat(128) }], "name-length"],
    ["requests of TCP", [{ portName: "db", port: 80, perRequestTimeoutSeconds: 5 }], "service-connect-timeout"],
    ["times below 0", [{ portName: "web", port: 80, idleTimeoutSeconds: -1 }], "service-connect-timeout"],
    ["half a second", [{ portName: "web", port: 80, perRequestTimeoutSeconds: 0.5 }], "service-connect-timeout"],
    [
      "one name for two",
      [
        { portName: "web", port: 80, discoveryName: "x" },
        { portName: "db", port: 81, discoveryName: "x" },
      ],
      "service-connect-duplicate",
    ],
    [
      "one place for two",
      [
        { portName: "web", port: 80, dnsName: "x" },
        { portName: "db", port: 80, dnsName: "x" },
      ],
      "service-connect-duplicate",
    ],
  ])("not %s", (_what, services, code) => expect(judge(...services)).toEqual([code]));

  test("says which ports have names, and where", () => {
    expect(serviceConnectProblems(containers, { services: [{ portName: "http", port: 80 }] })).toMatchObject([
      { where: `Service Connect's "http"`, rule: "Service Connect takes a named port of the task (web, db)" },
    ]);
    const plain = [{ name: "app", image: "app:1" }];
    expect(serviceConnectProblems(plain, { services: [{ portName: "http", port: 80 }] })).toMatchObject([
      { rule: "Service Connect takes a named port of the task (it has none)" },
    ]);
    expect(serviceConnectProblems(plain, {})).toEqual([]);
  });

  test("does not judge where the task's names are known only at plan time", () => {
    const unsure = [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80, name: text }] }];
    expect(serviceConnectProblems(unsure, { services: [{ portName: "http", port: 80 }] })).toEqual([]);
  });
});

describe("registry", () => {
  const arn = "arn:aws:servicediscovery:eu-west-3:123456789012:service/srv-0123456789abcdef";
  const containers: ContainerDefinition[] = [{ name: "app", image: "app:1", portMappings: [{ containerPort: 80 }] }];
  const judge = (registry: ServiceRegistry) => codes(registryProblems(containers, registry));

  test.each<[string, ServiceRegistry]>([
    ["addresses", { arn }],
    ["an ARN of plan time", { arn: text }],
    ["a container's port", { arn, containerName: "app", containerPort: 80 }],
    ["a port", { arn, port: 65535 }],
    ["another partition", { arn: "arn:aws-cn:servicediscovery:cn-north-1:123456789012:service/srv-1" }],
  ])("%s", (_what, registry) => expect(judge(registry)).toEqual([]));

  test.each<[string, ServiceRegistry, string]>([
    ["a namespace", { arn: arn.replace("service/srv", "namespace/ns") }, "service-registry"],
    ["an id", { arn: "srv-0123456789abcdef" }, "service-registry"],
    ["a task's port", { arn, containerName: "app", containerPort: 81 }, "target-port"],
    ["another container", { arn, containerName: "web", containerPort: 80 }, "target-container"],
    ["port 0", { arn, port: 0 }, "service-registry"],
    ["both", { arn, port: 80, containerName: "app", containerPort: 80 } as never, "service-registry"],
    ["a name alone", { arn, containerName: "app" } as never, "service-registry"],
    ["a container's port alone", { arn, containerPort: 80 } as never, "service-registry"],
  ])("not %s", (_what, registry, code) => expect(judge(registry)).toEqual([code]));
});

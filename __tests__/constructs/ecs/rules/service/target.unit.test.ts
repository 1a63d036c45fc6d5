import { Token } from "cdktf";
import { explain } from "../../../../../constructs/core/problem";
import type { ContainerDefinition } from "../../../../../constructs/ecs/container-definition";
import type { PortMapping } from "../../../../../constructs/ecs/port-mapping";
import { targetListProblems, targetProblems, type AnyTarget } from "../../../../../constructs/ecs/rules/service/target";
import { problemCodes } from "../../../../../harness/problem-codes";

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
    expect(problemCodes(targetListProblems(targets, deployed))).toEqual(expected);
  });

  test.each([
    [
      ["a", "b", "c", "d", "e", "f"].map((arn) => target(arn)),
      rolling,
      "service-targets: a service has at most 5 target groups, got: 6; leave some out",
    ],
    [
      [target("a"), target("b")],
      codeDeploy,
      "service-targets: a service that CodeDeploy deploys has one target group; its deployment group knows the other one, got: 2; leave the others out",
    ],
    [
      [target("a"), target("a")],
      rolling,
      'service-targets: each target is there once, got: ["a app 80"]; leave it out',
    ],
    [
      [{ ...target("a"), shift }],
      rolling,
      'service-target-shift: target "app": a target has `shift` for the strategies BLUE_GREEN, CANARY and LINEAR, and only for them, got: {}; leave it out, or set deployment.strategy',
    ],
    [
      [target("a")],
      shifting,
      'service-target-shift: target "app": a target has `shift` for the strategies BLUE_GREEN, CANARY and LINEAR, and only for them, got: nothing; say what ECS changes',
    ],
  ])("%j are reported: %#", (targets, deployed, says) =>
    expect(targetListProblems(targets, deployed).map(explain)).toEqual([says]),
  );
});

describe("a target", () => {
  const later = Token.asNumber({ resolve: () => 1 });
  const text = Token.asString({ resolve: () => "x" });
  const portMappings: PortMapping[] = [
    { containerPort: 80 },
    { containerPort: 53 },
    { containerPort: 53, protocol: "udp" },
    { containerPortRange: "8000-8010" },
  ];
  const containers: ContainerDefinition[] = [
    { name: "app", image: "app:1", portMappings },
    { name: "plain", image: "app:1" },
    { name: "later", image: "app:1", portMappings: [{ containerPort: later }] },
    { name: "range", image: "app:1", portMappings: [{ containerPortRange: Token.asAny(text) }] },
  ];
  const judge = (containerName: string, containerPort: number) =>
    targetProblems(containers, { containerName, containerPort }).map(explain);

  test.each([
    ["app", 80],
    ["app", 8000],
    ["app", 8010],
    ["app", later],
    ["plain", later],
    ["later", 80],
    ["range", 80],
    [text, 80],
  ])("may be %s:%d", (name, port) => expect(judge(name, port)).toEqual([]));

  test("may be a container whose name is known only at plan time", () => {
    const unnamed = [...containers, { name: text, image: "app:1" }];
    expect(targetProblems(unnamed, { containerName: "web", containerPort: 80 })).toEqual([]);
  });

  test.each([
    [
      "app",
      53,
      'target-port: the target\'s port is one that container "app" maps once, not for tcp and udp, got: 53; let the container listen on another port too, and take that one as the target',
    ],
    [
      "app",
      0,
      'target-port: the target\'s port is one that container "app" maps, got: 0; add it to portMappings, or correct it',
    ],
    [
      "app",
      7999,
      'target-port: the target\'s port is one that container "app" maps, got: 7999; add it to portMappings, or correct it',
    ],
    [
      "app",
      8011,
      'target-port: the target\'s port is one that container "app" maps, got: 8011; add it to portMappings, or correct it',
    ],
    [
      "plain",
      80,
      'target-port: the target\'s port is one that container "plain" maps, got: 80; add it to portMappings, or correct it',
    ],
    [
      "web",
      80,
      'target-container: the target is a container of the task (app, plain, later, range), got: "web"; correct the name, or add the container',
    ],
  ])("may not be %s:%d", (name, port, says) => expect(judge(name, port)).toEqual([says]));
});

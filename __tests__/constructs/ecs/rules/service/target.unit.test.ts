import { targetListProblems, type AnyTarget } from "../../../../../constructs/ecs/rules/service/target";
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
});

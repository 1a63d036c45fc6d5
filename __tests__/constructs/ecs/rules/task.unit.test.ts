import { explain } from "../../../../constructs/core/problem";
import type { HealthCheck } from "../../../../constructs/ecs/container-definition";
import { taskVerdict } from "../../../../constructs/ecs/rules/task";
import { BREAKERS, PLAIN_TASK, PLAIN_WINDOWS_TASK } from "../../../../harness/arbitraries/breakers";

test.each([PLAIN_TASK, PLAIN_WINDOWS_TASK])("the plain task is legal", (task) => {
  expect(taskVerdict(task).problems).toEqual([]);
});

test.each(BREAKERS.map((breaker) => [breaker.what, breaker] as const))("is refused: %s", (_, breaker) => {
  const broken = breaker.change(breaker.on === "windows" ? PLAIN_WINDOWS_TASK : PLAIN_TASK);
  expect(taskVerdict(broken).problems.map(explain)).toEqual([`${breaker.code}: ${breaker.says}`]);
});

test("all problems are reported at once, each with its container", () => {
  const task = {
    ...PLAIN_TASK,
    cpu: 300,
    ephemeralStorage: 20,
    containers: [
      { name: "a", image: "", startTimeout: 0, stopTimeout: 500 },
      { name: "b", image: "nginx", portMappings: [{ containerPort: 0 }], volumesFrom: [{ sourceContainer: "c" }] },
    ],
  };
  expect(taskVerdict(task).problems.map(({ code, where }) => [code, where])).toEqual([
    ["fargate-cpu", undefined],
    ["ephemeral-storage", undefined],
    ["container-image", 'container "a"'],
    ["container-timeout", 'container "a"'],
    ["container-timeout", 'container "a"'],
    ["port-number", 'container "b"'],
    ["volumes-from", 'container "b"'],
  ]);
});

test("a health check of nothing lacks its first word, and what to run", () => {
  const healthCheck = { command: [] } as object as HealthCheck;
  const problems = taskVerdict({ ...PLAIN_TASK, containers: [{ name: "app", image: "nginx", healthCheck }] }).problems;
  expect(problems.map(({ code, got }) => [code, got])).toEqual([
    ["health-check-command", ""],
    ["health-check-command", []],
  ]);
});

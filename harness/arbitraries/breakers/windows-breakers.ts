import { firelens } from "../../../constructs/ecs/log-drivers/firelens";
import type { TaskShape } from "../../../constructs/ecs/rules/task";
import { inFirst, inTask, inVolumes, withContainers, type Breaker } from "./breaker";

const OWN_VOLUME = "use a volume of the task's own, or Linux";

/** Breaks what holds for Windows only: `rules/platform.ts`. */
export const WINDOWS_BREAKERS: readonly Breaker[] = [
  inTask(
    "fargate-cpu",
    "a number of CPU units that Windows lacks",
    { cpu: "8 vCPU", memory: 61440 },
    'cpu is one of 1024, 2048, 4096 units on Windows, got: "8 vCPU"; choose one of them, as a number of units or ' +
      "as '1 vCPU'",
  ),
  ...Object.entries({
    linuxParameters: {},
    ulimits: [],
    systemControls: [],
    user: "app",
  }).map(([field, value]) =>
    inFirst(
      "windows-container",
      `${field}, which Windows lacks`,
      { [field]: value },
      "a Windows container has none of linuxParameters, ulimits, systemControls, user, got: " +
        `"${field}"; leave it out`,
    ),
  ),
  inVolumes(
    "windows-efs",
    "EFS on Windows",
    [{ name: "broken", efs: { fileSystemId: "fs-0123456789abcdef0" } }],
    `a Windows task can't mount EFS, got: "broken"; ${OWN_VOLUME}`,
  ),
  inVolumes(
    "windows-ebs",
    "EBS on Windows",
    [{ name: "broken", configuredAtLaunch: true }],
    `a Windows task on Fargate can't mount EBS, got: "broken"; ${OWN_VOLUME}`,
  ),
  inTask(
    "windows-pid-mode",
    "shared processes on Windows",
    { pidMode: "task" },
    'the containers of a Windows task can\'t share their processes, got: "task"; leave pidMode out',
  ),
  {
    code: "windows-firelens",
    what: "a router on Windows",
    change: (task: TaskShape) =>
      withContainers(
        task,
        { name: "router", firelensConfiguration: { type: "fluentbit" } },
        { name: "routed", logConfiguration: firelens() },
      ),
    says: 'a Windows task has no FireLens router, got: ["router","routed"]; give its containers awsLogs',
  },
].map((breaker) => ({ ...breaker, on: "windows" }));

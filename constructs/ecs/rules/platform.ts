import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { ContainerDefinition } from "../container-definition";
import type { Volume } from "../volume";
import { inContainer } from "./in-container";

/** Fields that Windows containers do not have (Amazon ECS API reference, `ContainerDefinition`). */
const LINUX_ONLY = [
  "linuxParameters",
  "ulimits",
  "systemControls",
  "user",
] as const satisfies readonly (keyof ContainerDefinition)[];

/** What a Windows task can't have. */
export function windowsProblems(
  containers: readonly ContainerDefinition[],
  volumes: readonly Volume[],
  pidMode?: string,
): Problem[] {
  const fields = containers.flatMap((container) =>
    inContainer(
      container,
      LINUX_ONLY.filter((field) => container[field] !== undefined).map((field) => ({
        code: "windows-container",
        rule: `a Windows container has none of ${LINUX_ONLY.join(", ")}`,
        got: field,
        fix: "leave it out",
      })),
    ),
  );
  const firelens = containers.filter(
    ({ firelensConfiguration, logConfiguration }) =>
      firelensConfiguration !== undefined || logConfiguration?.logDriver === "awsfirelens",
  );
  return [
    ...fields,
    ...(firelens.length === 0 ? [] : [noRouting(firelens.map(({ name }) => name))]),
    ...volumes.flatMap(volumeProblems),
    ...(pidMode === undefined ? [] : [sharedProcesses(pidMode)]),
  ];
}

/**
 * Amazon ECS API reference, `ContainerDefinition`, readonlyRootFilesystem: "not supported for Windows containers". Services that run
 * have it, so AWS seems to take it.
 */
export function windowsWarnings(containers: readonly ContainerDefinition[]): Problem[] {
  return containers.flatMap((container) =>
    known(container.readonlyRootFilesystem) === true
      ? inContainer(container, [
          {
            code: "windows-read-only-root",
            rule: "a Windows container's file system can't be made read-only",
            got: true,
            fix: "leave readonlyRootFilesystem out",
          },
        ])
      : [],
  );
}

/** Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service": "Windows containers don't support FireLens". */
const noRouting = (got: readonly string[]): Problem => ({
  code: "windows-firelens",
  rule: "a Windows task has no FireLens router",
  got,
  fix: "give its containers awsLogs",
});

/** Amazon ECS developer guide, "Storage options for Amazon ECS tasks". */
function volumeProblems({ name, efs, configuredAtLaunch }: Volume): Problem[] {
  const fix = "use a volume of the task's own, or Linux";
  if (efs !== undefined) return [{ code: "windows-efs", rule: "a Windows task can't mount EFS", got: name, fix }];
  if (known(configuredAtLaunch) !== true) return [];
  return [{ code: "windows-ebs", rule: "a Windows task on Fargate can't mount EBS", got: name, fix }];
}

/** Amazon ECS API reference, `RegisterTaskDefinition`, pidMode: "not supported for Windows containers". */
const sharedProcesses = (got: string): Problem => ({
  code: "windows-pid-mode",
  rule: "the containers of a Windows task can't share their processes",
  got,
  fix: "leave pidMode out",
});

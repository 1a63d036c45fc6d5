import type { Problem } from "../../problem";
import type { ContainerDefinition } from "../container-definition";
import type { Volume } from "../volume";
import { inContainer } from "./values";

/** Fields that Windows containers do not have (Amazon ECS API reference, `ContainerDefinition`). */
const LINUX_ONLY = [
  "linuxParameters",
  "ulimits",
  "systemControls",
  "user",
  "readonlyRootFilesystem",
] as const satisfies readonly (keyof ContainerDefinition)[];

/** What a Windows task can't have. */
export function windowsProblems(containers: readonly ContainerDefinition[], volumes: readonly Volume[]): Problem[] {
  const fields = containers.flatMap((container) =>
    inContainer(
      container,
      LINUX_ONLY.filter((field) => container[field] !== undefined && container[field] !== false).map((field) => ({
        code: "windows-container",
        rule: `a Windows container has none of ${LINUX_ONLY.join(", ")}`,
        got: field,
        fix: "leave it out",
      })),
    ),
  );
  const efs = volumes.filter((volume) => volume.efs !== undefined);
  return [
    ...fields,
    ...efs.map(({ name }) => ({
      code: "windows-efs",
      rule: "a Windows task can't mount EFS",
      got: name,
      fix: "use a volume of the task's own, or Linux",
    })),
  ];
}

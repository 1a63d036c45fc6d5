import { nameProblems } from "../../core/name";
import { ecsName } from "../ecs-name";
import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import type { ContainerDefinition } from "../container-definition";
import { repeated } from "../../core/values";

export const CONTAINER_NAME = ecsName("a container's name");

/** Containers that a task definition can have (Amazon ECS service quotas, "Containers per task definition"). */
const MOST = 10;

/** The rules of a task's containers as a whole: how many, their names, one that is essential. */
export function containerProblems(containers: readonly ContainerDefinition[]): Problem[] {
  return [...countProblems(containers), ...containerNameProblems(containers), ...essentialProblems(containers)];
}

function countProblems({ length }: readonly ContainerDefinition[]): Problem[] {
  if (length >= 1 && length <= MOST) return [];
  return [
    {
      code: "container-count",
      rule: `a task has 1 to ${MOST} containers`,
      got: length,
      fix: length === 0 ? "add one" : "split it into several tasks",
    },
  ];
}

function containerNameProblems(containers: readonly ContainerDefinition[]): Problem[] {
  const names = containers.map(({ name }) => name);
  const broken = names.map(known).flatMap((name) => (name === undefined ? [] : nameProblems(CONTAINER_NAME, name)));
  const twice = repeated(names).map((name): Problem => ({
    code: "container-name-duplicate",
    rule: "each container of a task has a name of its own",
    got: name,
    fix: "rename one of them",
  }));
  return [...broken, ...twice];
}

/** Amazon ECS API reference, `ContainerDefinition`: "All tasks must have at least one essential container". */
function essentialProblems(containers: readonly ContainerDefinition[]): Problem[] {
  if (containers.length === 0 || containers.some(({ essential }) => essential !== false)) return [];
  return [
    {
      code: "container-essential",
      rule: "at least one container of a task is essential",
      got: containers.map(({ name }) => name),
      fix: "leave `essential` out for the container that the task is there for",
    },
  ];
}

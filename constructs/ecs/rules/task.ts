import type { Problem } from "../../core/problem";
import { known } from "../../core/known";
import { tagProblems } from "../../core/tags";
import type { Verdict } from "../../core/verdict";
import type { PlanTime } from "../../terraform/plan-time";
import type { ContainerDefinition } from "../container-definition";
import { imageName } from "../container-image";
import {
  ephemeralStorageProblems,
  fargateSizeProblems,
  parseCpu,
  parseMemory,
  type RuntimePlatform,
} from "../fargate-size";
import type { Volume } from "../volume";
import { containerProblems } from "./containers";
import { dependencyProblems } from "./dependencies";
import { environmentProblems, environmentWarnings } from "./environment";
import { imageWarnings } from "./image";
import { routerCredentialWarnings, routerDependencyWarnings } from "./firelens-task";
import { limitProblems } from "./limits";
import { loggingProblems, loggingWarnings } from "./logging";
import { windowsProblems, windowsWarnings } from "./platform";
import { portProblems } from "./ports";
import { bufferWarnings, resourceProblems, type TaskSize } from "./resources";
import { inContainer } from "./in-container";
import { definitionSizeProblems } from "./task-size";
import { mountRoleProblems, volumeProblems } from "./volumes";

/** What the rules of a task look at. */
export interface TaskShape {
  readonly cpu: string | number | PlanTime;
  readonly memory: string | number | PlanTime;
  readonly runtimePlatform?: RuntimePlatform;
  /** GiB. */
  readonly ephemeralStorage?: number;
  readonly containers: readonly ContainerDefinition[];
  readonly volumes?: readonly Volume[];
  readonly pidMode?: string;
  /** Whatever it is: that there is one is what counts. */
  readonly taskRole?: unknown;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Every rule of a Fargate task definition. */
export function taskVerdict(task: TaskShape): Verdict {
  const size = { cpu: amount(task.cpu, parseCpu), memory: amount(task.memory, parseMemory) };
  return { problems: taskProblems(task, size), warnings: taskWarnings(task, size) };
}

function taskProblems(task: TaskShape, size: TaskSize): Problem[] {
  const { cpu, memory, runtimePlatform, ephemeralStorage, containers, volumes = [], pidMode } = task;
  const family = known(runtimePlatform?.operatingSystemFamily);
  return [
    ...fargateSizeProblems(cpu, memory, family),
    ...ephemeralStorageProblems(ephemeralStorage),
    ...containerProblems(containers),
    ...containers.flatMap(ownProblems),
    ...portProblems(containers),
    ...dependencyProblems(containers),
    ...resourceProblems(containers, size),
    ...volumeProblems(volumes, containers),
    ...(task.taskRole === undefined ? mountRoleProblems(volumes) : []),
    ...loggingProblems(containers),
    ...definitionSizeProblems(containers),
    ...tagProblems(task.tags),
    ...(family?.startsWith("WINDOWS") ? windowsProblems(containers, volumes, pidMode) : []),
  ];
}

/** What is probably a mistake, though AWS takes it. */
function taskWarnings({ runtimePlatform, containers, taskRole }: TaskShape, size: TaskSize): Problem[] {
  const isWindows = known(runtimePlatform?.operatingSystemFamily)?.startsWith("WINDOWS");
  return [
    ...containers.flatMap((container) =>
      inContainer(container, [...environmentWarnings(container), ...imageWarnings(imageName(container.image))]),
    ),
    ...bufferWarnings(containers, size),
    ...containers.flatMap(loggingWarnings),
    ...routerDependencyWarnings(containers),
    ...(taskRole === undefined ? routerCredentialWarnings(containers) : []),
    ...(isWindows ? windowsWarnings(containers) : []),
  ];
}

/** The rules that concern one container alone. */
function ownProblems(container: ContainerDefinition): Problem[] {
  return inContainer(container, [...environmentProblems(container), ...limitProblems(container)]);
}

function amount(value: string | number | PlanTime, parse: typeof parseCpu): number | undefined {
  const text = known(value);
  return text === undefined ? undefined : parse(text);
}

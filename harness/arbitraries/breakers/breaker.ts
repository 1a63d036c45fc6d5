import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import type { LogDriver } from "../../../constructs/ecs/log-drivers/log-driver";
import type { TaskShape } from "../../../constructs/ecs/rules/task";
import type { Volume } from "../../../constructs/ecs/volume";

/** Breaks exactly one rule of a legal task, whatever else the task holds. */
export interface Breaker {
  /** Code of the rule. */
  readonly code: string;
  /** What is wrong then. */
  readonly what: string;
  /** The operating system whose tasks it breaks. @default `linux` */
  readonly on?: "windows";
  readonly change: (task: TaskShape) => TaskShape;
  /** What a user reads about {@link PLAIN_TASK} when it is broken, after the code. */
  readonly says: string;
}

/** The smallest legal task; it broken is what the messages of the breakers speak of. */
export const PLAIN_TASK: TaskShape = { cpu: 1024, memory: 2048, containers: [{ name: "app", image: "nginx:1" }] };

/** The same for Windows. */
export const PLAIN_WINDOWS_TASK: TaskShape = {
  ...PLAIN_TASK,
  runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
};

/** Fields as a file or JavaScript may give them, which no compiler has seen. */
export type Unchecked<T> = { readonly [K in keyof T]?: unknown };

/** Breaks the task itself. */
export function inTask(code: string, what: string, fields: Unchecked<TaskShape>, says: string): Breaker {
  return { code, what, change: (task) => ({ ...task, ...(fields as Partial<TaskShape>) }), says };
}

/** Breaks the first container, for fields that no rule sees together with others. */
export function inFirst(code: string, what: string, fields: Unchecked<ContainerDefinition>, says: string): Breaker {
  const change = (task: TaskShape) => {
    const [first, ...others] = task.containers;
    return { ...task, containers: [{ ...first, ...fields } as ContainerDefinition, ...others] };
  };
  return { code, what, change, says: `container "app": ${says}` };
}

/** Adds a container that is broken. */
export function inAdded(code: string, what: string, fields: Unchecked<ContainerDefinition>, says: string): Breaker {
  return { code, what, change: (task) => withContainers(task, fields), says: `container "added": ${says}` };
}

/** Adds a container whose log driver is broken. */
export function inLogging(code: string, what: string, logConfiguration: LogDriver, says: string): Breaker {
  return inAdded(code, what, { logConfiguration }, says);
}

/** Adds volumes that are broken. */
export function inVolumes(code: string, what: string, volumes: readonly Unchecked<Volume>[], says: string): Breaker {
  const change = (task: TaskShape) => ({ ...task, volumes: [...(task.volumes ?? []), ...(volumes as Volume[])] });
  return { code, what, change, says };
}

/** The task with more containers, named `added` unless they say more. */
export function withContainers(task: TaskShape, ...containers: Unchecked<ContainerDefinition>[]): TaskShape {
  const added = containers.map((fields) => ({ name: "added", image: "nginx:1", ...fields }) as ContainerDefinition);
  return { ...task, containers: [...task.containers, ...added] };
}

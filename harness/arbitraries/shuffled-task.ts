import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import type { LogDriver } from "../../constructs/ecs/log-drivers/log-driver";
import type { TaskShape } from "../../constructs/ecs/rules/task";

/** The same task, written down in another order wherever the order means nothing and the provider does not sort. */
export function shuffledTask(task: TaskShape): TaskShape {
  return { ...task, containers: task.containers.map(shuffledContainer) };
}

function shuffledContainer(container: ContainerDefinition): ContainerDefinition {
  const { linuxParameters, logConfiguration } = container;
  const { capabilities } = linuxParameters ?? {};
  return {
    ...shuffledKeys(container),
    ...reversedLists(container, ["dependsOn", "mountPoints", "volumesFrom", "ulimits", "systemControls"]),
    ...(linuxParameters && {
      linuxParameters: {
        ...linuxParameters,
        ...(capabilities && { capabilities: reversedLists(capabilities, ["drop"]) }),
      },
    }),
    ...(logConfiguration && { logConfiguration: shuffledDriver(logConfiguration) }),
    ...(container.dockerLabels && { dockerLabels: shuffledKeys(container.dockerLabels) }),
  };
}

function shuffledDriver(driver: LogDriver): LogDriver {
  if (driver.logDriver !== "awsfirelens") return { ...driver, settings: shuffledKeys(driver.settings) } as LogDriver;
  const { options = {}, secretOptions = {}, ...settings } = driver.settings;
  return firelens({ ...settings, options: shuffledKeys(options), secretOptions: shuffledKeys(secretOptions) });
}

function shuffledKeys<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).reverse()) as T;
}

/** The fields with those lists reversed that are there. */
function reversedLists<T extends object>(fields: T, lists: readonly (keyof T & string)[]): T {
  const reversed = lists.flatMap((list) => {
    const value: unknown = fields[list];
    return Array.isArray(value) ? [[list, [...(value as unknown[])].reverse()] as const] : [];
  });
  return { ...fields, ...Object.fromEntries(reversed) };
}

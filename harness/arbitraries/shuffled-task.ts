import type { ContainerDefinition } from "../../constructs/ecs/container-definition";
import { firelens } from "../../constructs/ecs/log-drivers/firelens";
import type { LogDriver } from "../../constructs/ecs/log-drivers/log-driver";
import type { TaskShape } from "../../constructs/ecs/rules/task";

/** The same task, written down in another order wherever the order means nothing: lists keep theirs. */
export function shuffledTask(task: TaskShape): TaskShape {
  return { ...task, containers: task.containers.map(shuffledContainer) };
}

function shuffledContainer(container: ContainerDefinition): ContainerDefinition {
  const { linuxParameters, logConfiguration } = container;
  return {
    ...shuffledKeys(container),
    ...(linuxParameters && { linuxParameters: shuffledKeys(linuxParameters) }),
    ...(logConfiguration && { logConfiguration: shuffledDriver(logConfiguration) }),
    ...(container.dockerLabels && { dockerLabels: shuffledKeys(container.dockerLabels) }),
  };
}

/** Options from secrets are a list in AWS: they keep their order. */
function shuffledDriver(driver: LogDriver): LogDriver {
  if (driver.logDriver === "splunk") {
    const { token, url, ...settings } = driver.settings;
    return { ...driver, settings: { token, url, ...shuffledKeys(settings) } };
  }
  if (driver.logDriver === "awslogs") return { ...driver, settings: shuffledKeys(driver.settings) };
  const { options = {}, ...settings } = driver.settings;
  return firelens({ ...shuffledKeys(settings), options: shuffledKeys(options) });
}

function shuffledKeys<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).reverse()) as T;
}

import type { Breaker } from "./breaker";
import { CONTAINER_BREAKERS } from "./container-breakers";
import { DEPENDENCY_BREAKERS } from "./dependency-breakers";
import { ENVIRONMENT_BREAKERS } from "./environment-breakers";
import { LOGGING_BREAKERS } from "./logging-breakers";
import { PORT_BREAKERS } from "./port-breakers";
import { TASK_BREAKERS } from "./task-breakers";
import { VOLUME_BREAKERS } from "./volume-breakers";
import { WINDOWS_BREAKERS } from "./windows-breakers";

export { PLAIN_TASK, PLAIN_WINDOWS_TASK, type Breaker } from "./breaker";

/** At least one for each rule of a task. */
export const BREAKERS: readonly Breaker[] = [
  ...TASK_BREAKERS,
  ...CONTAINER_BREAKERS,
  ...ENVIRONMENT_BREAKERS,
  ...PORT_BREAKERS,
  ...DEPENDENCY_BREAKERS,
  ...VOLUME_BREAKERS,
  ...LOGGING_BREAKERS,
  ...WINDOWS_BREAKERS,
];

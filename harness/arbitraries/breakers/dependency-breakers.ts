import type { ContainerDefinition } from "../../../constructs/ecs/container-definition";
import { inAdded, withContainers, type Breaker, type Unchecked } from "./breaker";

/** A container that waits for `init`, which is like `other`. */
const waiting = (
  code: string,
  what: string,
  condition: string,
  other: Unchecked<ContainerDefinition>,
  says: string,
) => ({
  code,
  what,
  change: (task: Parameters<Breaker["change"]>[0]) =>
    withContainers(task, { dependsOn: [{ containerName: "init", condition }] }, { name: "init", ...other }),
  says: `container "added": ${says}`,
});

const ENDS = "waits for the end of a container, and the end of an essential one ends the task";
const NOT_ESSENTIAL = "set `essential: false` on that container, or wait for START or HEALTHY";

/** Breaks `dependsOn`: `rules/dependencies.ts`. */
export const DEPENDENCY_BREAKERS: readonly Breaker[] = [
  inAdded(
    "dependency-self",
    "waiting for itself",
    { dependsOn: [{ containerName: "added", condition: "START" }] },
    'a container can\'t wait for itself, got: "added"; name another container, or leave the dependency out',
  ),
  inAdded(
    "dependency-unknown",
    "waiting for nobody",
    { dependsOn: [{ containerName: "nobody", condition: "START" }] },
    'dependsOn names a container of the task (app, added), got: "nobody"; correct the name, or add the container',
  ),
  waiting(
    "dependency-condition",
    "a condition",
    "READY",
    {},
    'a dependency\'s condition is START, COMPLETE, SUCCESS, HEALTHY, got: "READY"; choose one of them',
  ),
  waiting(
    "dependency-essential",
    "waiting for the end of an essential container",
    "COMPLETE",
    {},
    `COMPLETE ${ENDS}, got: "init"; ${NOT_ESSENTIAL}`,
  ),
  waiting(
    "dependency-essential",
    "waiting for the success of an essential container",
    "SUCCESS",
    { essential: true },
    `SUCCESS ${ENDS}, got: "init"; ${NOT_ESSENTIAL}`,
  ),
  waiting(
    "dependency-health-check",
    "waiting for the health of a container without a check",
    "HEALTHY",
    {},
    'HEALTHY needs a health check on the other container, got: "init"; add `healthCheck` to it, or wait for START',
  ),
  {
    code: "dependency-duplicate",
    what: "waiting for one container twice",
    change: (task) =>
      withContainers(
        task,
        { dependsOn: ["START", "COMPLETE"].map((condition) => ({ containerName: "init", condition })) },
        { name: "init", essential: false },
      ),
    says: 'container "added": a container waits for another one under one condition, got: "init"; keep the stricter one',
  },
  {
    code: "dependency-cycle",
    what: "waiting in a cycle",
    change: (task) =>
      withContainers(
        task,
        { dependsOn: [{ containerName: "second", condition: "START" }] },
        { name: "second", dependsOn: [{ containerName: "third", condition: "START" }] },
        { name: "third", dependsOn: [{ containerName: "added", condition: "START" }] },
      ),
    says:
      'containers can\'t depend on each other in a cycle, got: "added → second → third → added"; ' +
      "take one of these dependencies out",
  },
];

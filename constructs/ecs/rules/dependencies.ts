import { Token } from "cdktf";
import type { Problem } from "../../core/problem";
import type { ContainerDefinition, ContainerDependency } from "../container-definition";
import { oneOf, repeated } from "../../core/values";
import { inContainer } from "./in-container";

/** The rules of `dependsOn` (Amazon ECS API reference, `ContainerDependency`). */
export function dependencyProblems(containers: readonly ContainerDefinition[]): Problem[] {
  return [
    ...containers.flatMap((container) => inContainer(container, ownProblems(containers, container))),
    ...cycleProblems(containers),
  ];
}

function ownProblems(containers: readonly ContainerDefinition[], container: ContainerDefinition): Problem[] {
  const { dependsOn = [] } = container;
  return [
    ...dependsOn.flatMap((dependency) => oneDependency(containers, container, dependency)),
    ...dependencyDuplicates(dependsOn),
  ];
}

function oneDependency(
  containers: readonly ContainerDefinition[],
  { name }: ContainerDefinition,
  { containerName, condition }: ContainerDependency,
): Problem[] {
  const conditions = ["START", "COMPLETE", "SUCCESS", "HEALTHY"];
  const badCondition = oneOf(condition, conditions, { code: "dependency-condition", what: "a dependency's condition" });
  if (containerName === name) return [itself(name)];
  const other = containers.find((container) => container.name === containerName);
  if (!other) return [...badCondition, ...unknownContainer(containers, containerName)];
  if ((condition === "COMPLETE" || condition === "SUCCESS") && (other.essential ?? true) === true) {
    return [endsTheTask(containerName, condition)];
  }
  if (condition === "HEALTHY" && other.healthCheck === undefined) return [neverHealthy(containerName)];
  return badCondition;
}

const itself = (got: string): Problem => ({
  code: "dependency-self",
  rule: "a container can't wait for itself",
  got,
  fix: "name another container, or leave the dependency out",
});

const endsTheTask = (got: string, condition: string): Problem => ({
  code: "dependency-essential",
  rule: `${condition} waits for the end of a container, and the end of an essential one ends the task`,
  got,
  fix: "set `essential: false` on that container, or wait for START or HEALTHY",
});

const neverHealthy = (got: string): Problem => ({
  code: "dependency-health-check",
  rule: "HEALTHY needs a health check on the other container",
  got,
  fix: "add `healthCheck` to it, or wait for START",
});

/** The name may be that of a container whose name is known only at plan time. */
function unknownContainer(containers: readonly ContainerDefinition[], got: string): Problem[] {
  const names = containers.map(({ name }) => name);
  if ([got, ...names].some((name) => Token.isUnresolved(name))) return [];
  return [
    {
      code: "dependency-unknown",
      rule: `dependsOn names a container of the task (${names.join(", ")})`,
      got,
      fix: "correct the name, or add the container",
    },
  ];
}

function dependencyDuplicates(dependsOn: readonly ContainerDependency[]): Problem[] {
  return repeated(dependsOn.map(({ containerName }) => containerName)).map((name) => ({
    code: "dependency-duplicate",
    rule: "a container waits for another one under one condition",
    got: name,
    fix: "keep the stricter one",
  }));
}

/** Each cycle once, from the container that comes first in the task. Who waits for itself is reported otherwise. */
function cycleProblems(containers: readonly ContainerDefinition[]): Problem[] {
  const waitsFor = new Map(
    containers.map(({ name, dependsOn }) => [name, new Set(dependsOn?.map(({ containerName }) => containerName))]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) {
      cycles.push([...path.slice(start), name]);
    } else if (!done.has(name)) {
      waitsFor.get(name)?.forEach((next) => visit(next, [...path, name]));
      done.add(name);
    }
  };
  for (const name of waitsFor.keys()) visit(name, []);
  return cycles.filter(({ length }) => length > 2).map(cycleProblem);
}

const cycleProblem = (path: readonly string[]): Problem => ({
  code: "dependency-cycle",
  rule: "containers can't depend on each other in a cycle",
  got: path.join(" → "),
  fix: "take one of these dependencies out",
});

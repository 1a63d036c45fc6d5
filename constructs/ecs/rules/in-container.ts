import type { Problem } from "../../core/problem";
import type { ContainerDefinition } from "../container-definition";

/** The problems, each with the container that has it. */
export function inContainer({ name }: ContainerDefinition, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, where: `container "${name}"` }));
}

import { Token } from "cdktf";
import type { Problem } from "../../core/problem";
import type { ContainerDefinition } from "../container-definition";
import type { PortMapping } from "../port-mapping";
import { known } from "../../core/known";

/** The container port that a target group sends its requests to. */
export interface ServiceTargetPort {
  /** Name of the container. */
  readonly containerName: string;
  /** Port of the container, 1–65535. */
  readonly containerPort: number;
}

/** Whether the task has that port: ECS finds out only when the service is made (Amazon ECS API reference, `LoadBalancer`). */
export function targetProblems(containers: readonly ContainerDefinition[], target: ServiceTargetPort): Problem[] {
  const { containerName, containerPort } = target;
  const names = containers.map(({ name }) => name);
  const container = containers.find(({ name }) => name === containerName);
  if (container) return portProblems(container.portMappings ?? [], containerName, containerPort);
  if ([containerName, ...names].some((name) => Token.isUnresolved(name))) return [];
  return [
    {
      code: "target-container",
      rule: `the target is a container of the task (${names.join(", ")})`,
      got: containerName,
      fix: "correct the name, or add the container",
    },
  ];
}

function portProblems(mappings: readonly PortMapping[], containerName: string, containerPort: number): Problem[] {
  const port = known(containerPort);
  const unsure = mappings.some((mapping) => Token.isUnresolved(mapping.containerPort ?? mapping.containerPortRange));
  if (port === undefined || unsure || mappings.some((mapping) => covers(mapping, port))) return [];
  return [
    {
      code: "target-port",
      rule: `the target's port is one that container "${containerName}" maps`,
      got: port,
      fix: "add it to portMappings, or correct it",
    },
  ];
}

function covers({ containerPort, containerPortRange }: PortMapping, port: number): boolean {
  const [first = 0, last = 0] = (known<string>(containerPortRange) ?? "").split("-").map(Number);
  return containerPort === port || (first <= port && port <= last);
}

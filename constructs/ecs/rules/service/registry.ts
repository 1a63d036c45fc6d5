import { known } from "../../../core/known";
import { problem, type Problem } from "../../../core/problem";
import { wholeNumber } from "../../../core/values";
import type { ContainerDefinition } from "../../container-definition";
import type { PlainRegistry } from "../../service-registry";
import { targetProblems } from "./target";

const ARN = /^arn:aws[a-z-]*:servicediscovery:[a-z0-9-]+:\d{12}:service\/srv-[a-z0-9]+$/;

/** The rules of a registry (Amazon ECS API reference, `ServiceRegistry`; AWS Cloud Map API reference, `Service`). */
export function registryProblems(containers: readonly ContainerDefinition[], registry: PlainRegistry): Problem[] {
  const { containerName, containerPort, port } = registry;
  const arn = known(registry.arn);
  const code = "service-registry";
  const problems = wholeNumber(port, { code, what: "a registry's port", min: 1, max: 65535 });
  if (arn !== undefined && !ARN.test(arn)) {
    const rule = "a registry is a service of Cloud Map: arn:aws:servicediscovery:<region>:<account>:service/srv-<id>";
    problems.push(problem(code, rule, arn, "take the service's ARN, not that of its namespace"));
  }
  const isContainers = containerName !== undefined || containerPort !== undefined;
  if (isContainers && (port !== undefined || containerName === undefined || containerPort === undefined)) {
    const got = { containerName, containerPort, port };
    const rule = "a registry has a container's name and port, or a port of its own, or neither";
    problems.push(problem(code, rule, got, "choose one"));
  }
  if (containerName === undefined || containerPort === undefined) return problems;
  return [...problems, ...targetProblems(containers, { containerName, containerPort })];
}

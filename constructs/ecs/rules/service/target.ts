import { Token } from "cdktf";
import { problem, type Problem } from "../../../core/problem";
import type { ContainerDefinition } from "../../container-definition";
import type { PortMapping } from "../../port-mapping";
import { known } from "../../../core/known";
import { repeated } from "../../../core/values";

/** The container port that a target group sends its requests to. */
export interface ServiceTargetPort {
  /** Name of the container. */
  readonly containerName: string;
  /** Port of the container, 1–65535. */
  readonly containerPort: number;
}

/** Target groups of a service (Amazon ECS developer guide, "Registering multiple target groups with an Amazon ECS service"). */
const MOST_TARGETS = 5;

/** What the rules look at of a target. */
export interface AnyTarget extends ServiceTargetPort {
  readonly targetGroup: { readonly arn: string };
  readonly shift?: object;
}

/** How a service is deployed, as far as it decides about its targets. */
interface TargetsDeployment {
  readonly isCodeDeploy: boolean;
  readonly shiftsTraffic: boolean;
}

/**
 * Whether a service takes the targets (Amazon ECS API reference, `CreateService`, `LoadBalancer`: several only with the
 * controller `ECS`, and one at least with `CODE_DEPLOY`; `AdvancedConfiguration`).
 */
export function targetListProblems(targets: readonly AnyTarget[], deployed: TargetsDeployment): Problem[] {
  const code = "service-targets";
  const problems: Problem[] = [];
  if (targets.length > MOST_TARGETS) {
    const rule = `a service has at most ${MOST_TARGETS} target groups`;
    problems.push(problem(code, rule, targets.length, "leave some out"));
  }
  if (deployed.isCodeDeploy && targets.length !== 1) {
    const rule = "a service that CodeDeploy deploys has one target group; its deployment group knows the other one";
    problems.push(problem(code, rule, targets.length, targets.length === 0 ? "add `target`" : "leave the others out"));
  }
  const places = targets.map(({ targetGroup, containerName, containerPort }) =>
    [targetGroup.arn, containerName, containerPort].join(" "),
  );
  const twice = repeated(places);
  if (twice.length > 0) problems.push(problem(code, "each target is there once", twice, "leave it out"));
  for (const { containerName, shift } of targets) {
    if ((shift !== undefined) === deployed.shiftsTraffic) continue;
    const rule = "a target has `shift` for the strategies BLUE_GREEN, CANARY and LINEAR, and only for them";
    const where = `target "${containerName}"`;
    const fix = shift === undefined ? "say what ECS changes" : "leave it out, or set deployment.strategy";
    problems.push({ code: "service-target-shift", where, rule, got: shift, fix });
  }
  return problems;
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
  if (port === undefined || unsure) return [];
  const covering = mappings.filter((mapping) => covers(mapping, port));
  if (covering.length > 1) return [twice(containerName, port)];
  if (covering.length === 1) return [];
  return [
    {
      code: "target-port",
      rule: `the target's port is one that container "${containerName}" maps`,
      got: port,
      fix: "add it to portMappings, or correct it",
    },
  ];
}

/** AWS: "Container port 53 is used in more than one port mapping for container" (aws/amazon-ecs-agent issue 3428). */
const twice = (containerName: string, got: number): Problem => ({
  code: "target-port",
  rule: `the target's port is one that container "${containerName}" maps once, not for tcp and udp`,
  got,
  fix: "let the container listen on another port too, and take that one as the target",
});

function covers({ containerPort, containerPortRange }: PortMapping, port: number): boolean {
  const [first = NaN, last = NaN] = known<string>(containerPortRange)?.split("-").map(Number) ?? [];
  return containerPort === port || (first <= port && port <= last);
}
